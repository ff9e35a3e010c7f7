package dev.dormouse.bench;

import dev.dormouse.analyzers.life.FindingChange;
import dev.dormouse.analyzers.life.FindingDetails;
import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.analyzers.life.FindingStatus;
import dev.dormouse.analyzers.life.PrincipalRef;
import dev.dormouse.analyzers.life.TimeOrderedIds;
import dev.dormouse.catalog.Catalog;
import dev.dormouse.catalog.Service;
import dev.dormouse.findings.FindingType;
import dev.dormouse.policy.PrincipalKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * New findings, an account's at a time: of permissions mostly, of a few services each, every
 * hundredth of an administrator role. Every fifth batch goes to one large account.
 */
final class SampleFindings {
  static final int PER_ACCOUNT = 500;
  static final String LARGE_ACCOUNT = "100000000000";
  private static final int ADMINISTRATOR_EVERY = 100;
  private static final int LARGE_EVERY = 5;
  private static final int SERVICES = 6;
  private static final Instant LAST_USED = Instant.parse("2026-03-01T10:00:00Z");

  private final long analyzer;
  private final TimeOrderedIds ids;
  private final List<FindingDetails.Service> services;
  private final List<UUID> administrators = new ArrayList<>();
  private int batches;
  private int made;

  SampleFindings(long analyzer, Catalog catalog, TimeOrderedIds ids) {
    this.analyzer = analyzer;
    this.ids = ids;
    this.services = catalog.services().stream().map(SampleFindings::unused).toList();
  }

  private static FindingDetails.Service unused(Service service) {
    return new FindingDetails.Service(
        service.prefix(), false, LAST_USED, service.actions(), Map.of());
  }

  /** Ids of findings of administrator roles, so far. */
  List<UUID> administrators() {
    return administrators;
  }

  List<FindingChange> nextAccount() {
    int batch = batches++;
    String account =
        batch % LARGE_EVERY == 0
            ? LARGE_ACCOUNT
            : String.format(Locale.ROOT, "2%011d", batch % 2_000);
    Instant now = Instant.now();
    List<FindingChange> changes = new ArrayList<>(PER_ACCOUNT);
    for (int i = 0; i < PER_ACCOUNT; i++) {
      changes.add(new FindingChange.Opened(finding(account, now)));
    }
    return changes;
  }

  private FindingRecord finding(String account, Instant now) {
    int number = made++;
    UUID id = ids.get();
    boolean role = number % 10 == 0;
    boolean administrator = !role && number % ADMINISTRATOR_EVERY == 1;
    if (administrator) {
      administrators.add(id);
    }
    return new FindingRecord(
        id,
        analyzer,
        id,
        new PrincipalRef(
            account,
            "arn:aws:iam::" + account + ":role/team/service-role-" + number,
            "AROAEXAMPLE" + number,
            PrincipalKind.ROLE),
        role ? FindingType.UNUSED_IAM_ROLE : FindingType.UNUSED_PERMISSION,
        FindingStatus.ACTIVE,
        null,
        role ? new FindingDetails.Role(LAST_USED) : permissions(number, administrator),
        now,
        now,
        null,
        null,
        ids.get());
  }

  private FindingDetails permissions(int number, boolean administrator) {
    int from = number * SERVICES % (services.size() - SERVICES);
    return new FindingDetails.Permissions(
        administrator ? services : services.subList(from, from + SERVICES));
  }
}

package dev.dormouse.api;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.life.FindingChange;
import dev.dormouse.analyzers.life.FindingDetails;
import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.analyzers.life.FindingStatus;
import dev.dormouse.analyzers.life.PrincipalRef;
import dev.dormouse.catalog.ActionSet;
import dev.dormouse.catalog.Catalog;
import dev.dormouse.findings.FindingType;
import dev.dormouse.policy.PrincipalKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Opens findings as a scan would. */
final class Findings {
  static final Instant LAST_USE = Instant.parse("2026-01-02T03:04:05Z");

  private final ServerFixture server;
  private final Analyzer analyzer;
  private int opened;

  Findings(ServerFixture server, String analyzer) {
    this.server = server;
    this.analyzer = server.analyzer(analyzer);
  }

  UUID role(String account, String name) {
    return open(
        account,
        PrincipalKind.ROLE,
        name,
        FindingType.UNUSED_IAM_ROLE,
        new FindingDetails.Role(LAST_USE));
  }

  UUID password(String account, String name) {
    return open(
        account,
        PrincipalKind.USER,
        name,
        FindingType.UNUSED_IAM_USER_PASSWORD,
        new FindingDetails.Password(null));
  }

  UUID keys(String account, String name) {
    return open(
        account,
        PrincipalKind.USER,
        name,
        FindingType.UNUSED_IAM_USER_ACCESS_KEY,
        new FindingDetails.Keys(
            List.of(
                new FindingDetails.Key("AKIAIOSFODNN7EXAMPLE", LAST_USE),
                new FindingDetails.Key("AKIAI44QH8DHBEXAMPLE", null))));
  }

  UUID permissions(String account, String name) {
    Catalog catalog = Catalog.bundled();
    int delete = catalog.find("s3", "DeleteBucket").orElseThrow().id();
    int create = catalog.find("s3", "CreateBucket").orElseThrow().id();
    return open(
        account,
        PrincipalKind.ROLE,
        name,
        FindingType.UNUSED_PERMISSION,
        new FindingDetails.Permissions(
            List.of(
                new FindingDetails.Service(
                    "s3", false, LAST_USE, ActionSet.of(delete, create), Map.of(delete, LAST_USE)),
                new FindingDetails.Service("bedrock", true, null, null, Map.of()))));
  }

  private UUID open(
      String account, PrincipalKind kind, String name, FindingType type, FindingDetails details) {
    UUID id =
        new UUID(
            0x0190_0000_0000_7000L + (analyzer.id() << 16) + opened,
            0x8000_0000_0000_0000L + opened);
    opened++;
    Instant now = server.clock.instant();
    String path = kind == PrincipalKind.ROLE ? ":role/" : ":user/";
    FindingRecord finding =
        new FindingRecord(
            id,
            analyzer.id(),
            id,
            new PrincipalRef(
                account, "arn:aws:iam::" + account + path + name, "AROA" + name + account, kind),
            type,
            FindingStatus.ACTIVE,
            null,
            details,
            now,
            now,
            now,
            null,
            UUID.randomUUID());
    boolean applied =
        server
            .database
            .findings()
            .apply(analyzer.id(), List.of(new FindingChange.Opened(finding)), null, now);
    if (!applied) {
      throw new IllegalStateException("not opened: " + finding);
    }
    return id;
  }
}

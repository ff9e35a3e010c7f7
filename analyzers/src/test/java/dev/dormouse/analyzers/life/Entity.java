package dev.dormouse.analyzers.life;

import dev.dormouse.catalog.Catalog;
import dev.dormouse.evidence.AccessKey;
import dev.dormouse.evidence.Coverage;
import dev.dormouse.evidence.Granularity;
import dev.dormouse.evidence.KeyEvidence;
import dev.dormouse.evidence.LastAccessedReport;
import dev.dormouse.evidence.LastUse;
import dev.dormouse.evidence.PasswordEvidence;
import dev.dormouse.evidence.PrincipalEvidence;
import dev.dormouse.evidence.ServiceAccess;
import dev.dormouse.evidence.Source;
import dev.dormouse.evidence.Tracked;
import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.evidence.Usage;
import dev.dormouse.findings.Account;
import dev.dormouse.findings.Assessment;
import dev.dormouse.findings.Assessor;
import dev.dormouse.findings.ExclusionRule;
import dev.dormouse.findings.Exclusions;
import dev.dormouse.findings.Settings;
import dev.dormouse.policy.Arn;
import dev.dormouse.policy.AttachedPolicy;
import dev.dormouse.policy.PolicyCompiler;
import dev.dormouse.policy.PolicyParser;
import dev.dormouse.policy.PolicySource;
import dev.dormouse.policy.Principal;
import dev.dormouse.policy.PrincipalKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A role or user of an account, and what is known of it, to be changed between two analyses. Begins
 * as old, used yesterday, with no policies, keys or password, and a report that lists nothing.
 */
final class Entity {
  static final Instant AS_OF = Instant.parse("2026-11-20T08:00:00Z");
  static final String ACCOUNT = "111122223333";

  private static final PolicyCompiler COMPILER = new PolicyCompiler(Catalog.bundled());
  private static final Exclusions EXCLUSIONS =
      new Exclusions(
          List.of(new ExclusionRule(Set.of(), List.of(Map.of("dormouse", "ignore")))),
          List.of(),
          List.of(),
          Set.of(),
          Exclusions.NONE.ownRole());

  private final PrincipalKind kind;
  private final String id;
  private String name;
  private int ageInDays = 1000;
  private boolean excluded;
  private boolean defect;
  private final Set<String> allowed = new TreeSet<>();
  private final Map<String, ServiceAccess> services = new TreeMap<>();
  private @Nullable UnknownReason noReport;
  private LastUse roleUse = used(1);
  private KeyEvidence keys = new KeyEvidence.Known(List.of());
  private PasswordEvidence password = new PasswordEvidence.None();

  private Entity(PrincipalKind kind, String id, String name) {
    this.kind = kind;
    this.id = id;
    this.name = name;
  }

  static Entity role(String id, String name) {
    return new Entity(PrincipalKind.ROLE, id, name);
  }

  static Entity user(String id, String name) {
    return new Entity(PrincipalKind.USER, id, name);
  }

  static Instant daysAgo(int days) {
    return AS_OF.minus(Duration.ofDays(days));
  }

  private static Coverage full() {
    return new Coverage(AS_OF.minus(LastAccessedReport.LOOK_BACK), AS_OF);
  }

  static LastUse used(int days) {
    return new LastUse.At(daysAgo(days), Source.ROLE_LAST_USED, full());
  }

  static LastUse never() {
    return new LastUse.Never(Source.ROLE_LAST_USED, full());
  }

  static LastUse unknown() {
    return LastUse.unknown(UnknownReason.NO_ROLE_LAST_USED);
  }

  static AccessKey key(String id, boolean active, LastUse use) {
    return new AccessKey(id, daysAgo(500), active, use);
  }

  String id() {
    return id;
  }

  PrincipalKind kind() {
    return kind;
  }

  Entity name(String value) {
    name = value;
    return this;
  }

  Entity ageInDays(int value) {
    ageInDays = value;
    return this;
  }

  Entity excluded(boolean value) {
    excluded = value;
    return this;
  }

  /** Whether one more policy is attached than can be read. */
  Entity defect(boolean value) {
    defect = value;
    return this;
  }

  /** Instead of what was allowed before. */
  Entity allow(String... actions) {
    allowed.clear();
    allowed.addAll(List.of(actions));
    return this;
  }

  Entity service(String namespace, @Nullable Instant last) {
    services.put(namespace, new ServiceAccess(namespace, last, null));
    return this;
  }

  Entity service(String namespace, @Nullable Instant last, Tracked tracked) {
    services.put(namespace, new ServiceAccess(namespace, last, tracked.build()));
    return this;
  }

  Entity noReport(@Nullable UnknownReason value) {
    noReport = value;
    return this;
  }

  Entity roleUse(LastUse value) {
    roleUse = value;
    return this;
  }

  Entity keys(AccessKey... value) {
    keys = new KeyEvidence.Known(List.of(value));
    return this;
  }

  Entity keysUnknown() {
    keys =
        new KeyEvidence.Unknown(
            UnknownReason.NO_ACCESS_KEY_DATA, UnknownReason.NO_ACCESS_KEY_DATA.description());
    return this;
  }

  Entity password(PasswordEvidence value) {
    password = value;
    return this;
  }

  static PasswordEvidence password(LastUse use) {
    return new PasswordEvidence.Present(daysAgo(500), use);
  }

  static PasswordEvidence passwordUnknown() {
    return new PasswordEvidence.Unknown(
        UnknownReason.NO_PASSWORD_DATA, UnknownReason.NO_PASSWORD_DATA.description());
  }

  /** Nothing is known of it, but that it is there. */
  Entity blind() {
    return roleUse(unknown())
        .keysUnknown()
        .password(passwordUnknown())
        .noReport(UnknownReason.NO_LAST_ACCESSED_REPORT);
  }

  Assessment assess() {
    return assess(Settings.DEFAULT);
  }

  Assessment assess(Settings settings) {
    LastAccessedReport report =
        noReport != null
            ? null
            : new LastAccessedReport(
                null, "", Granularity.ACTION_LEVEL, AS_OF, new ArrayList<>(services.values()));
    return new Assessor(COMPILER, settings, EXCLUSIONS)
        .assess(
            Account.of(ACCOUNT),
            principal(),
            new PrincipalEvidence(
                roleUse,
                keys,
                password,
                report,
                noReport == null ? UnknownReason.NO_LAST_ACCESSED_REPORT : noReport,
                Usage.none()),
            AS_OF);
  }

  private Principal principal() {
    String resource = (kind == PrincipalKind.ROLE ? "role/" : "user/") + name;
    return new Principal(
        kind,
        new Arn("aws", "iam", "", ACCOUNT, resource),
        id,
        name,
        "/",
        daysAgo(ageInDays),
        excluded ? Map.of("dormouse", "ignore") : Map.of(),
        List.of(),
        policies(),
        null,
        defect
            ? List.of(new Principal.PolicyDefect(PolicySource.inline("lost"), "unreadable"))
            : List.of());
  }

  private List<AttachedPolicy> policies() {
    if (allowed.isEmpty()) {
      return List.of();
    }
    String text =
        "{\"Statement\":[{\"Effect\":\"Allow\",\"Resource\":\"*\",\"Action\":[\""
            + String.join("\",\"", allowed)
            + "\"]}]}";
    return List.of(
        new AttachedPolicy(
            PolicySource.inline("inline"), COMPILER.compile(PolicyParser.parse(text)), List.of()));
  }
}

package dev.dormouse.findings;

import dev.dormouse.evidence.AccessKey;
import dev.dormouse.evidence.KeyEvidence;
import dev.dormouse.evidence.LastAccessedReport;
import dev.dormouse.evidence.LastUse;
import dev.dormouse.evidence.PasswordEvidence;
import dev.dormouse.evidence.PrincipalEvidence;
import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.evidence.Usage;
import dev.dormouse.policy.Arn;
import dev.dormouse.policy.AttachedPolicy;
import dev.dormouse.policy.PolicySource;
import dev.dormouse.policy.PolicyVersion;
import dev.dormouse.policy.Principal;
import dev.dormouse.policy.PrincipalKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A principal and what is known of it, built step by step. Begins as a role or user of 1,000 days
 * that was used yesterday, has no policies, keys or password, and no report.
 */
final class Subject {
  private final PrincipalKind kind;
  private final String name;
  private String path = "/";
  private String partition = "aws";
  private Instant created = Fixtures.daysAgo(1000);
  private final Map<String, String> tags = new HashMap<>();
  private final List<AttachedPolicy> policies = new ArrayList<>();
  private final List<Principal.PolicyDefect> defects = new ArrayList<>();
  private LastUse roleUse = Fixtures.at(Fixtures.daysAgo(1));
  private KeyEvidence keys = new KeyEvidence.Known(List.of());
  private PasswordEvidence password = new PasswordEvidence.None();
  private @Nullable LastAccessedReport report;
  private UnknownReason reportMissing = UnknownReason.NO_LAST_ACCESSED_REPORT;
  private Usage trail = Usage.none();

  private Subject(PrincipalKind kind, String name) {
    this.kind = kind;
    this.name = name;
  }

  static Subject role() {
    return role("Worker");
  }

  static Subject role(String name) {
    return new Subject(PrincipalKind.ROLE, name);
  }

  static Subject user() {
    return new Subject(PrincipalKind.USER, "alice");
  }

  Subject path(String value) {
    path = value;
    return this;
  }

  Subject partition(String value) {
    partition = value;
    return this;
  }

  Subject created(Instant value) {
    created = value;
    return this;
  }

  Subject tag(String key, String value) {
    tags.put(key, value);
    return this;
  }

  /** An inline policy of these statements. */
  Subject policy(String... statements) {
    policies.add(
        new AttachedPolicy(
            PolicySource.inline("inline-" + policies.size()),
            Fixtures.COMPILER.compile(Fixtures.document(statements)),
            List.of()));
    return this;
  }

  Subject allow(String... patterns) {
    return policy(Fixtures.statement("Allow", patterns));
  }

  /** A customer-managed policy; its default version among {@code versions} is in force. */
  Subject managed(PolicyVersion... versions) {
    for (PolicyVersion version : versions) {
      if (version.isDefault()) {
        policies.add(
            new AttachedPolicy(
                PolicySource.managed("Custom", "arn:aws:iam::111122223333:policy/Custom"),
                Fixtures.COMPILER.compile(version.document()),
                List.of(versions)));
      }
    }
    return this;
  }

  Subject defect(String policy, String reason) {
    defects.add(new Principal.PolicyDefect(PolicySource.inline(policy), reason));
    return this;
  }

  Subject roleUse(LastUse value) {
    roleUse = value;
    return this;
  }

  Subject keys(AccessKey... value) {
    keys = new KeyEvidence.Known(List.of(value));
    return this;
  }

  Subject keys(UnknownReason reason) {
    keys = new KeyEvidence.Unknown(reason, reason.description());
    return this;
  }

  Subject password(Instant since, LastUse use) {
    password = new PasswordEvidence.Present(since, use);
    return this;
  }

  Subject password(UnknownReason reason) {
    password = new PasswordEvidence.Unknown(reason, reason.description());
    return this;
  }

  Subject report(Report value) {
    report = value.build();
    return this;
  }

  Subject report(LastAccessedReport value) {
    report = value;
    return this;
  }

  Subject noReport(UnknownReason reason) {
    report = null;
    reportMissing = reason;
    return this;
  }

  Subject trail(Usage value) {
    trail = trail.merge(value);
    return this;
  }

  Principal principal() {
    String resource = (kind == PrincipalKind.ROLE ? "role" : "user") + path + name;
    return new Principal(
        kind,
        new Arn(partition, "iam", "", Fixtures.ACCOUNT.id(), resource),
        kind == PrincipalKind.ROLE ? "AROAEXAMPLE" : "AIDAEXAMPLE",
        name,
        path,
        created,
        tags,
        List.of(),
        policies,
        null,
        defects);
  }

  PrincipalEvidence evidence() {
    return new PrincipalEvidence(roleUse, keys, password, report, reportMissing, trail);
  }
}

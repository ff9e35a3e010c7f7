package dev.dormouse.findings;

import dev.dormouse.catalog.Action;
import dev.dormouse.catalog.ActionSet;
import dev.dormouse.catalog.Catalog;
import dev.dormouse.evidence.Coverage;
import dev.dormouse.evidence.LastAccessedReport;
import dev.dormouse.evidence.LastUse;
import dev.dormouse.evidence.Source;
import dev.dormouse.policy.PolicyCompiler;
import dev.dormouse.policy.PolicyDocument;
import dev.dormouse.policy.PolicyParser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The moment, the account and the shorthand that the tests of this room share. */
final class Fixtures {
  static final Instant AS_OF = Instant.parse("2026-11-20T08:00:00Z");

  /** The start of the default tracking period. */
  static final Instant START = daysAgo(90);

  static final Account ACCOUNT = Account.of("111122223333");
  static final Catalog CATALOG = Catalog.bundled();
  static final PolicyCompiler COMPILER = new PolicyCompiler(CATALOG);

  private Fixtures() {}

  static Instant daysAgo(int days) {
    return AS_OF.minus(Duration.ofDays(days));
  }

  /** A look over the last 400 days. */
  static Coverage full() {
    return new Coverage(AS_OF.minus(LastAccessedReport.LOOK_BACK), AS_OF);
  }

  static LastUse never() {
    return new LastUse.Never(Source.ROLE_LAST_USED, full());
  }

  static LastUse at(Instant time) {
    return new LastUse.At(time, Source.ROLE_LAST_USED, full());
  }

  static Assessor assessor(Settings settings) {
    return new Assessor(COMPILER, settings, Exclusions.NONE);
  }

  static Assessment assess(Settings settings, Subject subject) {
    return assessor(settings).assess(ACCOUNT, subject.principal(), subject.evidence(), AS_OF);
  }

  static Assessment assess(Subject subject) {
    return assess(Settings.DEFAULT, subject);
  }

  static Action action(String qualifiedName) {
    String[] parts = qualifiedName.split(":", 2);
    return CATALOG.find(parts[0], parts[1]).orElseThrow();
  }

  static ActionSet actions(String... qualifiedNames) {
    ActionSet.Builder actions = ActionSet.builder();
    for (String name : qualifiedNames) {
      actions.add(action(name).id());
    }
    return actions.build();
  }

  static PolicyDocument document(String... statements) {
    return PolicyParser.parse(
        "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}");
  }

  /** One statement on all resources. */
  static String statement(String effect, String... patterns) {
    return "{\"Effect\":\""
        + effect
        + "\",\"Resource\":\"*\",\"Action\":[\""
        + String.join("\",\"", patterns)
        + "\"]}";
  }

  static List<FindingType> types(Assessment assessment) {
    return assessment.findings().stream().map(Finding::type).toList();
  }
}

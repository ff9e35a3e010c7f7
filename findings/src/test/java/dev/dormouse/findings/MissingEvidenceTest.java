package dev.dormouse.findings;

import static dev.dormouse.findings.Fixtures.AS_OF;
import static dev.dormouse.findings.Fixtures.START;
import static dev.dormouse.findings.Fixtures.action;
import static dev.dormouse.findings.Fixtures.actions;
import static dev.dormouse.findings.Fixtures.assess;
import static dev.dormouse.findings.Fixtures.at;
import static dev.dormouse.findings.Fixtures.daysAgo;
import static dev.dormouse.findings.Fixtures.document;
import static dev.dormouse.findings.Fixtures.full;
import static dev.dormouse.findings.Fixtures.never;
import static dev.dormouse.findings.Fixtures.statement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.catalog.ActionSet;
import dev.dormouse.evidence.AccessKey;
import dev.dormouse.evidence.Coverage;
import dev.dormouse.evidence.LastAccessedReport;
import dev.dormouse.evidence.LastUse;
import dev.dormouse.evidence.Source;
import dev.dormouse.evidence.Tracked;
import dev.dormouse.evidence.TrackingHistory;
import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.evidence.Usage;
import dev.dormouse.policy.PolicyVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Each way in which evidence can be missing ends as unknown, and never as unused. */
class MissingEvidenceTest {
  private static final Instant YESTERDAY = daysAgo(1);
  private static final Instant LONG_AGO = daysAgo(200);

  @ParameterizedTest
  @EnumSource(UnknownReason.class)
  void aRoleWhoseUseIsUnknownForAnyReasonIsUnknown(UnknownReason reason) {
    Assessment role = assess(Subject.role().roleUse(LastUse.unknown(reason)));

    assertThat(role.role()).isEqualTo(Verdict.Unknown.of(reason));
    assertThat(role.findings()).isEmpty();
    assertThat(role.unknowns())
        .containsExactly(new UnknownSubject("role", reason, reason.description(), 0));
  }

  @ParameterizedTest
  @EnumSource(UnknownReason.class)
  void keysThatAreUnknownForAnyReasonAreUnknown(UnknownReason reason) {
    Assessment user = assess(Subject.user().keys(reason));

    assertThat(user.keys()).isEmpty();
    assertThat(user.findings()).isEmpty();
    assertThat(user.unknowns())
        .containsExactly(new UnknownSubject("access keys", reason, reason.description(), 0));
  }

  @ParameterizedTest
  @EnumSource(UnknownReason.class)
  void aKeyWhoseUseIsUnknownForAnyReasonIsUnknown(UnknownReason reason) {
    Assessment user = assess(Subject.user().keys(key("AKIAONE", LastUse.unknown(reason))));

    assertThat(user.findings()).isEmpty();
    assertThat(user.unknowns())
        .containsExactly(new UnknownSubject("AKIAONE", reason, reason.description(), 0));
  }

  @ParameterizedTest
  @EnumSource(UnknownReason.class)
  void aPasswordThatIsUnknownForAnyReasonIsUnknown(UnknownReason reason) {
    Assessment whether = assess(Subject.user().password(reason));
    Assessment use = assess(Subject.user().password(LONG_AGO, LastUse.unknown(reason)));

    for (Assessment user : new Assessment[] {whether, use}) {
      assertThat(user.password()).isEqualTo(Verdict.Unknown.of(reason));
      assertThat(user.findings()).isEmpty();
      assertThat(user.unknowns())
          .containsExactly(new UnknownSubject("password", reason, reason.description(), 0));
    }
  }

  @ParameterizedTest
  @EnumSource(UnknownReason.class)
  void permissionsWithoutAReportForAnyReasonAreUnknown(UnknownReason reason) {
    Assessment role = assess(Subject.role().allow("s3:*", "ec2:*").noReport(reason));

    allUnknown(role, reason);
    assertThat(role.unknowns())
        .containsExactly(
            new UnknownSubject(
                "permissions", reason, reason.description(), verdicts(role).granted().size()));
  }

  @ParameterizedTest
  @EnumSource(UnknownReason.class)
  void permissionsUnderADefectiveReportOfAnyReasonAreUnknown(UnknownReason reason) {
    Report report =
        new Report()
            .service("s3", null)
            .service("ec2", YESTERDAY, Tracked.in("ec2").at(null, "RunInstances"))
            .defect(reason);
    Assessment role = assess(Subject.role().allow("s3:*", "ec2:*", "sqs:*").report(report));

    allUnknown(role, reason);
    assertThat(verdicts(role).detail(reason)).isEqualTo("the defect's own words");
  }

  @ParameterizedTest
  @EnumSource(
      value = UnknownReason.class,
      mode = Mode.INCLUDE,
      names = {"REPORT_IN_PROGRESS", "REPORT_FAILED", "REPORT_TRUNCATED", "REPORT_UNREADABLE"})
  void aReportThatIsUnreadableShowsNothing(UnknownReason reason) {
    allUnknown(
        assess(
            Subject.role().allow("*").report(LastAccessedReport.unreadable(reason, "the words"))),
        reason);
  }

  @Test
  void whatADefectiveReportShowsAsUsedWasUsed() {
    Report report =
        new Report()
            .service("s3", YESTERDAY, Tracked.in("s3").at(YESTERDAY, "DeleteBucket"))
            .defect(UnknownReason.REPORT_TRUNCATED);
    PermissionVerdicts verdicts = verdicts(assess(Subject.role().allow("s3:*").report(report)));

    assertThat(verdicts.used()).isEqualTo(actions("s3:DeleteBucket"));
    assertThat(verdicts.unused().isEmpty()).isTrue();
    assertThat(verdicts.verdict(action("s3:DeleteBucket")))
        .isEqualTo(new Verdict.Used(YESTERDAY, Source.ACTION_LAST_ACCESSED));
  }

  @Test
  void aServiceUsedInADefectiveReportIsUseOfTheRole() {
    Report report = new Report().service("s3", YESTERDAY).defect(UnknownReason.REPORT_TRUNCATED);

    assertThat(assess(Subject.role().roleUse(never()).report(report)).role())
        .isEqualTo(new Verdict.Used(YESTERDAY, Source.SERVICE_LAST_ACCESSED));
    assertThat(
            assess(
                    Subject.role()
                        .roleUse(LastUse.unknown(UnknownReason.NO_ROLE_LAST_USED))
                        .report(report))
                .role())
        .isEqualTo(new Verdict.Used(YESTERDAY, Source.SERVICE_LAST_ACCESSED));
  }

  @Test
  void anOldUseOfAServiceDoesNotMakeAnUnknownRoleUnused() {
    Report report = new Report().service("s3", LONG_AGO);

    assertThat(
            assess(
                    Subject.role()
                        .roleUse(LastUse.unknown(UnknownReason.NO_ROLE_LAST_USED))
                        .report(report))
                .role())
        .isEqualTo(Verdict.Unknown.of(UnknownReason.NO_ROLE_LAST_USED));
  }

  @Test
  void anOldUseOfAServiceDoesNotStandInForAMissingLookBack() {
    LastUse shortSighted =
        new LastUse.Never(Source.ROLE_LAST_USED, new Coverage(daysAgo(30), AS_OF));

    unknown(
        assess(Subject.role().roleUse(shortSighted).report(new Report().service("s3", LONG_AGO)))
            .role(),
        UnknownReason.LOOKBACK_TOO_SHORT);
  }

  @Test
  void aServiceThatTheReportDoesNotListIsUnknown() {
    Assessment role =
        assess(Subject.role().allow("s3:*").report(new Report().service("ec2", null)));

    allUnknown(role, UnknownReason.SERVICE_NOT_IN_REPORT);
  }

  @Test
  void aServiceThatTheCatalogDoesNotKnowIsPassedOver() {
    Assessment role =
        assess(Subject.role().allow("s3:*").report(new Report().service("brand-new", null)));

    allUnknown(role, UnknownReason.SERVICE_NOT_IN_REPORT);
  }

  @Test
  void aServiceLevelReportTellsNothingOfTheActionsOfAUsedService() {
    Report report = new Report().serviceLevel().service("s3", YESTERDAY).service("ec2", null);
    PermissionVerdicts verdicts =
        verdicts(assess(Subject.role().allow("s3:*", "ec2:*").report(report)));

    assertThat(verdicts.unknown())
        .containsOnlyKeys(UnknownReason.SERVICE_LEVEL_ONLY)
        .containsEntry(UnknownReason.SERVICE_LEVEL_ONLY, service("s3"));
    assertThat(verdicts.unused()).isEqualTo(service("ec2"));
  }

  @Test
  void aUsedServiceWithoutAListOfActionsTellsNothingOfThem() {
    PermissionVerdicts verdicts =
        verdicts(
            assess(Subject.role().allow("s3:*").report(new Report().service("s3", YESTERDAY))));
    ActionSet watched = service("s3").and(Fixtures.CATALOG.lastAccessed());

    assertThat(verdicts.unused().isEmpty()).isTrue();
    assertThat(verdicts.unknown())
        .containsEntry(UnknownReason.NO_ACTION_DATA, watched)
        .containsEntry(UnknownReason.UNTRACKED_ACTION, service("s3").andNot(watched));
  }

  @Test
  void anActionMissingFromTheListIsUnknown() {
    PermissionVerdicts verdicts = s3With(Tracked.in("s3").at(null, "DeleteBucket"));

    assertThat(verdicts.unused()).isEqualTo(actions("s3:DeleteBucket"));
    unknown(verdicts.verdict(action("s3:PutBucketPolicy")), UnknownReason.ACTION_NOT_IN_REPORT);
  }

  @Test
  void anActionThatNobodyTracksIsUnknownIfItsServiceWasUsed() {
    PermissionVerdicts verdicts = s3With(Tracked.in("s3").at(null, "DeleteBucket"));

    unknown(verdicts.verdict(action("s3:GetObject")), UnknownReason.UNTRACKED_ACTION);
  }

  @Test
  void anEmptyListOfActionsProvesNothing() {
    PermissionVerdicts verdicts = s3With(Tracked.in("s3"));

    assertThat(verdicts.unused().isEmpty()).isTrue();
  }

  @Test
  void aServiceLastUsedByATrackedActionOnlyCountsAsUsed() {
    Report report =
        new Report().service("s3", null, Tracked.in("s3").at(YESTERDAY, "DeleteBucket"));
    PermissionVerdicts verdicts = verdicts(assess(Subject.role().allow("s3:*").report(report)));

    assertThat(verdicts.used()).isEqualTo(actions("s3:DeleteBucket"));
    assertThat(verdicts.unused().isEmpty()).isTrue();
    assertThat(verdicts.unusedServiceCount()).isZero();
  }

  @Test
  void passRoleIsUnknownEvenIfIamIsUnusedAsAWhole() {
    PermissionVerdicts verdicts =
        verdicts(assess(Subject.role().allow("iam:*").report(new Report().service("iam", null))));

    unknown(verdicts.verdict(action("iam:PassRole")), UnknownReason.UNTRACKED_ACTION);
    assertThat(verdicts.unused()).isEqualTo(service("iam").andNot(actions("iam:PassRole")));
  }

  @Test
  void passRoleIsUnknownEvenIfAReportListsIt() {
    Report report =
        new Report()
            .service("iam", YESTERDAY, Tracked.in("iam").at(null, "PassRole", "CreateRole"));
    PermissionVerdicts verdicts = verdicts(assess(Subject.role().allow("iam:*").report(report)));

    unknown(verdicts.verdict(action("iam:PassRole")), UnknownReason.UNTRACKED_ACTION);
    assertThat(verdicts.unused()).isEqualTo(actions("iam:CreateRole"));
  }

  @Test
  void aReportOlderThanTheSlackIsTooOld() {
    Instant edge = AS_OF.minus(Settings.DEFAULT.evidenceSlack());
    Subject role = Subject.role().allow("s3:*");

    assertThat(
            verdicts(assess(role.report(new Report().service("s3", null).completedAt(edge))))
                .unused())
        .isEqualTo(service("s3"));
    allUnknown(
        assess(role.report(new Report().service("s3", null).completedAt(edge.minusSeconds(1)))),
        UnknownReason.EVIDENCE_TOO_OLD);
  }

  @Test
  void aReportThatLooksBackTooLittleIsUnknown() {
    Instant edge = START.plus(LastAccessedReport.LOOK_BACK);
    Subject role = Subject.role().allow("s3:*");

    assertThat(
            verdicts(assess(role.report(new Report().service("s3", null).completedAt(edge))))
                .unused())
        .isEqualTo(service("s3"));
    allUnknown(
        assess(role.report(new Report().service("s3", null).completedAt(edge.plusSeconds(1)))),
        UnknownReason.LOOKBACK_TOO_SHORT);
  }

  @Test
  void aListOfActionsIsAsOldAsTheirTracking() {
    unusedOnlySince("aws", "rds", "CreateDBInstanceReadReplica", "2023-05-23T00:00:00Z");
    unusedOnlySince("aws", "ec2", "RunInstances", "2021-04-07T00:00:00Z");
    unusedOnlySince("aws", "s3", "DeleteBucket", "2020-04-12T00:00:00Z");
    unusedOnlySince("aws-us-gov", "s3", "DeleteBucket", "2023-07-01T00:00:00Z");
  }

  /** An unused action of a used service is unused only if it was tracked all the period. */
  private static void unusedOnlySince(
      String partition, String service, String name, String tracked) {
    Instant edge = Instant.parse(tracked).plus(Duration.ofDays(90));
    assertThat(judgedAt(edge, partition, service, name)).isInstanceOf(Verdict.Unused.class);
    unknown(
        judgedAt(edge.minusSeconds(1), partition, service, name), UnknownReason.LOOKBACK_TOO_SHORT);
  }

  private static Verdict judgedAt(Instant asOf, String partition, String service, String name) {
    Report report =
        new Report()
            .completedAt(asOf)
            .service(service, asOf.minusSeconds(60), Tracked.in(service).at(null, name));
    Subject role =
        Subject.role()
            .partition(partition)
            .created(Instant.parse("2015-01-01T00:00:00Z"))
            .roleUse(at(asOf))
            .allow(service + ":" + name)
            .report(report);
    Assessment assessment =
        Fixtures.assessor(Settings.DEFAULT)
            .assess(Fixtures.ACCOUNT, role.principal(), role.evidence(), asOf);
    return verdicts(assessment).verdict(action(service + ":" + name));
  }

  @Test
  void evidenceOfRolesKeysAndPasswordsThatEndsTooEarlyIsTooOld() {
    Instant edge = AS_OF.minus(Settings.DEFAULT.evidenceSlack());
    Coverage stale = new Coverage(daysAgo(400), edge.minusSeconds(1));
    LastUse neverSeen = new LastUse.Never(Source.CREDENTIAL_REPORT, stale);
    LastUse longAgo = new LastUse.At(LONG_AGO, Source.CREDENTIAL_REPORT, stale);

    for (LastUse use : new LastUse[] {neverSeen, longAgo}) {
      everywhereUnknown(use, UnknownReason.EVIDENCE_TOO_OLD);
    }
  }

  @Test
  void evidenceOfRolesKeysAndPasswordsThatBeginsTooLateIsTooShort() {
    everywhereUnknown(
        new LastUse.Never(Source.CREDENTIAL_REPORT, new Coverage(START.plusSeconds(1), AS_OF)),
        UnknownReason.LOOKBACK_TOO_SHORT);
  }

  @Test
  void aUseWithinThePeriodCountsHoweverPoorTheEvidence() {
    LastUse use =
        new LastUse.At(YESTERDAY, Source.CREDENTIAL_REPORT, new Coverage(YESTERDAY, daysAgo(20)));

    assertThat(assess(Subject.role().roleUse(use)).role()).isInstanceOf(Verdict.Used.class);
    assertThat(assess(Subject.user().password(LONG_AGO, use)).password())
        .isInstanceOf(Verdict.Used.class);
  }

  private static void everywhereUnknown(LastUse use, UnknownReason reason) {
    Assessment role = assess(Subject.role().roleUse(use));
    Assessment user = assess(Subject.user().keys(key("AKIAONE", use)).password(LONG_AGO, use));

    unknown(role.role(), reason);
    unknown(user.password(), reason);
    unknown(user.keys().get(0).verdict(), reason);
    assertThat(role.findings()).isEmpty();
    assertThat(user.findings()).isEmpty();
    assertThat(user.unknowns())
        .extracting(UnknownSubject::subject)
        .containsExactlyInAnyOrder("AKIAONE", "password");
  }

  @Test
  void passwordsHaveAGapInTheirHistory() {
    Instant asOf = TrackingHistory.PASSWORDS.plus(Duration.ofDays(90));
    LastUse none =
        new LastUse.Never(
            Source.CREDENTIAL_REPORT,
            new Coverage(TrackingHistory.PASSWORDS, asOf.plusSeconds(60)));
    TrackingWindow window = Settings.DEFAULT.window(asOf);

    assertThat(Judge.judge(none, window)).isInstanceOf(Verdict.Unused.class);
    unknown(
        Judge.judge(none, Settings.DEFAULT.window(asOf.minusSeconds(1))),
        UnknownReason.LOOKBACK_TOO_SHORT);
  }

  @Test
  void aPermissionGrantedWithinThePeriodIsUnknown() {
    Assessment role =
        assess(
            Subject.role()
                .managed(
                    new PolicyVersion(
                        "v1", true, daysAgo(10), document(statement("Allow", "s3:*"))))
                .report(new Report().service("s3", null)));

    allUnknown(role, UnknownReason.GRANT_TOO_YOUNG);
  }

  @Test
  void anUnreadablePolicyIsNamedBesideWhatIsKnown() {
    Assessment role =
        assess(
            Subject.role()
                .allow("s3:*")
                .defect("broken", "not JSON")
                .report(new Report().service("s3", null)));

    assertThat(role.unknowns())
        .containsExactly(
            new UnknownSubject(
                "permissions", UnknownReason.POLICY_UNREADABLE, "policy broken: not JSON", 0));
    assertThat(Fixtures.types(role)).containsExactly(FindingType.UNUSED_PERMISSION);
  }

  @Test
  void aNameThatTheCatalogDoesNotKnowIsNamedAndNeverUnused() {
    Assessment role =
        assess(
            Subject.role()
                .allow("s3:Nonexistent", "s4:*")
                .report(new Report().service("s3", null)));

    assertThat(role.findings()).isEmpty();
    assertThat(role.unknowns())
        .containsExactly(
            new UnknownSubject(
                "permissions", UnknownReason.UNRECOGNIZED_ACTION, "s3:Nonexistent, s4:*", 2));
  }

  @Test
  void aCallThatNoActionCanBeTiedToLeavesUntrackedActionsUnknown() {
    Report report = new Report().service("s3", null, Tracked.in("s3").at(null, "DeleteBucket"));
    PermissionVerdicts verdicts =
        verdicts(
            assess(
                Subject.role()
                    .allow("s3:*")
                    .report(report)
                    .trail(Usage.ofService("s3", YESTERDAY))));

    unknown(verdicts.verdict(action("s3:GetObject")), UnknownReason.UNMAPPED_CALL);
    assertThat(verdicts.unused()).isEqualTo(actions("s3:DeleteBucket"));
  }

  @Test
  void aRoleOfWhichIamSawNothingIsUnusedButOneNotAskedForIsUnknown() {
    assertThat(assess(Subject.role().roleUse(never())).role())
        .isEqualTo(new Verdict.Unused(null, Source.ROLE_LAST_USED, full()));
    assertThat(
            assess(Subject.role().roleUse(LastUse.unknown(UnknownReason.NO_ROLE_LAST_USED))).role())
        .isEqualTo(Verdict.Unknown.of(UnknownReason.NO_ROLE_LAST_USED));
  }

  private static PermissionVerdicts s3With(Tracked tracked) {
    return verdicts(
        assess(
            Subject.role().allow("s3:*").report(new Report().service("s3", YESTERDAY, tracked))));
  }

  private static AccessKey key(String id, LastUse use) {
    return new AccessKey(id, daysAgo(500), true, use);
  }

  private static ActionSet service(String prefix) {
    return Fixtures.CATALOG.service(prefix).orElseThrow().actions();
  }

  private static PermissionVerdicts verdicts(Assessment assessment) {
    return Objects.requireNonNull(assessment.permissions());
  }

  private static void unknown(@Nullable Verdict verdict, UnknownReason reason) {
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Unknown.class, it -> assertThat(it.reason()).isEqualTo(reason));
  }

  private static void allUnknown(Assessment assessment, UnknownReason reason) {
    PermissionVerdicts verdicts = verdicts(assessment);
    assertThat(verdicts.unused().isEmpty()).isTrue();
    assertThat(verdicts.used().isEmpty()).isTrue();
    assertThat(verdicts.unknown())
        .containsOnlyKeys(reason)
        .containsEntry(reason, verdicts.granted());
    assertThat(assessment.findings()).isEmpty();
  }
}

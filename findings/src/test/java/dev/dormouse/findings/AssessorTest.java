package dev.dormouse.findings;

import static dev.dormouse.findings.Fixtures.AS_OF;
import static dev.dormouse.findings.Fixtures.START;
import static dev.dormouse.findings.Fixtures.actions;
import static dev.dormouse.findings.Fixtures.assess;
import static dev.dormouse.findings.Fixtures.at;
import static dev.dormouse.findings.Fixtures.daysAgo;
import static dev.dormouse.findings.Fixtures.full;
import static dev.dormouse.findings.Fixtures.never;
import static dev.dormouse.findings.Fixtures.types;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dormouse.evidence.AccessKey;
import dev.dormouse.evidence.LastUse;
import dev.dormouse.evidence.Source;
import dev.dormouse.evidence.Tracked;
import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.evidence.Usage;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The four types of findings: what produces each, and what it carries. */
class AssessorTest {
  private static final Instant YESTERDAY = daysAgo(1);

  @ParameterizedTest
  @CsvSource({
    "UNUSED_IAM_ROLE,UnusedIAMRole",
    "UNUSED_IAM_USER_ACCESS_KEY,UnusedIAMUserAccessKey",
    "UNUSED_IAM_USER_PASSWORD,UnusedIAMUserPassword",
    "UNUSED_PERMISSION,UnusedPermission"
  })
  void findingTypesHaveTheNamesOfAwsApi(FindingType type, String name) {
    assertThat(type.wireName()).isEqualTo(name);
  }

  @ParameterizedTest
  @EnumSource(ExclusionReason.class)
  void everyExclusionSaysWhatItLeavesOut(ExclusionReason reason) {
    assertThat(reason.description()).isNotBlank();
  }

  @Test
  void aRoleNotUsedInThePeriodIsAFindingWithItsLastUse() {
    Assessment role = assess(Subject.role().roleUse(at(daysAgo(137))));

    assertThat(role.findings())
        .containsExactly(
            new Finding.UnusedRole(
                new Verdict.Unused(daysAgo(137), Source.ROLE_LAST_USED, full())));
    assertThat(role.unknowns()).isEmpty();
  }

  @Test
  void aRoleUsedInThePeriodIsNone() {
    Assessment role = assess(Subject.role().roleUse(at(YESTERDAY)));

    assertThat(role.role()).isEqualTo(new Verdict.Used(YESTERDAY, Source.ROLE_LAST_USED));
    assertThat(role.findings()).isEmpty();
  }

  @Test
  void aRoleIsUsedIfAnySourceSawIt() {
    assertThat(
            assess(Subject.role().roleUse(never()).report(new Report().service("s3", YESTERDAY)))
                .role())
        .isEqualTo(new Verdict.Used(YESTERDAY, Source.SERVICE_LAST_ACCESSED));
    assertThat(
            assess(Subject.role().roleUse(at(daysAgo(200))).trail(Usage.ofService("s3", YESTERDAY)))
                .role())
        .isEqualTo(new Verdict.Used(YESTERDAY, Source.CLOUDTRAIL));
  }

  @Test
  void aUseAfterTheMomentOfTheAnalysisIsUse() {
    assertThat(assess(Subject.role().roleUse(at(AS_OF.plusSeconds(60)))).role())
        .isInstanceOf(Verdict.Used.class);
  }

  @Test
  void aUserHasNoVerdictAsAWhole() {
    Assessment user = assess(Subject.user().roleUse(never()));

    assertThat(user.role()).isNull();
    assertThat(user.findings()).isEmpty();
  }

  @Test
  void allUnusedKeysOfAUserAreOneFinding() {
    AccessKey neverUsed = key("AKIAONE", never());
    AccessKey longAgo = key("AKIATWO", at(daysAgo(137)));
    Assessment user = assess(Subject.user().keys(neverUsed, longAgo));

    assertThat(user.findings()).hasSize(1);
    assertThat(user.findings().get(0))
        .isInstanceOfSatisfying(
            Finding.UnusedAccessKeys.class,
            keys -> {
              assertThat(keys.keys())
                  .extracting(Finding.UnusedKey::key)
                  .containsExactly(neverUsed, longAgo);
              assertThat(keys.keys().get(0).evidence().last()).isNull();
              assertThat(keys.keys().get(1).evidence().last()).isEqualTo(daysAgo(137));
            });
  }

  @Test
  void ofTwoKeysOnlyTheUnusedOneIsNamed() {
    Assessment user =
        assess(Subject.user().keys(key("AKIAONE", at(YESTERDAY)), key("AKIATWO", never())));

    assertThat(user.findings().get(0))
        .isInstanceOfSatisfying(
            Finding.UnusedAccessKeys.class,
            keys ->
                assertThat(keys.keys())
                    .extracting(unused -> unused.key().id())
                    .containsExactly("AKIATWO"));
    assertThat(user.keys()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"-1,true", "0,true", "1,false"})
  void aKeyIsJudgedFromTheDayItIsAsOldAsThePeriod(int seconds, boolean judged) {
    AccessKey key = new AccessKey("AKIAONE", START.plusSeconds(seconds), true, never());
    AccessKey dim =
        new AccessKey(
            "AKIATWO",
            START.plusSeconds(seconds),
            true,
            LastUse.unknown(UnknownReason.NO_ACCESS_KEY_LAST_USE));
    Assessment user = assess(Subject.user().keys(key, dim));

    assertThat(user.findings().isEmpty()).isEqualTo(!judged);
    assertThat(user.unknowns().isEmpty()).isEqualTo(!judged);
  }

  @Test
  void anUnusedPasswordIsAFinding() {
    Assessment user = assess(Subject.user().password(daysAgo(500), at(daysAgo(120))));

    assertThat(user.findings())
        .containsExactly(
            new Finding.UnusedPassword(
                new Verdict.Unused(daysAgo(120), Source.ROLE_LAST_USED, full())));
  }

  @ParameterizedTest
  @CsvSource({"-1,true", "0,true", "1,false"})
  void aPasswordIsJudgedFromTheDayItIsAsOldAsThePeriod(int seconds, boolean judged) {
    Instant since = START.plusSeconds(seconds);
    Assessment unused = assess(Subject.user().password(since, never()));
    Assessment dim =
        assess(Subject.user().password(since, LastUse.unknown(UnknownReason.NO_PASSWORD_LAST_USE)));

    assertThat(unused.findings().isEmpty()).isEqualTo(!judged);
    assertThat(dim.unknowns().isEmpty()).isEqualTo(!judged);
  }

  @Test
  void aUserWithoutAPasswordHasNoVerdictOnIt() {
    Assessment user = assess(Subject.user());

    assertThat(user.password()).isNull();
    assertThat(user.unknowns()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-1,false", "0,false", "1,true"})
  void aPrincipalYoungerThanThePeriodHasNeitherFindingsNorUnknowns(int seconds, boolean young) {
    Subject role =
        Subject.role()
            .created(START.plusSeconds(seconds))
            .roleUse(never())
            .defect("broken", "not JSON");
    Assessment assessment = assess(role);

    assertThat(assessment.young()).isEqualTo(young);
    assertThat(assessment.findings().isEmpty()).isEqualTo(young);
  }

  @Test
  void aYoungUserHasNothingReportedAtAll() {
    Assessment user =
        assess(
            Subject.user()
                .created(daysAgo(10))
                .keys(UnknownReason.NO_ACCESS_KEY_DATA)
                .password(UnknownReason.NO_PASSWORD_DATA)
                .allow("s3:*", "s3:Nonexistent")
                .report(new Report().service("s3", null)));

    assertThat(user.young()).isTrue();
    assertThat(user.findings()).isEmpty();
    assertThat(user.unknowns()).isEmpty();
  }

  @Test
  void unusedPermissionsOfAnActiveRoleAreOneFinding() {
    Assessment role =
        assess(
            Subject.role()
                .allow("s3:DeleteBucket", "s3:CreateBucket", "sns:*")
                .report(
                    new Report()
                        .service(
                            "s3",
                            YESTERDAY,
                            Tracked.in("s3").at(null, "DeleteBucket").at(YESTERDAY, "CreateBucket"))
                        .service("sns", null)));

    assertThat(types(role)).containsExactly(FindingType.UNUSED_PERMISSION);
    assertThat(role.unknowns()).isEmpty();
    PermissionVerdicts verdicts = verdicts(role);
    assertThat(verdicts.used()).isEqualTo(actions("s3:CreateBucket"));
    assertThat(verdicts.unusedServices())
        .extracting(service -> service.service().prefix())
        .containsExactly("s3", "sns");
  }

  @Test
  void permissionsOfAnUnknownRoleAreStillJudged() {
    Assessment role =
        assess(
            Subject.role()
                .roleUse(LastUse.unknown(UnknownReason.NO_ROLE_LAST_USED))
                .allow("sns:*")
                .report(new Report().service("sns", null)));

    assertThat(types(role)).containsExactly(FindingType.UNUSED_PERMISSION);
  }

  @Test
  void aUserMayHaveEveryTypeOfFindingButTheRoles() {
    Assessment user =
        assess(
            Subject.user()
                .keys(key("AKIAONE", never()))
                .password(daysAgo(500), never())
                .allow("sns:*")
                .report(new Report().service("sns", null)));

    assertThat(types(user))
        .containsExactlyInAnyOrder(
            FindingType.UNUSED_IAM_USER_ACCESS_KEY,
            FindingType.UNUSED_IAM_USER_PASSWORD,
            FindingType.UNUSED_PERMISSION);
  }

  @Test
  void whatIsNotGrantedIsNeitherUsedNorUnused() {
    PermissionVerdicts verdicts =
        verdicts(
            assess(
                Subject.role()
                    .allow("s3:CreateBucket")
                    .report(
                        new Report()
                            .service(
                                "s3",
                                YESTERDAY,
                                Tracked.in("s3")
                                    .at(YESTERDAY, "DeleteBucket")
                                    .at(null, "PutObject")
                                    .at(null, "CreateBucket")))));

    assertThat(verdicts.used().isEmpty()).isTrue();
    assertThat(verdicts.unused()).isEqualTo(actions("s3:CreateBucket"));
    assertThatThrownBy(() -> verdicts.verdict(Fixtures.action("s3:DeleteBucket")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("s3:DeleteBucket");
  }

  @Test
  void countersAreAws() {
    Assessment role =
        assess(
            Subject.role()
                .allow("rds:*", "s3:*", "sns:*", "ec2:RunInstances")
                .report(
                    new Report()
                        .service(
                            "rds",
                            daysAgo(200),
                            Tracked.in("rds")
                                .at(null, "DeleteDBInstance", "StartDBInstance")
                                .at(daysAgo(200), "StopDBInstance"))
                        .service(
                            "s3",
                            YESTERDAY,
                            Tracked.in("s3").at(null, "DeleteBucket").at(YESTERDAY, "CreateBucket"))
                        .service("sns", null)
                        .service(
                            "ec2", YESTERDAY, Tracked.in("ec2").at(YESTERDAY, "RunInstances"))));
    PermissionVerdicts verdicts = verdicts(role);

    assertThat(verdicts.unusedServiceCount()).as("rds and sns").isEqualTo(2);
    assertThat(verdicts.listedActionCount()).as("three of rds, one of s3").isEqualTo(4);
    assertThat(verdicts.services()).hasSize(4);
    assertThat(verdicts.unusedServices()).hasSize(3);
  }

  @Test
  void aServiceDetailCarriesItsLastAccessAndTheActionsThatAwsLists() {
    Report report =
        new Report()
            .service("rds", daysAgo(200), Tracked.in("rds").at(daysAgo(200), "StopDBInstance"))
            .service("sns", null);
    PermissionVerdicts verdicts =
        verdicts(assess(Subject.role().allow("rds:*", "sns:*").report(report)));
    ServiceVerdict rds = verdicts.unusedServices().get(0);
    ServiceVerdict sns = verdicts.unusedServices().get(1);

    assertThat(rds.unusedAsAWhole()).isTrue();
    assertThat(rds.lastAccessed()).isEqualTo(daysAgo(200));
    assertThat(rds.listed()).isEqualTo(actions("rds:StopDBInstance"));
    assertThat(sns.lastAccessed()).isNull();
    assertThat(sns.listed()).isNull();
  }

  @Test
  void unusedActionsSayWhichSourceLooked() {
    Report report =
        new Report()
            .service("s3", YESTERDAY, Tracked.in("s3").at(daysAgo(100), "DeleteBucket"))
            .service("sns", daysAgo(150));
    PermissionVerdicts verdicts =
        verdicts(assess(Subject.role().allow("s3:DeleteBucket", "sns:Publish").report(report)));

    assertThat(verdicts.verdict(Fixtures.action("s3:DeleteBucket")))
        .isEqualTo(new Verdict.Unused(daysAgo(100), Source.ACTION_LAST_ACCESSED, full()));
    assertThat(verdicts.verdict(Fixtures.action("sns:Publish")))
        .isEqualTo(new Verdict.Unused(daysAgo(150), Source.SERVICE_LAST_ACCESSED, full()));
  }

  private static AccessKey key(String id, LastUse use) {
    return new AccessKey(id, daysAgo(500), true, use);
  }

  private static PermissionVerdicts verdicts(Assessment assessment) {
    return Objects.requireNonNull(assessment.permissions());
  }
}

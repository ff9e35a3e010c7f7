package dev.dormouse.findings;

import static dev.dormouse.findings.Fixtures.AS_OF;
import static dev.dormouse.findings.Fixtures.START;
import static dev.dormouse.findings.Fixtures.action;
import static dev.dormouse.findings.Fixtures.actions;
import static dev.dormouse.findings.Fixtures.assess;
import static dev.dormouse.findings.Fixtures.at;
import static dev.dormouse.findings.Fixtures.daysAgo;
import static dev.dormouse.findings.Fixtures.document;
import static dev.dormouse.findings.Fixtures.never;
import static dev.dormouse.findings.Fixtures.statement;
import static dev.dormouse.findings.Fixtures.types;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dormouse.evidence.AccessKey;
import dev.dormouse.evidence.Tracked;
import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.evidence.Usage;
import dev.dormouse.policy.PolicyVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each choice that AWS's documentation leaves open: one setting, both its values. */
class SettingsTest {
  private static final Instant YESTERDAY = daysAgo(1);

  @Test
  void theDefaultsAreAwsLikelyChoices() {
    assertThat(Settings.DEFAULT)
        .isEqualTo(
            new Settings(
                new TrackingPeriod(90),
                Settings.ExactAge.UNUSED,
                Settings.UnusedRolePermissions.SUPPRESS,
                Settings.InactiveKeys.IGNORE,
                Settings.PermissionAge.POLICY_VERSIONS,
                Settings.RoleUse.REQUEST_OR_ASSUMPTION,
                Settings.Counting.COUNT,
                Settings.Counting.COUNT,
                Duration.ofHours(24)));
  }

  @Test
  void trackingPeriodDecidesHowLongAgoCountsAsUnused() {
    Subject role = Subject.role().roleUse(at(daysAgo(100)));

    assertThat(types(assess(Settings.DEFAULT, role))).containsExactly(FindingType.UNUSED_IAM_ROLE);
    assertThat(types(assess(Settings.DEFAULT.with("trackingPeriod", "100"), role)))
        .containsExactly(FindingType.UNUSED_IAM_ROLE);
    assertThat(types(assess(Settings.DEFAULT.with("trackingPeriod", "101"), role))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 90, 365})
  void aTrackingPeriodHasFromOneDayTo365(int days) {
    assertThat(new TrackingPeriod(days).days()).isEqualTo(days);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 366})
  void anyOtherTrackingPeriodIsRefused(int days) {
    assertThatThrownBy(() -> new TrackingPeriod(days))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 365")
        .hasMessageContaining(Integer.toString(days));
  }

  @ParameterizedTest
  @CsvSource({"-1,true,true", "0,true,false", "1,false,false"})
  void exactAgeDecidesWhetherExactlyNDaysAgoIsUnused(
      int seconds, boolean unusedByDefault, boolean unusedOtherwise) {
    Subject role = Subject.role().roleUse(at(START.plusSeconds(seconds)));

    assertThat(assess(Settings.DEFAULT, role).role() instanceof Verdict.Unused)
        .isEqualTo(unusedByDefault);
    assertThat(
            assess(Settings.DEFAULT.with("exactAge", "USED"), role).role()
                instanceof Verdict.Unused)
        .isEqualTo(unusedOtherwise);
  }

  @ParameterizedTest
  @CsvSource({"-1,true,true", "0,true,false", "1,false,false"})
  void exactAgeDecidesTheSameForActionsAndServices(
      int seconds, boolean unusedByDefault, boolean unusedOtherwise) {
    Instant time = START.plusSeconds(seconds);
    Subject role =
        Subject.role()
            .allow("s3:DeleteBucket", "ec2:RunInstances")
            .report(
                new Report()
                    .service("s3", YESTERDAY, Tracked.in("s3").at(time, "DeleteBucket"))
                    .service("ec2", time, Tracked.in("ec2").at(time, "RunInstances")));
    Settings other = Settings.DEFAULT.with("exactAge", "used");

    assertThat(unused(Settings.DEFAULT, role, "s3:DeleteBucket")).isEqualTo(unusedByDefault);
    assertThat(unused(Settings.DEFAULT, role, "ec2:RunInstances")).isEqualTo(unusedByDefault);
    assertThat(unused(other, role, "s3:DeleteBucket")).isEqualTo(unusedOtherwise);
    assertThat(unused(other, role, "ec2:RunInstances")).isEqualTo(unusedOtherwise);
  }

  @Test
  void unusedRolePermissionsDecidesWhetherAnUnusedRoleHasPermissionsToo() {
    Subject role =
        Subject.role()
            .roleUse(never())
            .allow("s3:*", "sqs:*", "s3:Nonexistent")
            .defect("broken", "not JSON")
            .report(new Report().service("s3", null));

    Assessment suppressed = assess(Settings.DEFAULT, role);
    assertThat(types(suppressed)).containsExactly(FindingType.UNUSED_IAM_ROLE);
    assertThat(suppressed.unknowns()).isEmpty();

    Assessment emitted = assess(Settings.DEFAULT.with("unusedRolePermissions", "EMIT"), role);
    assertThat(types(emitted))
        .containsExactly(FindingType.UNUSED_IAM_ROLE, FindingType.UNUSED_PERMISSION);
    assertThat(emitted.unknowns())
        .extracting(UnknownSubject::reason)
        .containsExactlyInAnyOrder(
            UnknownReason.SERVICE_NOT_IN_REPORT,
            UnknownReason.UNRECOGNIZED_ACTION,
            UnknownReason.POLICY_UNREADABLE);
  }

  @Test
  void inactiveKeysDecidesWhetherADeactivatedKeyIsReported() {
    AccessKey inactive = new AccessKey("AKIAOFF", daysAgo(500), false, never());
    Subject user = Subject.user().keys(inactive);

    assertThat(types(assess(Settings.DEFAULT, user))).isEmpty();
    assertThat(types(assess(Settings.DEFAULT.with("inactiveKeys", "REPORT"), user)))
        .containsExactly(FindingType.UNUSED_IAM_USER_ACCESS_KEY);
  }

  @Test
  void permissionAgeDecidesWhetherAPolicyVersionMayBeTooYoung() {
    Subject role =
        Subject.role()
            .managed(new PolicyVersion("v1", true, YESTERDAY, document(statement("Allow", "s3:*"))))
            .report(new Report().service("s3", null));

    assertThat(types(assess(Settings.DEFAULT, role))).isEmpty();
    assertThat(types(assess(Settings.DEFAULT.with("permissionAge", "PRINCIPAL"), role)))
        .containsExactly(FindingType.UNUSED_PERMISSION);
  }

  @Test
  void roleUseDecidesWhetherBeingAssumedIsUse() {
    Subject role = Subject.role().roleUse(never()).trail(Usage.ofAssumption(YESTERDAY));

    assertThat(types(assess(Settings.DEFAULT, role))).isEmpty();
    assertThat(types(assess(Settings.DEFAULT.with("roleUse", "REQUEST"), role)))
        .containsExactly(FindingType.UNUSED_IAM_ROLE);
  }

  @Test
  void deniedCallsDecidesWhetherARefusedCallIsUse() {
    int id = action("s3:DeleteBucket").id();
    Subject role =
        Subject.role()
            .allow("s3:DeleteBucket", "s3:CreateBucket")
            .report(
                new Report()
                    .service(
                        "s3", YESTERDAY, Tracked.in("s3").at(null, "DeleteBucket", "CreateBucket")))
            .trail(Usage.ofDenied(id, YESTERDAY));

    assertThat(unused(Settings.DEFAULT, role, "s3:DeleteBucket")).isFalse();
    assertThat(unused(Settings.DEFAULT, role, "s3:CreateBucket")).isTrue();
    assertThat(unused(Settings.DEFAULT.with("deniedCalls", "IGNORE"), role, "s3:DeleteBucket"))
        .isTrue();
  }

  @Test
  void aRefusedCallLaterThanAnAllowedOneIsTheLatestUse() {
    int id = action("s3:DeleteBucket").id();
    Subject role =
        Subject.role()
            .allow("s3:DeleteBucket")
            .trail(Usage.ofAction(id, daysAgo(200)))
            .trail(Usage.ofDenied(id, YESTERDAY));

    assertThat(verdicts(Settings.DEFAULT, role).verdict(action("s3:DeleteBucket")))
        .isInstanceOfSatisfying(
            Verdict.Used.class, used -> assertThat(used.at()).isEqualTo(YESTERDAY));
  }

  @Test
  void unmappedCallsDecidesWhetherACallOfNoKnownActionUsesItsService() {
    Subject role =
        Subject.role()
            .allow("sns:*")
            .report(new Report().service("sns", null))
            .trail(Usage.ofService("sns", YESTERDAY));

    assertThat(verdicts(Settings.DEFAULT, role).unused().isEmpty()).isTrue();
    assertThat(verdicts(Settings.DEFAULT.with("unmappedCalls", "IGNORE"), role).unused().isEmpty())
        .isFalse();
  }

  @Test
  void evidenceSlackDecidesHowStaleEvidenceMayBe() {
    Subject role =
        Subject.role()
            .allow("s3:DeleteBucket")
            .report(
                new Report().service("s3", null).completedAt(AS_OF.minus(Duration.ofHours(30))));

    assertThat(verdicts(Settings.DEFAULT, role).unknown())
        .containsOnlyKeys(UnknownReason.EVIDENCE_TOO_OLD);
    assertThat(verdicts(Settings.DEFAULT.with("evidenceSlackHours", "30"), role).unused())
        .isEqualTo(actions("s3:DeleteBucket"));
    assertThat(verdicts(Settings.DEFAULT.with("evidenceSlackHours", "29"), role).unknown())
        .containsOnlyKeys(UnknownReason.EVIDENCE_TOO_OLD);
  }

  @Test
  void withChangesOneSettingAndLeavesTheOthers() {
    Settings changed = Settings.DEFAULT.with("roleUse", "request").with("trackingPeriod", "30");

    assertThat(changed.roleUse()).isEqualTo(Settings.RoleUse.REQUEST);
    assertThat(changed.trackingPeriod()).isEqualTo(new TrackingPeriod(30));
    assertThat(changed.with("roleUse", "REQUEST_OR_ASSUMPTION").with("trackingPeriod", "90"))
        .isEqualTo(Settings.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({
    "noSuchSetting,1,there are trackingPeriod",
    "exactAge,MAYBE,'\"MAYBE\" is none of [UNUSED, USED]'",
    "trackingPeriod,ninety,'\"ninety\" is not a number'",
    "trackingPeriod,0,1 to 365",
    "evidenceSlackHours,-1,negative"
  })
  void aBadSettingIsRefusedWithWhatThereIs(String name, String value, String message) {
    assertThatThrownBy(() -> Settings.DEFAULT.with(name, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static PermissionVerdicts verdicts(Settings settings, Subject subject) {
    return Objects.requireNonNull(assess(settings, subject).permissions());
  }

  private static boolean unused(Settings settings, Subject subject, String qualifiedName) {
    return verdicts(settings, subject).unused().contains(action(qualifiedName).id());
  }
}

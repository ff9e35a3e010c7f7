package dev.dormouse.findings;

import static dev.dormouse.findings.Fixtures.START;
import static dev.dormouse.findings.Fixtures.actions;
import static dev.dormouse.findings.Fixtures.assess;
import static dev.dormouse.findings.Fixtures.daysAgo;
import static dev.dormouse.findings.Fixtures.document;
import static dev.dormouse.findings.Fixtures.statement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.catalog.ActionSet;
import dev.dormouse.evidence.Tracked;
import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.policy.PolicyDocument;
import dev.dormouse.policy.PolicyVersion;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is surely as old as the tracking period, by the versions that IAM keeps of a policy. */
class GrantAgeTest {
  private static final PolicyDocument BOTH = document(allow("s3:DeleteBucket", "s3:CreateBucket"));
  private static final PolicyDocument ONE = document(allow("s3:DeleteBucket"));
  private static final PolicyDocument OTHER = document(allow("s3:CreateBucket"));

  @ParameterizedTest
  @CsvSource({"-1,true", "0,true", "1,false"})
  void aDefaultVersionIsOldEnoughFromTheDayThePeriodBegan(int seconds, boolean old) {
    PermissionVerdicts verdicts = judge(version("v1", true, START.plusSeconds(seconds), BOTH));

    assertThat(verdicts.unused().isEmpty()).isEqualTo(!old);
  }

  @Test
  void whatEveryVersionGrantsIsOldIfOneVersionIs() {
    PermissionVerdicts verdicts =
        judge(version("v1", false, daysAgo(500), ONE), version("v2", true, daysAgo(5), BOTH));

    assertThat(verdicts.unused()).isEqualTo(actions("s3:DeleteBucket"));
    assertThat(verdicts.unknown())
        .isEqualTo(Map.of(UnknownReason.GRANT_TOO_YOUNG, actions("s3:CreateBucket")));
  }

  @Test
  void whatOneKeptVersionDidNotGrantIsYoung() {
    PermissionVerdicts verdicts =
        judge(
            version("v1", false, daysAgo(500), BOTH),
            version("v2", false, daysAgo(50), OTHER),
            version("v3", true, daysAgo(5), BOTH));

    assertThat(verdicts.unused()).isEqualTo(actions("s3:CreateBucket"));
  }

  @Test
  void whereAllVersionsAreYoungSoAreTheGrants() {
    PermissionVerdicts verdicts =
        judge(version("v1", false, daysAgo(50), BOTH), version("v2", true, daysAgo(5), BOTH));

    assertThat(verdicts.unused().isEmpty()).isTrue();
  }

  @Test
  void whatAnOlderVersionDeniedIsYoung() {
    PolicyDocument denied =
        document(allow("s3:DeleteBucket", "s3:CreateBucket"), statement("Deny", "s3:CreateBucket"));
    PermissionVerdicts verdicts =
        judge(version("v1", false, daysAgo(500), denied), version("v2", true, daysAgo(5), BOTH));

    assertThat(verdicts.unused()).isEqualTo(actions("s3:DeleteBucket"));
  }

  @Test
  void anOldDefaultVersionStandsThoughYoungerOnesAreKept() {
    PermissionVerdicts verdicts =
        judge(version("v1", true, daysAgo(500), BOTH), version("v2", false, daysAgo(5), ONE));

    assertThat(verdicts.unused()).isEqualTo(actions("s3:DeleteBucket", "s3:CreateBucket"));
  }

  @Test
  void whatAnotherPolicyGrantsOfOldIsOld() {
    Subject role =
        Subject.role()
            .managed(version("v1", true, daysAgo(5), BOTH))
            .allow("s3:CreateBucket")
            .report(new Report().service("s3", null));

    assertThat(verdicts(role).unused()).isEqualTo(actions("s3:CreateBucket"));
  }

  @Test
  void inlinePoliciesAreAsOldAsTheirPrincipal() {
    Subject role = Subject.role().allow("s3:CreateBucket").report(new Report().service("s3", null));

    assertThat(verdicts(role.created(START)).unused()).isEqualTo(actions("s3:CreateBucket"));
    assertThat(assess(role.created(START)).young()).isFalse();
    assertThat(assess(role.created(START.plusSeconds(1))).young()).isTrue();
  }

  @Test
  void aYoungGrantThatWasUsedWasUsed() {
    Subject role =
        Subject.role()
            .managed(version("v1", true, daysAgo(5), BOTH))
            .report(
                new Report()
                    .service(
                        "s3",
                        daysAgo(1),
                        Tracked.in("s3").at(daysAgo(1), "CreateBucket").at(null, "DeleteBucket")));

    assertThat(verdicts(role).used()).isEqualTo(actions("s3:CreateBucket"));
    assertThat(verdicts(role).unused()).isEqualTo(ActionSet.empty());
  }

  private static PermissionVerdicts judge(PolicyVersion... versions) {
    return verdicts(Subject.role().managed(versions).report(new Report().service("s3", null)));
  }

  private static PermissionVerdicts verdicts(Subject subject) {
    return Objects.requireNonNull(assess(subject).permissions());
  }

  private static PolicyVersion version(
      String id, boolean isDefault, Instant created, PolicyDocument document) {
    return new PolicyVersion(id, isDefault, created, document);
  }

  private static String allow(String... patterns) {
    return statement("Allow", patterns);
  }
}

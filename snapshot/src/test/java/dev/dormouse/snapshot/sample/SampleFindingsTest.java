package dev.dormouse.snapshot.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.findings.Assessment;
import dev.dormouse.findings.Finding;
import dev.dormouse.findings.FindingType;
import dev.dormouse.findings.UnknownSubject;
import dev.dormouse.snapshot.AccountResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the analysis says of the default organization. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleFindingsTest {
  private final List<AccountResult> results = new ArrayList<>();

  @BeforeAll
  void scan(@TempDir Path folder) throws IOException {
    results.addAll(Written.write(folder, SampleSettings.defaults()).scan());
  }

  @Test
  void hasTheHundredFindingsOfTheAnnouncement() {
    assertThat(byType(results))
        .containsOnly(
            entry(FindingType.UNUSED_IAM_USER_ACCESS_KEY, 38),
            entry(FindingType.UNUSED_PERMISSION, 34),
            entry(FindingType.UNUSED_IAM_ROLE, 18),
            entry(FindingType.UNUSED_IAM_USER_PASSWORD, 10));
  }

  @Test
  void unusedKeysAreInEveryAccountThatIsNotSuspended() {
    assertThat(results)
        .filteredOn(result -> result.status() != AccountResult.Status.SKIPPED)
        .hasSize(11)
        .allMatch(
            result -> byType(List.of(result)).containsKey(FindingType.UNUSED_IAM_USER_ACCESS_KEY));
  }

  @Test
  void theAuditAccountHasTheMostFindings() {
    Map<FindingType, Integer> audit = byType(List.of(result(DefaultOrganization.AUDIT)));
    assertThat(total(audit)).isEqualTo(17);
    assertThat(results)
        .filteredOn(result -> !result.account().id().equals(DefaultOrganization.AUDIT))
        .allMatch(result -> total(byType(List.of(result))) < 17);
    assertThat(audit).containsEntry(FindingType.UNUSED_IAM_USER_ACCESS_KEY, 5);
    assertThat(result(DefaultOrganization.AUDIT).assessments())
        .filteredOn(it -> it.role() != null && has(it, FindingType.UNUSED_PERMISSION))
        .hasSize(6);
  }

  @Test
  void bothKeysOfOneUserStandInOneFinding() {
    assertThat(assessment(DefaultOrganization.AUDIT, "nadia.rahman").findings())
        .singleElement()
        .isInstanceOfSatisfying(
            Finding.UnusedAccessKeys.class, keys -> assertThat(keys.keys()).hasSize(2));
  }

  @Test
  void theDatabaseOperatorHas148UnusedActionsOfAnIdleServiceAndSomeOfThreeBusyOnes() {
    var finding =
        assessment(DefaultOrganization.SHOP, "OrdersDatabaseOperator").findings().getFirst();
    assertThat(finding)
        .isInstanceOfSatisfying(
            Finding.UnusedPermissions.class,
            unused ->
                assertThat(unused.verdicts().unusedServices())
                    .extracting(
                        it -> it.service().prefix(),
                        it -> it.unused().size(),
                        it -> it.unusedAsAWhole())
                    .containsExactlyInAnyOrder(
                        tuple("dynamodb", 3, false),
                        tuple("ec2", 2, false),
                        tuple("rds", 148, true),
                        tuple("s3", 3, false)));
  }

  @Test
  void whatIsNotKnownIsUnknown() {
    assertThat(reasons(DefaultOrganization.SHARED_SERVICES, "BackupVaultCopy"))
        .containsExactly(UnknownReason.REPORT_FAILED);
    assertThat(reasons(DefaultOrganization.SHARED_SERVICES, "ImageBuilder"))
        .containsExactly(UnknownReason.REPORT_IN_PROGRESS);
    assertThat(reasons(DefaultOrganization.SHARED_SERVICES, "DirectorySync"))
        .containsExactly(UnknownReason.REPORT_TRUNCATED);
    assertThat(reasons(DefaultOrganization.DATA, "SageMakerNotebook"))
        .containsExactly(UnknownReason.COLLECTION_INCOMPLETE);
    assertThat(reasons(DefaultOrganization.LOG_ARCHIVE, "LogWriter"))
        .containsExactlyInAnyOrder(UnknownReason.NO_ACTION_DATA, UnknownReason.UNTRACKED_ACTION);
    assertThat(reasons(DefaultOrganization.SHOP, "Recommendations"))
        .contains(UnknownReason.GRANT_TOO_YOUNG);
  }

  @Test
  void whatACollectionDidNotBringIsUnknownAndNoFindingRestsOnIt() {
    AccountResult fernhill = result(DefaultOrganization.FERNHILL);
    assertThat(fernhill.status()).isEqualTo(AccountResult.Status.INCOMPLETE);
    assertThat(total(byType(List.of(fernhill)))).isEqualTo(1);
    assertThat(fernhill.assessments())
        .filteredOn(it -> it.excluded().isEmpty())
        .hasSize(5)
        .allSatisfy(it -> assertThat(it.unknowns()).isNotEmpty());
  }

  @Test
  void everythingThatStandsInTheOtherAccountsIsReadWithoutComplaint() {
    assertThat(results)
        .filteredOn(result -> result.status() == AccountResult.Status.COMPLETE)
        .hasSize(9)
        .allSatisfy(result -> assertThat(result.problems()).isEmpty());
  }

  @Test
  void reportsListEveryServiceThatIsGranted() {
    assertThat(results)
        .flatExtracting(AccountResult::assessments)
        .flatExtracting(Assessment::unknowns)
        .extracting(UnknownSubject::reason)
        .doesNotContain(UnknownReason.SERVICE_NOT_IN_REPORT, UnknownReason.POLICY_UNREADABLE);
  }

  @Test
  void oneNameThatAwsDoesNotHaveStaysVisibleAndAllOthersAreKnown() {
    assertThat(results)
        .flatExtracting(AccountResult::assessments)
        .extracting(Assessment::permissions)
        .filteredOn(Objects::nonNull)
        .flatExtracting(verdicts -> verdicts.grants().unrecognized())
        .containsExactly("access-analyzer:SnoozeFinding");
  }

  private List<UnknownReason> reasons(String account, String name) {
    return assessment(account, name).unknowns().stream().map(UnknownSubject::reason).toList();
  }

  private Assessment assessment(String account, String name) {
    return result(account).assessments().stream()
        .filter(it -> it.principal().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private AccountResult result(String account) {
    return results.stream()
        .filter(it -> it.account().id().equals(account))
        .findFirst()
        .orElseThrow();
  }

  private static boolean has(Assessment assessment, FindingType type) {
    return assessment.findings().stream().anyMatch(finding -> finding.type() == type);
  }

  private static int total(Map<FindingType, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static Map<FindingType, Integer> byType(List<AccountResult> results) {
    Map<FindingType, Integer> counts = new EnumMap<>(FindingType.class);
    for (AccountResult result : results) {
      for (Assessment assessment : result.assessments()) {
        assessment.findings().forEach(finding -> counts.merge(finding.type(), 1, Integer::sum));
      }
    }
    return counts;
  }
}

package dev.dormouse.snapshot.sample;

import static dev.dormouse.snapshot.sample.DefaultOrganization.AUDIT;
import static dev.dormouse.snapshot.sample.DefaultOrganization.DATA;
import static dev.dormouse.snapshot.sample.DefaultOrganization.FERNHILL;
import static dev.dormouse.snapshot.sample.DefaultOrganization.LOG_ARCHIVE;
import static dev.dormouse.snapshot.sample.DefaultOrganization.PROTOTYPE_LAB;
import static dev.dormouse.snapshot.sample.DefaultOrganization.SHARED_SERVICES;
import static dev.dormouse.snapshot.sample.DefaultOrganization.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The facts that the default organization is known for, looked up in the written files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DefaultOrganizationTest {
  private Written sample = new Written(Path.of("."));

  @BeforeAll
  void write(@TempDir Path folder) throws IOException {
    sample = Written.write(folder, SampleSettings.defaults());
  }

  @Test
  void everyKindOfFileAppears() throws IOException {
    assertThat(sample.files().keySet())
        .contains(
            "organization.json",
            "accounts.json",
            "parents.json",
            "organizational-units.json",
            "service-control-policies.json",
            AUDIT + "/account-authorization-details.json",
            SHOP + "/account-authorization-details.json.gz",
            AUDIT + "/credential-report.csv",
            AUDIT + "/access-keys.json",
            AUDIT + "/login-profiles.json",
            AUDIT + "/users.json",
            AUDIT + "/collection.json",
            LOG_ARCHIVE + "/service-last-accessed.jsonl.gz")
        .anyMatch(name -> name.matches(AUDIT + "/service-last-accessed/AROA\\w{17}\\.json"));
  }

  @Test
  void aUserHasAKeyNeverUsedAndOneLastUsed137DaysAgo() {
    List<JsonTree> keys =
        sample.json(AUDIT + "/access-keys.json").list("AccessKeyMetadata").stream()
            .filter(key -> key.text("UserName").equals("nadia.rahman"))
            .map(key -> key.get("AccessKeyLastUsed"))
            .toList();
    assertThat(keys).hasSize(2);
    assertThat(keys.getFirst().has("LastUsedDate")).isFalse();
    assertThat(daysSince(keys.getLast().text("LastUsedDate"))).isEqualTo(137);
  }

  @Test
  void aRoleHas148DatabaseActionsThatAreListedWithoutAnyUse() {
    JsonTree rds = sample.service(SHOP, "OrdersDatabaseOperator", "rds");
    assertThat(daysSince(rds.text("LastAuthenticated"))).isEqualTo(200);
    assertThat(rds.list("TrackedActionsLastAccessed"))
        .hasSize(148)
        .noneMatch(action -> action.has("LastAccessedTime"));
  }

  @Test
  void theSameRoleUsesThreeOtherServicesInPart() {
    assertThat(List.of("ec2", "s3", "dynamodb"))
        .map(service -> sample.service(SHOP, "OrdersDatabaseOperator", service))
        .allSatisfy(
            entry -> {
              assertThat(daysSince(entry.text("LastAuthenticated"))).isLessThan(90);
              assertThat(entry.list("TrackedActionsLastAccessed"))
                  .anyMatch(action -> action.has("LastAccessedTime"))
                  .anyMatch(action -> !action.has("LastAccessedTime"));
            });
  }

  @Test
  void theBreakGlassRoleStandsInSixAccountsAndWasNeverUsed() {
    List<JsonTree> roles =
        sample.accounts().stream()
            .flatMap(account -> sample.details(account).list("RoleDetailList").stream())
            .filter(role -> role.text("RoleName").equals("DisasterRecoveryRole"))
            .toList();
    assertThat(roles).hasSize(6).noneMatch(role -> role.get("RoleLastUsed").has("LastUsedDate"));
  }

  @Test
  void reportsEndInEachWayInWhichTheyCanEnd() {
    assertThat(status("BackupVaultCopy")).isEqualTo("FAILED");
    assertThat(status("ImageBuilder")).isEqualTo("IN_PROGRESS");
    assertThat(report(SHARED_SERVICES, "DirectorySync"))
        .singleElement()
        .satisfies(page -> assertThat(page.text("IsTruncated")).isEqualTo("true"));
    assertThat(report(DATA, "SageMakerNotebook")).isEmpty();
  }

  @Test
  void anAdministratorsReportHasSeveralPagesOfWhichTheLastIsNotTruncated() {
    JsonTree role =
        sample.details(DefaultOrganization.MANAGEMENT).list("RoleDetailList").stream()
            .filter(it -> it.text("RoleName").startsWith("AWSReservedSSO_AdministratorAccess"))
            .findFirst()
            .orElseThrow();
    List<JsonTree> pages = sample.report(DefaultOrganization.MANAGEMENT, role.text("RoleId"));
    assertThat(pages).hasSizeGreaterThan(4);
    assertThat(pages).extracting(page -> page.text("IsTruncated")).endsWith("true", "false");
  }

  @Test
  void aUseByUntrackedActionsAloneLeavesNoListOfActions() {
    JsonTree s3 = sample.service(LOG_ARCHIVE, "LogWriter", "s3");
    assertThat(s3.text("LastAuthenticated")).isEqualTo("2026-10-31 23:00:00+00:00");
    assertThat(s3.has("TrackedActionsLastAccessed")).isFalse();
  }

  @Test
  void oneCollectionStoppedHalfWayAndOneAccountIsSuspended() throws IOException {
    assertThat(sample.json(FERNHILL + "/collection.json").has("CompletedAt")).isFalse();
    assertThat(sample.json(FERNHILL + "/collection.json").list("Failures")).isNotEmpty();
    assertThat(sample.files().keySet())
        .doesNotContain(FERNHILL + "/login-profiles.json", FERNHILL + "/users.json");
    assertThat(sample.json("accounts.json").get("Accounts").with("Id", PROTOTYPE_LAB))
        .extracting(account -> account.text("Status"))
        .isEqualTo("SUSPENDED");
  }

  @Test
  void documentsArePlainInSomeAccountsAndEncodedInOthers() {
    assertThat(trust(AUDIT).isText()).isFalse();
    assertThat((String) trust(LOG_ARCHIVE).value()).startsWith("%7B%22Version%22%3A");
  }

  @Test
  void timestampsAreSpelledInSeveralWays() {
    assertThat(sample.json(AUDIT + "/collection.json").text("CompletedAt"))
        .isEqualTo("2026-11-01T00:00:00+00:00");
    assertThat(sample.json(LOG_ARCHIVE + "/collection.json").text("CompletedAt"))
        .isEqualTo("2026-11-01 00:00:00+00:00");
    assertThat(sample.json(SHARED_SERVICES + "/collection.json").text("CompletedAt"))
        .isEqualTo("2026-11-01T00:00:00Z");
  }

  @Test
  void everyAccountHasItsPlaceInTheTree() {
    JsonTree parents = sample.json("parents.json").get("Parents");
    assertThat(sample.accounts()).allMatch(parents::has);
    assertThat(sample.json("organizational-units.json").list("OrganizationalUnits"))
        .allMatch(unit -> parents.has(unit.text("Id")));
  }

  @Test
  void everyAttachedPolicyIsThere() {
    for (String account : sample.accounts()) {
      JsonTree details = sample.details(account);
      List<String> known = details.list("Policies").stream().map(it -> it.text("Arn")).toList();
      assertThat(details.list("RoleDetailList"))
          .flatExtracting(role -> role.list("AttachedManagedPolicies"))
          .extracting(policy -> policy.text("PolicyArn"))
          .isSubsetOf(known);
    }
  }

  private JsonTree trust(String account) {
    return sample.role(account, "DormouseCollector").get("AssumeRolePolicyDocument");
  }

  private String status(String role) {
    return report(SHARED_SERVICES, role).getFirst().text("JobStatus");
  }

  private List<JsonTree> report(String account, String role) {
    return sample.report(account, sample.role(account, role).text("RoleId"));
  }

  private static long daysSince(String moment) {
    return Duration.between(Instant.parse(moment), SampleSettings.DEFAULT_AS_OF).toDays();
  }
}

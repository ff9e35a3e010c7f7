package dev.dormouse.snapshot;

import static dev.dormouse.testing.Export.NEVER_USED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.catalog.ActionSet;
import dev.dormouse.catalog.Catalog;
import dev.dormouse.findings.Account;
import dev.dormouse.testing.Export;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrganizationTest {
  private static final String MEMBER = "111122223333";
  private static final String MANAGEMENT = "999988887777";
  private static final String FULL =
      "{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":{\\\"Effect\\\":\\\"Allow\\\",\\\"Action\\\":\\\"*\\\",\\\"Resource\\\":\\\"*\\\"}}";
  private static final String NO_SQS =
      "{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":{\\\"Effect\\\":\\\"Deny\\\",\\\"Action\\\":\\\"sqs:*\\\",\\\"Resource\\\":\\\"*\\\"}}";

  @TempDir Path folder;

  @BeforeEach
  void anOrganization() throws IOException {
    Export.of(MEMBER).role("Reader", NEVER_USED).write(folder);
    Export.of(MANAGEMENT).role("Reader", NEVER_USED).write(folder);
    file("organization.json", "{\"Organization\":{\"MasterAccountId\":\"" + MANAGEMENT + "\"}}");
    file(
        "accounts.json",
        "{\"Accounts\":[{\"Id\":\"%s\",\"Name\":\"Shop\",\"Status\":\"ACTIVE\"}]}"
            .formatted(MEMBER));
    file(
        "parents.json",
        "{\"Parents\":{\"%s\":\"ou-prod\",\"ou-prod\":\"r-root\",\"%s\":\"r-root\"}}"
            .formatted(MEMBER, MANAGEMENT));
    file(
        "organizational-units.json",
        "{\"OrganizationalUnits\":[{\"Id\":\"ou-prod\",\"Name\":\"Prod\"}]}");
  }

  private void file(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private void scps(String... policies) throws IOException {
    file("service-control-policies.json", "{\"Policies\":[" + String.join(",", policies) + "]}");
  }

  private static String scp(String name, String content, String targets) {
    return "{\"PolicySummary\":{\"Name\":\"%s\"},\"Content\":\"%s\",\"Targets\":[%s]}"
        .formatted(name, content, targets);
  }

  private Account account(String id) {
    return Scanned.open(folder).accounts().stream()
        .map(AccountSource::account)
        .filter(account -> account.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private ActionSet allowed(String id) {
    return Objects.requireNonNull(account(id).allowedByScps());
  }

  private static ActionSet sqs() {
    return Catalog.bundled().expand("sqs:*");
  }

  @Test
  void accountsHaveTheirNameAndTheirPlaceInTheTree() {
    assertThat(account(MEMBER).name()).isEqualTo("Shop");
    assertThat(account(MEMBER).path()).isEqualTo("Root/Prod");
    assertThat(account(MANAGEMENT).name()).isNull();
    assertThat(account(MANAGEMENT).path()).isEqualTo("Root");
  }

  @Test
  void aDenyAtAnyLevelBlocks() throws IOException {
    for (String level : new String[] {"r-root", "ou-prod", MEMBER}) {
      scps(
          scp("Full", FULL, "\"r-root\",\"ou-prod\",\"" + MEMBER + "\""),
          scp("NoSqs", NO_SQS, "\"" + level + "\""));
      assertThat(allowed(MEMBER)).as(level).isEqualTo(Catalog.bundled().all().andNot(sqs()));
    }
  }

  @Test
  void aLevelWithoutAnyPolicyIsNotKnown() throws IOException {
    scps(scp("Full", FULL, "\"r-root\",\"ou-prod\""));
    assertThat(account(MEMBER).allowedByScps()).isNull();
  }

  @Test
  void theManagementAccountIsNotSubjectToThem() throws IOException {
    scps(
        scp("Full", FULL, "\"r-root\",\"" + MANAGEMENT + "\""), scp("NoSqs", NO_SQS, "\"r-root\""));
    assertThat(allowed(MANAGEMENT)).isEqualTo(Catalog.bundled().all());
  }

  @Test
  void withoutTheirFileNothingIsSaidOfThem() {
    assertThat(account(MEMBER).allowedByScps()).isNull();
    assertThat(account(MANAGEMENT).allowedByScps()).isNull();
  }

  @Test
  void aPolicyThatDoesNotParseLeavesTheLevelsUnderItNotKnown() throws IOException {
    scps(
        scp("Full", FULL, "\"r-root\",\"ou-prod\",\"" + MEMBER + "\""),
        scp("Broken", "{", "\"ou-prod\""));
    assertThat(account(MEMBER).allowedByScps()).isNull();
    assertThat(Scanned.open(folder).problems())
        .singleElement()
        .asString()
        .contains("service control policy Broken");
  }

  @Test
  void aLoopAmongParentsEnds() throws IOException {
    file(
        "parents.json",
        "{\"Parents\":{\"%s\":\"ou-prod\",\"ou-prod\":\"ou-prod\"}}".formatted(MEMBER));
    assertThat(account(MEMBER).path()).isEqualTo("Prod");
  }

  @Test
  void aBadFileOfTheOrganizationIsToldAndTheAccountsAreScanned() throws IOException {
    file("accounts.json", "{\"Accounts\":[{\"Id\":");
    file("parents.json", "[]");
    Scanned scanned = Scanned.scan(folder);
    assertThat(scanned.accounts()).hasSize(2);
    assertThat(scanned.problems()).hasSize(2).anyMatch(line -> line.contains("parents.json"));
  }
}

package dev.dormouse.snapshot;

import static dev.dormouse.testing.Export.NEVER_USED;
import static dev.dormouse.testing.Export.allow;
import static dev.dormouse.testing.Export.rolePolicy;
import static dev.dormouse.testing.Export.used;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.findings.FindingType;
import dev.dormouse.testing.Export;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One bad element costs itself and what hangs on it, and nothing else. */
class BadDetailsTest {
  private final Export export = Export.of("111122223333");

  @TempDir Path folder;

  private Scanned scan() throws IOException {
    export.write(folder);
    return Scanned.scan(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "42",
        "\"a role\"",
        "null",
        "[{}]",
        "{}",
        "{\"Arn\":\"nonsense\"}",
        "{\"Arn\":{\"deep\":[1,{}]}}",
        "{\"RoleName\":\"Bad\",\"RoleId\":\"AROABAD\",\"Arn\":\"arn:aws:iam::111122223333:role/Bad\"}",
        "{\"CreateDate\":\"yesterday\",\"Tags\":[{}]}",
        "{\"CreateDate\":1e300}",
        "{\"RoleLastUsed\":[],\"Path\":\"/\"}",
        "{\"RolePolicyList\":{\"a\":[]}}",
        "{\"AttachedManagedPolicies\":[[]]}"
      })
  void aRoleThatCannotBeReadIsToldAndTheOthersAreJudged(String bad) throws IOException {
    export.role("Before", NEVER_USED).rawRole(bad).role("After", NEVER_USED);
    Scanned scanned = scan();
    assertThat(scanned.findings("Before")).containsExactly(FindingType.UNUSED_IAM_ROLE);
    assertThat(scanned.findings("After")).containsExactly(FindingType.UNUSED_IAM_ROLE);
    assertThat(scanned.problems())
        .singleElement()
        .asString()
        .contains(Export.FILE)
        .contains("RoleDetailList[1]");
    assertThat(scanned.account().status()).isEqualTo(AccountResult.Status.INCOMPLETE);
  }

  @Test
  void theProblemQuotesTheValueAndThePlace() throws IOException {
    export.rawRole("{\"CreateDate\":\"yesterday\"}");
    assertThat(scan().problems())
        .singleElement()
        .asString()
        .matches(".*RoleDetailList\\[0], line 1, column \\d+: CreateDate.*\"yesterday\".*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "17",
        "\"no policy\"",
        "\"%7B%22broken\"",
        "{\"Statement\":{\"Effect\":\"Perhaps\",\"Action\":\"*\",\"Resource\":\"*\"}}",
        "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":{\"a\":[[1]]},\"Resource\":\"*\"}]}"
      })
  void aPolicyThatDoesNotParseLeavesItsPrincipalsPermissionsUnknown(String document)
      throws IOException {
    export.role("Sick", used("2026-11-20T00:00:00Z"), rolePolicy(document));
    export.role("Well", NEVER_USED, rolePolicy(allow("s3:*")));
    Scanned scanned = scan();
    assertThat(scanned.unknown("Sick", "permissions")).contains(UnknownReason.POLICY_UNREADABLE);
    assertThat(scanned.findings("Sick")).isEmpty();
    assertThat(scanned.findings("Well")).containsExactly(FindingType.UNUSED_IAM_ROLE);
    assertThat(scanned.problems()).singleElement().asString().contains("policy document");
  }

  @Test
  void aPolicyOrGroupThatIsNotInTheExportIsUnknown() throws IOException {
    export.role("Reader", used("2026-11-20T00:00:00Z"), export.attached("Missing"));
    export.user("ann", "\"GroupList\":[\"Gone\"]");
    Scanned scanned = scan();
    assertThat(scanned.unknown("Reader", "permissions")).contains(UnknownReason.POLICY_UNREADABLE);
    assertThat(scanned.unknown("ann", "permissions")).contains(UnknownReason.POLICY_UNREADABLE);
  }

  @Test
  void ofTwoPrincipalsWithOneIdTheFirstCountsAndTheSecondIsTold() throws IOException {
    export.role("Twin", NEVER_USED).role("Twin", used("2026-11-20T00:00:00Z"));
    Scanned scanned = scan();
    assertThat(scanned.account().assessments()).hasSize(1);
    assertThat(scanned.problems()).singleElement().asString().contains("role/Twin", "stands twice");
  }

  @Test
  void aRoleWithoutRoleLastUsedIsUnknownAndNotUnused() throws IOException {
    export.role("Silent").role("Null", "\"RoleLastUsed\":null");
    Scanned scanned = scan();
    assertThat(scanned.unknown("Silent", "role")).containsExactly(UnknownReason.NO_ROLE_LAST_USED);
    assertThat(scanned.unknown("Null", "role")).containsExactly(UnknownReason.NO_ROLE_LAST_USED);
    assertThat(scanned.account().assessments())
        .allSatisfy(assessment -> assertThat(assessment.findings()).isEmpty());
  }

  @Test
  void principalsOfAnotherAccountInAnAccountsFolderAreToldAndLeftOut() throws IOException {
    export.role("Own", NEVER_USED);
    export.rawRole(
        "{\"RoleName\":\"Stray\",\"RoleId\":\"AROASTRAY\",\"Arn\":\"arn:aws:iam::999988887777:role/Stray\","
            + "\"CreateDate\":\"2024-01-01T00:00:00Z\",\"RoleLastUsed\":{}}");
    Scanned scanned = scan();
    assertThat(scanned.account().assessments()).hasSize(1);
    assertThat(scanned.problems()).singleElement().asString().contains("999988887777");
  }
}

package dev.dormouse.snapshot;

import static dev.dormouse.testing.Export.NEVER_USED;
import static dev.dormouse.testing.Export.allow;
import static dev.dormouse.testing.Export.rolePolicy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.catalog.Catalog;
import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.policy.AttachedPolicy;
import dev.dormouse.policy.Grants;
import dev.dormouse.testing.Export;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationDetailsTest {
  private static final String ACCOUNT = "111122223333";

  private final Export export = Export.of(ACCOUNT);

  @TempDir Path folder;

  private Scanned scan() throws IOException {
    export.write(folder);
    return Scanned.scan(folder);
  }

  private static String granted(Scanned scanned, String principal) {
    List<AttachedPolicy> policies = scanned.principal(principal).principal().policies();
    return Grants.of(policies)
        .actions()
        .ids()
        .mapToObj(id -> Catalog.bundled().action(id).qualifiedName())
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"2025-02-03T04:05:06Z\"",
        "\"2025-02-03T04:05:06+00:00\"",
        "\"2025-02-03 04:05:06+00:00\"",
        "\"2025-02-03T04:05:06.000Z\"",
        "\"2025-02-03T05:05:06+0100\"",
        "1738555506",
        "1738555506.0"
      })
  void timestampsAreReadInEveryFormThatAwsToolsWrite(String time) throws IOException {
    export.role("Reader", "\"RoleLastUsed\":{\"LastUsedDate\":" + time + "}");
    assertThat(scan().principal("Reader").findings().toString())
        .contains(Instant.parse("2025-02-03T04:05:06Z").toString());
  }

  @Test
  void policyDocumentsMayBePercentEncodedTextsPlainTextsOrObjects() throws IOException {
    String document = allow("s3:ListAllMyBuckets");
    String encoded = URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20");
    export.role("Encoded", NEVER_USED, rolePolicy("\"" + encoded + "\""));
    export.role("Text", NEVER_USED, rolePolicy("\"" + document.replace("\"", "\\\"") + "\""));
    export.role("Plain", NEVER_USED, rolePolicy(document));
    Scanned scanned = scan();
    assertThat(List.of("Encoded", "Text", "Plain"))
        .allSatisfy(name -> assertThat(granted(scanned, name)).isEqualTo("s3:ListAllMyBuckets"));
    assertThat(scanned.problems()).isEmpty();
  }

  @Test
  void ofAManagedPolicyOnlyTheDefaultVersionGrants() throws IOException {
    export.role("Reader", NEVER_USED, export.attached("Access"));
    String versions =
        "{\"PolicyName\":\"Access\",\"Arn\":\"%s\",\"DefaultVersionId\":\"v1\",\"PolicyVersionList\":[%s,%s]}"
            .formatted(
                export.policyArn("Access"),
                version("v2", false, allow("s3:DeleteBucket")),
                version("v1", true, allow("s3:ListAllMyBuckets")));
    Path account = export.write(folder);
    Files.writeString(
        account.resolve(Export.FILE),
        export.json().replace("\"Policies\":[", "\"Policies\":[" + versions));
    assertThat(granted(Scanned.scan(folder), "Reader")).isEqualTo("s3:ListAllMyBuckets");
  }

  private static String version(String id, boolean isDefault, String document) {
    return "{\"Document\":%s,\"VersionId\":\"%s\",\"IsDefaultVersion\":%s,\"CreateDate\":\"2024-01-01T00:00:00Z\"}"
        .formatted(document, id, isDefault);
  }

  @Test
  void aUserHasWhatItsGroupsGrant() throws IOException {
    export.policy("Access", allow("s3:ListAllMyBuckets"));
    export.group(
        "Admins",
        export.attached("Access"),
        "\"GroupPolicyList\":[{\"PolicyName\":\"own\",\"PolicyDocument\":"
            + allow("sqs:ListQueues")
            + "}]");
    export.user("ann", "\"GroupList\":[\"Admins\"]");
    Scanned scanned = scan();
    assertThat(granted(scanned, "ann").split(" "))
        .containsExactlyInAnyOrder("s3:ListAllMyBuckets", "sqs:ListQueues");
    assertThat(scanned.principal("ann").principal().policies())
        .allSatisfy(policy -> assertThat(policy.source().group()).isEqualTo("Admins"));
  }

  @Test
  void theBoundaryComesFromTheManagedPoliciesOfTheSameFile() throws IOException {
    export.policy("Edge", allow("s3:ListAllMyBuckets"));
    String boundary =
        "\"PermissionsBoundary\":{\"PermissionsBoundaryType\":\"Policy\",\"PermissionsBoundaryArn\":\"%s\"}";
    export.role("Inside", NEVER_USED, boundary.formatted(export.policyArn("Edge")));
    export.role("Lost", NEVER_USED, boundary.formatted(export.policyArn("Missing")));
    Scanned scanned = scan();
    assertThat(scanned.principal("Inside").principal().boundary())
        .satisfies(edge -> assertThat(edge.policy()).isNotNull());
    assertThat(scanned.principal("Lost").principal().boundary())
        .satisfies(edge -> assertThat(edge.policy()).isNull());
  }

  @Test
  void pagesAppendedToOneFileAreOneExport() throws IOException {
    Path account = export.role("First", NEVER_USED).write(folder);
    Export second = Export.of(ACCOUNT).role("Second", NEVER_USED);
    Files.writeString(account.resolve(Export.FILE), export.page(true) + "\n" + second.page(false));
    Scanned scanned = Scanned.scan(folder);
    assertThat(scanned.account().status()).isEqualTo(AccountResult.Status.COMPLETE);
    assertThat(scanned.account().assessments())
        .extracting(assessment -> assessment.principal().name())
        .containsExactly("First", "Second");
  }

  @Test
  void anExportWhoseLastPageSaysThatMoreFollowIsNoExport() throws IOException {
    Path account = export.role("First", NEVER_USED).write(folder);
    Files.writeString(account.resolve(Export.FILE), export.page(true));
    Scanned scanned = Scanned.scan(folder);
    assertThat(scanned.account().status()).isEqualTo(AccountResult.Status.FAILED);
    assertThat(scanned.account().note()).contains("IsTruncated").contains("fetch all pages");
    assertThat(scanned.account().assessments()).isEmpty();
  }

  @Test
  void tagsAreReadAndUnknownMembersPassedOver() throws IOException {
    export.role(
        "Reader",
        NEVER_USED,
        "\"Tags\":[{\"Key\":\"team\",\"Value\":\"red\",\"Shade\":1}]",
        "\"Novelty\":{\"Nested\":[1,{\"Arn\":\"x\"}]}");
    Path account = export.write(folder);
    Files.writeString(
        account.resolve(Export.FILE), "{\"New\":[[{}]]," + export.json().substring(1));
    Scanned scanned = Scanned.scan(folder);
    assertThat(scanned.principal("Reader").principal().tags()).containsEntry("team", "red");
    assertThat(scanned.problems()).isEmpty();
  }

  @Test
  void aRoleThatStandsTwiceWasUsedWhenEitherSaysSo() throws IOException {
    export.role("Twice", NEVER_USED).role("Twice", Export.used("2026-11-20T00:00:00Z"));
    export.role("Half", NEVER_USED).role("Half");
    Scanned scanned = scan();
    assertThat(scanned.findings("Twice")).isEmpty();
    assertThat(scanned.findings("Half")).isEmpty();
    assertThat(scanned.unknown("Half", "role")).containsExactly(UnknownReason.NO_ROLE_LAST_USED);
  }

  @Test
  void aMarkOfTruncationThatIsNoBooleanFailsTheAccount() throws IOException {
    Path account = export.role("Idle", NEVER_USED).write(folder);
    Files.writeString(
        account.resolve(Export.FILE),
        export.json().replace("\"IsTruncated\":false", "\"IsTruncated\":\"true\""));
    assertThat(Scanned.scan(folder).account().note()).contains("IsTruncated");
  }
}

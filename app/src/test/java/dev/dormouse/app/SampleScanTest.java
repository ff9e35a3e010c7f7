package dev.dormouse.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.catalog.Catalog;
import dev.dormouse.snapshot.sample.Sample;
import dev.dormouse.snapshot.sample.SampleProgress;
import dev.dormouse.snapshot.sample.SampleSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The sample organization in every format. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleScanTest {
  private Path folder = Path.of("");

  @BeforeAll
  void write(@TempDir Path fresh) throws IOException {
    folder = fresh;
    new Sample(SampleSettings.defaults(), Catalog.bundled(), 2)
        .write(folder, SampleProgress.silent());
  }

  private Cli scan(String... more) {
    String[] args = new String[more.length + 2];
    args[0] = "scan";
    args[1] = folder.toString();
    System.arraycopy(more, 0, args, 2, more.length);
    return Cli.run(args);
  }

  @Test
  void theSampleHasItsHundredFindingsByType() {
    Cli scan = Cli.run("scan", "--sample");
    assertThat(scan.exit()).isZero();
    assertThat(scan.out())
        .contains("100 active findings", "sample organization")
        .containsPattern("unused roles +18 ")
        .containsPattern("unused access keys +38 ")
        .containsPattern("unused passwords +10 ")
        .containsPattern("unused permissions +34 ")
        .contains("dormouse explain arn:aws:iam::", " --sample");
  }

  @Test
  void jsonHasTheMembersOfTheFormat() {
    Json report = scan("--format", "json").json();
    assertThat(report.keys())
        .containsExactlyInAnyOrder(
            "dormouse", "findings", "unknowns", "accounts", "problems", "summary");
    assertThat(report.get("dormouse").keys())
        .contains("version", "catalog", "input", "asOf", "asOfBasis", "trackingPeriodDays");
    assertThat(report.get("dormouse", "catalog").keys())
        .containsExactlyInAnyOrder("date", "services", "actions");
    assertThat(report.get("summary").keys())
        .contains("findings", "byType", "topAccounts", "roles", "users", "excluded", "young")
        .contains("unknown");
    assertThat(report.text("summary", "findings")).isEqualTo("100");
    assertThat(report.get("summary", "byType"))
        .hasToString(
            "{UnusedIAMRole=18, UnusedIAMUserAccessKey=38, UnusedIAMUserPassword=10,"
                + " UnusedPermission=34}");
    assertThat(report.list("findings")).hasSize(100);
  }

  @Test
  void everyFindingHasTheMembersOfAws() {
    Json report = scan("--format", "json").json();
    assertThat(report.list("findings"))
        .allSatisfy(
            finding -> {
              assertThat(finding.keys())
                  .containsExactlyInAnyOrder(
                      "id",
                      "analyzedAt",
                      "createdAt",
                      "updatedAt",
                      "resource",
                      "resourceType",
                      "resourceOwnerAccount",
                      "status",
                      "findingType",
                      "findingDetails",
                      "dormouse");
              assertThat(finding.list("findingDetails")).isNotEmpty();
              assertThat(finding.get("dormouse").keys())
                  .contains("account", "principal", "because", "evidence");
              assertThat(finding.list("dormouse", "evidence")).isNotEmpty();
            });
    assertThat(report.texts("findings", "id")).doesNotHaveDuplicates();
  }

  @Test
  void aPermissionFindingSaysWhichPoliciesGrantAndWhatIsUnknown() {
    List<Json> findings = scan("--format", "json").json().list("findings");
    assertThat(findings)
        .filteredOn(finding -> finding.text("findingType").equals("UnusedPermission"))
        .hasSize(34)
        .allSatisfy(
            finding -> {
              Json more = finding.get("dormouse");
              assertThat(more.keys()).contains("counts", "services", "policies", "blocked");
              assertThat(more.get("counts").keys())
                  .containsExactlyInAnyOrder(
                      "granted", "used", "unused", "unknown", "unusedServices", "unusedActions");
              assertThat(sum(more.get("counts"), "used", "unused", "unknown"))
                  .isEqualTo(sum(more.get("counts"), "granted"));
              assertThat(more.list("policies")).isNotEmpty();
            });
  }

  private static int sum(Json counts, String... names) {
    int sum = 0;
    for (String name : names) {
      sum += Integer.parseInt(counts.text(name));
    }
    return sum;
  }

  @Test
  void jsonLinesHoldsAFindingALineAndNothingElse() {
    List<String> lines = scan("--format", "jsonl").out().lines().toList();
    assertThat(lines).hasSize(100);
    assertThat(lines)
        .allSatisfy(line -> assertThat(Json.parse(line).keys()).contains("findingDetails"));
  }

  @Test
  void csvHoldsARowAFindingUnderItsHeader() {
    List<String> rows = scan("--format", "csv").out().lines().toList();
    assertThat(rows).hasSize(101);
    assertThat(rows.get(0))
        .isEqualTo(
            "account,accountName,findingType,resource,resourceType,principalId,createdAt,lastUsed,"
                + "unusedServices,unusedActions,subject,because,findingId");
  }

  @Test
  void detailsNameTheUnusedActions() {
    assertThat(scan("--format", "csv", "--details").out().lines().count()).isGreaterThan(101);
    assertThat(scan("--details").out()).contains("service last used").doesNotContain("… and");
  }

  @Test
  void htmlIsOneFileThatReachesForNothing() {
    String page = scan("--format", "html").out();
    assertThat(page).startsWith("<!doctype html>").contains("default-src 'none'");
    assertThat(page)
        .doesNotContainPattern("(?i)<(iframe|object|embed)\\b|<link [^>]*href=\"(?!data:)")
        .doesNotContainPattern("(?i)\\s(src|href)\\s*=\\s*[\"']?(https?:)?//")
        .doesNotContainPattern("(?i)@import|url\\(\\s*[\"']?https?:");
  }

  @Test
  void twoScansOfOneSnapshotAreTheSameToTheByte() {
    for (String format : List.of("table", "json", "jsonl", "csv", "html")) {
      assertThat(scan("--format", format).out()).isEqualTo(scan("--format", format).out());
    }
  }

  @Test
  void whatIsUnknownIsToldWithItsRemedy() {
    Cli scan = scan();
    assertThat(scan.out()).contains("Unknown: what nobody can judge", "→", "Accounts not wholly");
    assertThat(scan.out()).contains("Next", "--format html");
  }
}

package dev.dormouse.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.testing.SharedData;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A real account's export, as the AWS CLI wrote it. */
class ExampleAccountTest {
  private static Cli scan(String... format) {
    String file = SharedData.require("data/authorization-details/example-account.json").toString();
    String[] args = new String[format.length + 4];
    args[0] = "scan";
    args[1] = file;
    args[2] = "--as-of";
    args[3] = "2022-12-01";
    System.arraycopy(format, 0, args, 4, format.length);
    return Cli.run(args);
  }

  @Test
  void rolesThatWereNotUsedAreFound() {
    Json report = scan("--format", "json").json();
    List<String> types = report.texts("findings", "findingType");
    assertThat(types).isNotEmpty().containsOnly("UnusedIAMRole");
    assertThat(report.texts("findings", "resource"))
        .allMatch(arn -> arn.matches("arn:aws:iam::(200611803367|012345678901):role/.+"));
    assertThat(report.texts("accounts", "id")).containsExactly("012345678901", "200611803367");
    assertThat(report.text("summary", "findings")).isEqualTo("" + types.size());
  }

  @Test
  void whatOtherFilesWouldTellIsUnknown() {
    Json report = scan("--format", "json").json();
    assertThat(report.texts("unknowns", "reason")).contains("NO_LAST_ACCESSED_REPORT");
    assertThat(report.get("summary", "unknown").toString()).contains("remedy");
    assertThat(scan("--require-complete").exit()).isEqualTo(Exit.INCOMPLETE.code());
  }

  @Test
  void everyFormatTellsTheSameNumberOfFindings() {
    int findings = scan("--format", "json").json().list("findings").size();
    assertThat(scan("--format", "jsonl").out().lines()).hasSize(findings);
    assertThat(scan("--format", "csv").out().lines()).hasSize(findings + 1);
    assertThat(scan().out()).contains(findings + " active findings in 2 accounts");
    assertThat(scan("--format", "html").out()).contains("UnusedIAMRole");
  }

  /** The file's latest time lies in March 2023. */
  @Test
  void yearsLaterTheOldExportShowsNothingUnused() {
    String file = SharedData.require("data/authorization-details/example-account.json").toString();
    Json report = Cli.run("scan", file, Cli.AS_OF, "--format", "json").json();
    assertThat(report.list("findings")).isEmpty();
    assertThat(report.texts("unknowns", "reason")).contains("EVIDENCE_TOO_OLD");
  }

  @Test
  void accountsWithoutANameStandAtTheEdgeOfTheTable() {
    assertThat(scan().out()).contains("\n  200611803367 ");
  }
}

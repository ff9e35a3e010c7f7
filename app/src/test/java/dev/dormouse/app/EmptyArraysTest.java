package dev.dormouse.app;

import static dev.dormouse.testing.Export.allow;
import static dev.dormouse.testing.Export.roleId;
import static dev.dormouse.testing.Export.rolePolicy;
import static dev.dormouse.testing.Export.used;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.testing.Export;
import dev.dormouse.testing.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arrays with nothing in them, where something is expected: never read as "unused". */
class EmptyArraysTest {
  private static final String BUSY = used("2026-11-20T00:00:00Z");

  private final Export export = Export.of("111122223333");

  @TempDir Path folder;

  private Cli scan() {
    return Cli.scan(folder, "--format", "json");
  }

  private void report(String content) throws IOException {
    Path reports = folder.resolve("111122223333").resolve("service-last-accessed");
    Files.createDirectories(reports);
    Files.writeString(reports.resolve(roleId("Busy") + ".json"), content);
  }

  @Test
  void anExportOfNobodyIsSaidToHoldNobody() throws IOException {
    export.write(folder);
    Cli scan = scan();
    assertThat(scan.exit()).isZero();
    assertThat(scan.errLines()).singleElement().asString().contains("no users and no roles");
    assertThat(scan.json().texts("findings", "findingType")).isEmpty();
  }

  @Test
  void aManagedPolicyWithoutVersionsMakesItsPrincipalUnknown() throws IOException {
    Path account = export.role("Busy", BUSY, export.attached("Hollow")).write(folder);
    Path details = account.resolve(Export.FILE);
    String hollow =
        "\"Policies\":[{\"PolicyName\":\"Hollow\",\"Arn\":\""
            + export.policyArn("Hollow")
            + "\",\"DefaultVersionId\":\"v1\",\"PolicyVersionList\":[]}]";
    Files.writeString(details, Files.readString(details).replace("\"Policies\":[]", hollow));
    report(Report.page(false, Report.neverUsed("s3")));
    Cli scan = scan();
    assertThat(scan.exit()).isZero();
    assertThat(scan.json().texts("findings", "findingType")).isEmpty();
    assertThat(scan.json().texts("unknowns", "reason")).containsExactly("POLICY_UNREADABLE");
    assertThat(scan.json().texts("unknowns", "detail").get(0))
        .contains("Hollow", "its default version is not in the export");
  }

  @Test
  void aPolicyWithoutStatementsGrantsNothing() throws IOException {
    export
        .role("Busy", BUSY, rolePolicy("{\"Version\":\"2012-10-17\",\"Statement\":[]}"))
        .write(folder);
    report(Report.page(false));
    Cli scan = scan();
    assertThat(scan.exit()).isZero();
    assertThat(scan.errLines()).isEmpty();
    assertThat(scan.json().texts("findings", "findingType")).isEmpty();
    assertThat(scan.json().texts("unknowns", "reason")).isEmpty();
  }

  @Test
  void aFinishedReportWithoutServicesShowsNoDisuse() throws IOException {
    export.role("Busy", BUSY, rolePolicy(allow("s3:GetBucketAcl"))).write(folder);
    report(Report.page(false));
    Cli scan = scan();
    assertThat(scan.exit()).isZero();
    assertThat(scan.json().texts("findings", "findingType")).isEmpty();
    assertThat(scan.json().texts("unknowns", "reason")).containsExactly("SERVICE_NOT_IN_REPORT");
  }

  @Test
  void aReportFileWithoutPagesIsToldAndItsPrincipalUnknown() throws IOException {
    export.role("Busy", BUSY, rolePolicy(allow("s3:GetBucketAcl"))).write(folder);
    report("[]");
    Cli scan = scan();
    assertThat(scan.exit()).isZero();
    assertThat(scan.errLines())
        .singleElement()
        .asString()
        .contains(roleId("Busy") + ".json", "is empty; fetch the report again");
    assertThat(scan.json().texts("findings", "findingType")).isEmpty();
    assertThat(scan.json().texts("unknowns", "reason")).containsExactly("REPORT_UNREADABLE");
  }
}

package dev.dormouse.app;

import static dev.dormouse.testing.Export.NEVER_USED;
import static dev.dormouse.testing.Export.allow;
import static dev.dormouse.testing.Export.roleId;
import static dev.dormouse.testing.Export.rolePolicy;
import static dev.dormouse.testing.Export.used;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.catalog.Catalog;
import dev.dormouse.findings.Assessment;
import dev.dormouse.findings.Assessor;
import dev.dormouse.findings.Exclusions;
import dev.dormouse.findings.Settings;
import dev.dormouse.policy.PolicyCompiler;
import dev.dormouse.snapshot.Snapshot;
import dev.dormouse.snapshot.SnapshotScan;
import dev.dormouse.testing.Export;
import dev.dormouse.testing.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplanationJsonTest {
  private final Export export = Export.of("111122223333");

  @TempDir Path input = Path.of("");

  @BeforeEach
  void write() throws IOException {
    Path account =
        export
            .role("Busy", used("2026-11-20T00:00:00Z"), rolePolicy(allow("sqs:*", "s3:GetObject")))
            .role("Idle", NEVER_USED)
            .user("ann")
            .write(input);
    Path reports = Files.createDirectory(account.resolve("service-last-accessed"));
    Files.writeString(
        reports.resolve(roleId("Busy") + ".json"),
        Report.page(false, Report.neverUsed("sqs"), Report.used("s3", "2026-11-20T00:00:00Z")));
  }

  private Map<String, Object> explained(String arn) {
    PolicyCompiler compiler = new PolicyCompiler(Catalog.bundled());
    Snapshot snapshot = Snapshot.open(input, compiler);
    Assessor assessor = new Assessor(compiler, Settings.DEFAULT, Exclusions.DEFAULT);
    SnapshotScan scan = new SnapshotScan(snapshot, assessor, null, Cli.NOW, 1);
    Assessment assessment =
        scan
            .assess(
                snapshot.accounts().getFirst(),
                snapshot.read(snapshot.accounts().getFirst(), Cli.NOW))
            .assessments()
            .stream()
            .filter(one -> one.principal().arn().toString().equals(arn))
            .findFirst()
            .orElseThrow();
    return Json.object(ExplanationJson.of(Catalog.bundled(), assessment));
  }

  @Test
  void unusedRoleSaysWhyAndWhatWasSeen() {
    Map<String, Object> idle = explained(export.roleArn("Idle"));

    assertThat(idle.keySet())
        .containsExactly(
            "resource",
            "resourceType",
            "account",
            "principal",
            "groups",
            "trackingPeriod",
            "young",
            "findings",
            "unknowns",
            "use");
    assertThat(idle).containsEntry("resource", export.roleArn("Idle"));
    assertThat(idle.get("findings").toString()).contains("UnusedIAMRole").contains("because");
    assertThat(idle.get("use").toString()).contains("subject=role").contains("verdict=UNUSED");
  }
}

package dev.dormouse.app;

import static dev.dormouse.testing.Export.NEVER_USED;
import static dev.dormouse.testing.Export.allow;
import static dev.dormouse.testing.Export.roleId;
import static dev.dormouse.testing.Export.rolePolicy;
import static dev.dormouse.testing.Export.used;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dormouse.catalog.Catalog;
import dev.dormouse.catalog.Glob;
import dev.dormouse.findings.Assessment;
import dev.dormouse.findings.Assessor;
import dev.dormouse.findings.Exclusions;
import dev.dormouse.findings.Settings;
import dev.dormouse.policy.PolicyCompiler;
import dev.dormouse.snapshot.AccountSource;
import dev.dormouse.snapshot.Snapshot;
import dev.dormouse.snapshot.SnapshotScan;
import dev.dormouse.testing.Export;
import dev.dormouse.testing.ProjectRoot;
import dev.dormouse.testing.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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
            .role(
                "Busy", used("2026-11-20T00:00:00Z"), rolePolicy(allow("sqs:*", "s3:Nonexistent")))
            .role("Idle", NEVER_USED)
            .user("ann")
            .write(input);
    Path reports = Files.createDirectory(account.resolve("service-last-accessed"));
    Files.writeString(
        reports.resolve(roleId("Busy") + ".json"),
        Report.page(false, Report.neverUsed("sqs"), Report.used("s3", "2026-11-20T00:00:00Z")));
  }

  private Map<?, ?> explained(String arn, Exclusions exclusions) {
    PolicyCompiler compiler = new PolicyCompiler(Catalog.bundled());
    Snapshot snapshot = Snapshot.open(input, compiler);
    AccountSource account = snapshot.accounts().getFirst();
    Assessor assessor = new Assessor(compiler, Settings.DEFAULT, exclusions);
    Assessment assessment =
        new SnapshotScan(snapshot, assessor, null, Cli.NOW, 1)
            .assess(account, snapshot.read(account, Cli.NOW)).assessments().stream()
                .filter(one -> one.principal().arn().toString().equals(arn))
                .findFirst()
                .orElseThrow();
    String json = ExplanationJson.of(Catalog.bundled(), assessment);
    return (Map<?, ?>) Json.parse(json).value();
  }

  private Map<?, ?> explained(String arn) {
    return explained(arn, Exclusions.NONE);
  }

  private static Object member(Map<?, ?> object, String name) {
    return Objects.requireNonNull(object.get(name));
  }

  private static Map<?, ?> first(Object list) {
    return (Map<?, ?>) ((List<?>) list).getFirst();
  }

  @Test
  void roleThatIsUsedIsExplainedWithEveryMemberThatTheDocumentNames() throws IOException {
    Optional<Path> root = ProjectRoot.find();
    assumeTrue(root.isPresent(), "the documents lie in the source tree alone");
    String document = Files.readString(root.orElseThrow().resolve("docs/output.md"));
    String section = document.substring(document.indexOf("## Explanation of a principal"));
    List<String> documented =
        Pattern.compile("(?m)(?:^  |[\\]}N], )\"(\\w+)\"(\\??)")
            .matcher(section.substring(0, section.indexOf("`subject` is")))
            .results()
            .filter(member -> !member.group(1).equals("excluded"))
            .map(member -> member.group(1))
            .toList();

    Map<?, ?> busy = explained(export.roleArn("Busy"));

    assertThat(List.copyOf(busy.keySet())).isEqualTo(documented);
  }

  @Test
  void unusedRoleSaysWhyAndWhatWasSeen() {
    Map<?, ?> idle = explained(export.roleArn("Idle"));

    assertThat(member(idle, "resource")).isEqualTo(export.roleArn("Idle"));
    assertThat(member(idle, "resourceType")).isEqualTo("AWS::IAM::Role");
    assertThat(member(first(member(idle, "findings")), "findingType")).isEqualTo("UnusedIAMRole");
    assertThat(member(first(member(idle, "findings")), "because").toString())
        .startsWith("Nobody used this role");
    assertThat(member(first(member(idle, "use")), "subject")).isEqualTo("role");
    assertThat(member(first(member(idle, "use")), "verdict")).isEqualTo("UNUSED");
    assertThat(first(member(idle, "use")).containsKey("lastUsed")).isFalse();
  }

  @Test
  void whatIsUnknownHasItsReasonAndItsRemedy() {
    Map<?, ?> ann = explained(export.userArn("ann"));

    assertThat((List<?>) member(ann, "findings")).isEmpty();
    assertThat(first(member(ann, "unknowns")).keySet().toString())
        .startsWith("[subject, reason, detail, remedy");
    assertThat(member(ann, "unknowns").toString()).contains("subject=password");
  }

  @Test
  void excludedPrincipalIsNotJudged() {
    Exclusions exclusions =
        new Exclusions(List.of(), List.of(), List.of(), Set.of(), Glob.of("Idle", false));

    Map<?, ?> idle = explained(export.roleArn("Idle"), exclusions);

    assertThat(member(idle, "excluded").toString()).isNotEmpty();
    assertThat(idle.containsKey("findings")).isFalse();
  }
}

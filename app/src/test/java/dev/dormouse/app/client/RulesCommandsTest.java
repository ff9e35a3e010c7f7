package dev.dormouse.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.app.Cli;
import dev.dormouse.app.serve.RunningServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RulesCommandsTest {
  private RunningServer server;
  private Asked asked;

  @BeforeAll
  void serve(@TempDir Path folder) throws Exception {
    Path data = folder.resolve("data");
    server = RunningServer.start(data, "--sample");
    server.awaitScan("unused-access");
    asked = new Asked(data);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void ruleIsMadePreviewedAppliedChangedAndRemoved() {
    assertThat(asked.run("rules", "list").out()).contains("no archive rule");
    Cli made =
        asked.run(
            "rules",
            "create",
            "Recovery",
            "--resource-contains=DisasterRecovery",
            "--type=UnusedIAMRole");
    assertThat(made.err()).isEmpty();
    assertThat(made.out()).contains("Recovery is made", "dormouse rules apply Recovery");
    assertThat(asked.run("rules", "list").out())
        .contains("resource contains DisasterRecovery, and findingType is UnusedIAMRole");
    assertThat(asked.run("rules", "show", "Recovery", "--format=json").json().text("ruleName"))
        .isEqualTo("Recovery");
    assertThat(asked.run("rules", "preview", "Recovery").out())
        .containsPattern("^[1-9][0-9]* of 100 active findings\n  UnusedIAMRole  [1-9]");
    assertThat(asked.run("rules", "apply", "Recovery").out()).isEqualTo("Recovery is applied.\n");
    assertThat(server.active("unused-access")).isBetween(90L, 99L);

    assertThat(asked.run("rules", "update", "Recovery", "--account=444455556666").exit()).isZero();
    assertThat(asked.run("rules", "show", "Recovery").out())
        .contains("archives findings whose resourceOwnerAccount is 444455556666\n");
    assertThat(asked.onTerminal(Map.of(), "n\n", "rules", "delete", "Recovery").exit())
        .isEqualTo(2);
    assertThat(asked.run("rules", "delete", "Recovery", "--yes").out())
        .isEqualTo("Recovery is removed.\n");
    assertThat(asked.run("rules", "show", "Recovery").exit()).isEqualTo(10);
  }

  @Test
  void previewOfCriteriaWarnsOfTooWideOnes() {
    assertThat(asked.run("rules", "preview", "--resource-contains=arn", "--examples=0").out())
        .contains("more than half of the ACTIVE findings")
        .doesNotContain("PRINCIPAL");
  }

  @Test
  void ruleThatAsksForNothingIsRefused() {
    Cli all = asked.run("rules", "create", "Everything");
    assertThat(all.exit()).isEqualTo(2);
    assertThat(all.err()).startsWith("dormouse: say which findings").hasLineCount(1);
  }
}

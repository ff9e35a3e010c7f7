package dev.dormouse.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.app.Cli;
import dev.dormouse.app.Json;
import dev.dormouse.app.serve.RunningServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnalyzersCommandsTest {
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
  void listNamesTheAnalyzers() {
    assertThat(asked.run("analyzers", "list").out())
        .containsPattern("unused-access +ORGANIZATION_UNUSED_ACCESS +ACTIVE +today");
    assertThat(asked.run("analyzers", "list", "--format=csv").out())
        .startsWith("name,arn,type,status,createdAt,tags\r\nunused-access,arn:aws:");
  }

  @Test
  void showTellsHowTheScanWentAndOfEveryAccount() {
    Cli show = asked.run("analyzers", "show", "unused-access");
    assertThat(show.err()).isEmpty();
    assertThat(show.out())
        .startsWith("unused-access  ORGANIZATION_UNUSED_ACCESS\n")
        .contains("tracking period 90 days")
        .contains("\nScan\n  12 accounts, all looked at")
        .containsPattern("444455556666 +Audit +today +[0-9]+ +[0-9]+ +17 ");
    Json json = asked.run("analyzers", "show", "unused-access", "--format=json").json();
    assertThat(json.list("accounts")).hasSize(12);
    assertThat(json.text("scan", "pending")).isEqualTo("0");
  }

  @Test
  void sourceThatCannotBeReadIsNoSourceThatWasLookedAt(@TempDir Path folder) throws Exception {
    Path data = folder.resolve("data");
    Path source = folder.resolve("gone");
    try (RunningServer blind =
        RunningServer.start(data, "--account=111122223333", "--source=" + source)) {
      Asked ask = new Asked(data);
      ask.run("analyzers", "create", "a");
      blind.awaitIdleJobs();

      assertThat(ask.run("analyzers", "show", "a").out())
          .contains("the source cannot be read now")
          .doesNotContain("all looked at");
      assertThat(ask.run("findings", "list", "--analyzer=a").out() + blind.err())
          .doesNotContain("job scan-request")
          .contains("there is no such file or folder");
    }
  }

  @Test
  void analyzerIsMadeChangedScannedAndRemoved() throws Exception {
    Cli made =
        asked.run(
            "analyzers",
            "create",
            "second",
            "--tracking-period=180",
            "--exclude-tag=keep=yes",
            "--exclude-tag=team",
            "--tag=env=test");
    assertThat(made.err()).isEmpty();
    server.awaitScan("second");
    assertThat(asked.run("analyzers", "show", "second").out())
        .contains("ACCOUNT_UNUSED_ACCESS", "tracking period 180 days", "tags env=test")
        .contains("\nLeft out\n  tags keep=yes or team\n");
    assertThat(asked.run("findings", "list").err())
        .isEqualTo(
            "dormouse: there are several analyzers; name one with --analyzer: second,"
                + " unused-access\n");
    assertThat(asked.run("findings", "list", "--analyzer=second").exit()).isZero();

    assertThat(asked.run("analyzers", "update", "second", "--no-exclusions").exit()).isZero();
    assertThat(asked.run("analyzers", "show", "second").out())
        .contains("180 days")
        .doesNotContain("Left out");
    assertThat(asked.run("analyzers", "scan", "second").exit()).isZero();
    assertThat(asked.run("analyzers", "delete", "second").err())
        .contains("Say --yes to do it without being asked.");
    assertThat(asked.onTerminal(Map.of(), "yes\n", "analyzers", "delete", "second").out())
        .isEqualTo("second is removed.\n");
    assertThat(asked.run("analyzers", "show", "second").exit()).isEqualTo(10);
  }
}

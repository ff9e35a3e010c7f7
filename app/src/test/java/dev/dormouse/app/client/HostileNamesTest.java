package dev.dormouse.app.client;

import static dev.dormouse.testing.Export.NEVER_USED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.app.serve.RunningServer;
import dev.dormouse.testing.Export;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names and reasons are other people's text, and some people mean harm. */
class HostileNamesTest {
  private static final String ESCAPES = "x\\u001b[2J\\u009b31m\\u202egnp.exe\\u0007\\r\\n";
  private static final String SHELL = "a/$(touch${IFS}owned)/b';c";

  @TempDir Path folder = Path.of("");

  private static void isSafeForATerminal(String text) {
    assertThat(text.replaceAll("\u001b\\[[0-9]+m", ""))
        .doesNotContainPattern("[\\p{Cc}&&[^\\r\\n]]")
        .doesNotContain("\u202e");
  }

  @Test
  void nothingReachesTheTerminalAsItIs() throws Exception {
    Path input = Files.createDirectory(folder.resolve("input"));
    Export.of("111122223333").role(ESCAPES, NEVER_USED).role(SHELL, NEVER_USED).write(input);
    Path data = folder.resolve("data");
    Asked asked = new Asked(data);
    try (RunningServer server =
        RunningServer.start(data, "--account=111122223333", "--source=" + input)) {
      assertThat(asked.run("analyzers", "create", "hostile").exit()).isZero();
      server.awaitScan("hostile");

      String list = asked.onTerminal(Map.of(), "", "findings", "list").out();
      isSafeForATerminal(list);
      assertThat(list).contains("role/x\\u001b[2J\\u009b31m\\u202egnp.exe", SHELL);
      String csv = asked.run("findings", "list", "--format=csv").out();
      isSafeForATerminal(csv);
      assertThat(csv.lines()).hasSize(3);

      for (String id :
          asked.run("findings", "list", "--format=json").json().texts("findings", "id")) {
        String reason = "\u001b[31mkept\nfor =cmd|' /C calc'!A0";
        assertThat(asked.run("findings", "archive", id, "--reason", reason).exit()).isZero();
        isSafeForATerminal(asked.onTerminal(Map.of(), "", "findings", "show", id).out());
      }
      assertThat(asked.run("findings", "list", "--status=ARCHIVED", "--contains=owned").out())
          .contains("1 finding");
    }
  }

  @Test
  void nextCommandCanBePastedIntoAShell() throws Exception {
    Path input = Files.createDirectory(folder.resolve("input"));
    Export.of("111122223333").role(SHELL, NEVER_USED).write(input);
    Path data = folder.resolve("data");
    Asked asked = new Asked(data);
    try (RunningServer server =
        RunningServer.start(data, "--account=111122223333", "--source=" + input)) {
      assertThat(asked.run("analyzers", "create", "hostile").exit()).isZero();
      server.awaitScan("hostile");
      String id =
          asked.run("findings", "list", "--format=json").json().texts("findings", "id").getFirst();
      assertThat(asked.run("findings", "show", id).out())
          .contains("--resource 'arn:aws:iam::111122223333:role/a/$(touch${IFS}owned)/b'\\'';c'\n");
    }
  }
}

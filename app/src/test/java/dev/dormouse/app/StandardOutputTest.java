package dev.dormouse.app;

import static dev.dormouse.testing.Export.NEVER_USED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.testing.Export;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandardOutputTest {
  @TempDir Path input;

  @BeforeEach
  void write() throws IOException {
    Export.of("111122223333").role("Idle", NEVER_USED).write(input);
  }

  @Test
  void coloursAreForTerminalsOnly() {
    assertThat(Cli.scan(input).out()).doesNotContain("\u001b");
    assertThat(Cli.onTerminal(Map.of(), "scan", input.toString()).out()).contains("\u001b[");
  }

  @Test
  void noColorIsRespectedUnlessItIsEmpty() {
    assertThat(Cli.onTerminal(Map.of("NO_COLOR", "1"), "scan", input.toString()).out())
        .doesNotContain("\u001b");
    assertThat(Cli.onTerminal(Map.of("NO_COLOR", ""), "scan", input.toString()).out())
        .contains("\u001b[");
  }

  @Test
  void aFileGetsNoColoursThoughTheTerminalWould() throws IOException {
    Path file = input.resolve("report.txt");
    Cli.onTerminal(Map.of(), "scan", input.toString(), Cli.AS_OF, "--output", file.toString());
    assertThat(file).content().contains("1 active finding").doesNotContain("\u001b");
  }

  @Test
  void aQuickScanSaysNothingOnStandardError() {
    assertThat(Cli.onTerminal(Map.of(), "scan", input.toString()).err()).isEmpty();
  }

  @Test
  void standardOutputThatCannotBeWrittenIsToldWithItsExitCode() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Session session =
        new Session(
            new PrintStream(new FullDisk(), false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false,
            Clock.fixed(Cli.NOW, ZoneOffset.UTC),
            Map.of("DORMOUSE_HOME", "no-such-folder"));
    assertThat(Main.run(session, "scan", input.toString())).isEqualTo(Exit.CANNOT_WRITE.code());
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("dormouse: standard output: cannot be written");
  }

  private static final class FullDisk extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("No space left on device");
    }
  }
}

package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogEntriesTest {
  private static LogRecord entry(Level level, String message) {
    LogRecord entry = new LogRecord(level, message);
    entry.setLoggerName("dev.dormouse");
    entry.setInstant(Instant.parse("2026-11-24T10:00:00.123456Z"));
    return entry;
  }

  @Test
  void peopleReadASentence() {
    assertThat(new LogLines(false).format(entry(Level.WARNING, "a job failed")))
        .isEqualTo("2026-11-24T10:00:00Z warn a job failed\n");
  }

  @Test
  void machinesReadAnObject() {
    assertThat(new LogLines(true).format(entry(Level.SEVERE, "say \"no\"")))
        .isEqualTo(
            "{\"time\":\"2026-11-24T10:00:00.123456Z\",\"level\":\"error\","
                + "\"logger\":\"dev.dormouse\",\"message\":\"say \\\"no\\\"\"}\n");
  }

  @Test
  void levelsAreThoseOfTheSettings() {
    LogLines lines = new LogLines(false);

    assertThat(lines.format(entry(Level.INFO, "x"))).contains(" info ");
    assertThat(lines.format(entry(Level.FINE, "x"))).contains(" debug ");
  }

  @Test
  void whatATerminalWouldObeyIsEscaped() {
    LogRecord hostile = entry(Level.INFO, "role \u001b[2J\u009b\u202e\n2026 info forged");

    assertThat(new LogLines(false).format(hostile))
        .endsWith("role \\u001b[2J\\u009b\\u202e\\u000a2026 info forged\n");
    assertThat(new LogLines(true).format(hostile)).matches("[\\x20-\\x7e]+\n");
  }

  @Test
  void messageOfAFaultMakesNoEntryOfItsOwn() {
    LogRecord fault = entry(Level.SEVERE, "job failed");
    fault.setThrown(
        new IllegalStateException("bad\n2026-11-24T10:00:00Z info all is well\u001b[2J"));

    String text = new LogLines(false).format(fault);

    assertThat(text.lines().skip(1)).isNotEmpty().allMatch(line -> line.startsWith("  "));
    assertThat(text).doesNotContain("\u001b").contains("IllegalStateException: bad");
    assertThat(new LogLines(true).format(fault).lines()).hasSize(1);
  }
}

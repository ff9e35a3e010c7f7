package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLinesTest {
  /** Control characters of all of Unicode, and what separates lines and paragraphs. */
  private static final String ENDS_LINES = "\\p{Cc}\\p{Zl}\\p{Zp}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "role\nINFO everything is well",
        "role\r\nX",
        "\u001b[2J\u001b[H",
        "a\tb\u0000\u0085\u2028c",
        "{0} %s ${jndi:x}",
        "\", \"level\": \"info"
      })
  void nothingMakesALineOfItsOwn(String text) {
    LogRecord entry = new LogRecord(Level.WARNING, text);

    assertThat("\u0085\u2028\u2029\n").matches("[" + ENDS_LINES + "]{4}");
    for (boolean json : new boolean[] {false, true}) {
      String line = new LogLines(json).format(entry);

      assertThat(line).endsWith("\n");
      assertThat(line.substring(0, line.length() - 1))
          .doesNotContainPattern("[" + ENDS_LINES + "]");
    }
    assertThat(new LogLines(true).format(entry)).doesNotContain("\"level\": \"info");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "role\nINFO everything is well",
        "role\r2026-11-24T00:00:00Z info well",
        "a\u0085b\u2028c\u2029d\u000be\u000cf",
        "\u001b[2J\u202e"
      })
  void messageOfAnExceptionIsOnlyItsOwnIndentedLines(String text) {
    LogRecord entry = new LogRecord(Level.WARNING, "failed");
    entry.setThrown(new IllegalStateException(text, new IllegalArgumentException(text)));

    String json = new LogLines(true).format(entry);
    assertThat(json).endsWith("}\n");
    assertThat(json.substring(0, json.length() - 1)).doesNotContainPattern("[" + ENDS_LINES + "]");

    List<String> lines = List.of(new LogLines(false).format(entry).split("\n", -1));
    assertThat(lines.getFirst()).endsWith(" warn failed");
    assertThat(lines.getLast()).isEmpty();
    assertThat(lines.subList(1, lines.size() - 1))
        .hasSizeGreaterThan(2)
        .allSatisfy(
            line ->
                assertThat(line).startsWith("  ").doesNotContainPattern("[" + ENDS_LINES + "]"));
  }
}

package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLinesTest {
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

    for (boolean json : new boolean[] {false, true}) {
      String line = new LogLines(json).format(entry);

      assertThat(line).endsWith("\n");
      assertThat(line.substring(0, line.length() - 1)).doesNotContainPattern("\\p{Cntrl}");
    }
    assertThat(new LogLines(true).format(entry)).doesNotContain("\"level\": \"info");
  }
}

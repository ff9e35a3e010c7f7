package dev.dormouse.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {
  private static List<String> lines(byte[] bytes, int most) throws IOException {
    List<String> found = new ArrayList<>();
    try (LineReader lines = new LineReader(new Sips(bytes, most))) {
      while (lines.next()) {
        found.add(
            new String(lines.array(), lines.offset(), lines.length(), StandardCharsets.UTF_8));
      }
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a\n",
        "a\nb",
        "a\r\nb\r\n",
        "a\rb",
        "\n\n",
        "\r\n\r\n",
        "a\r\r\nb",
        "\r",
        "\n\r\n",
        "a\n\rb",
        "Zoë\n🐭\r\n"
      })
  void linesEndWhereJavaSaysThatTheyEnd(String text) throws IOException {
    List<String> expected = new BufferedReader(new StringReader(text)).lines().toList();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    assertThat(lines(bytes, Integer.MAX_VALUE)).isEqualTo(expected);
    assertThat(lines(bytes, 1)).isEqualTo(expected);
  }

  @Test
  void aLineMayBeLongerThanAnyBuffer() throws IOException {
    String text = "x".repeat(300_000) + "\r\n" + "y".repeat(70_000) + "\nz";

    assertThat(lines(text.getBytes(StandardCharsets.UTF_8), 1000)).isEqualTo(text.lines().toList());
  }

  /** Gives at most so many bytes a read, as pipes and inflaters do. */
  private static final class Sips extends ByteArrayInputStream {
    private final int most;

    private Sips(byte[] bytes, int most) {
      super(bytes);
      this.most = most;
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) {
      return super.read(into, offset, Math.min(most, length));
    }
  }
}

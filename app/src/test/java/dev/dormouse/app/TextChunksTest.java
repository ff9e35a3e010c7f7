package dev.dormouse.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TextChunksTest {
  private final TextChunks chunks = new TextChunks();

  private String text() throws IOException {
    StringWriter out = new StringWriter();
    chunks.writeTo(out);
    return out.toString();
  }

  @Test
  void isEmptyUntilSomethingIsWritten() throws IOException {
    assertThat(chunks.isEmpty()).isTrue();
    chunks.write("");
    assertThat(chunks.isEmpty()).isTrue();
    chunks.write("a");
    assertThat(chunks.isEmpty()).isFalse();
  }

  @Test
  void keepsAllOfATextInItsOrderHoweverItComes() throws IOException {
    StringBuilder expected = new StringBuilder();
    for (int length = 0; length < 100_000; length = 3 * length + 1) {
      String part = Integer.toString(length).repeat(length);
      expected.append(part);
      chunks.write(part);
    }
    assertThat(text()).isEqualTo(expected.toString());
    assertThat(text()).as("once more").isEqualTo(expected.toString());
  }
}

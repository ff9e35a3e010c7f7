package dev.dormouse.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;

class ScriptSafeWriterTest {
  private final StringWriter page = new StringWriter();
  private final Writer writer = new ScriptSafeWriter(page);

  @Test
  void writesWhatCouldEndAScriptAsJsonEscapes() throws IOException {
    writer.write("\"</script><!-- & \u2028\u2029\"");

    assertThat(page.toString())
        .isEqualTo("\"\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028\\u2029\"");
  }

  @Test
  void passesEverythingElseOnUnchanged() throws IOException {
    writer.write("{\"name\":\"Zoë \uD83D\uDC2D \\\" \\\\ '/\"}");

    assertThat(page.toString()).isEqualTo("{\"name\":\"Zoë \uD83D\uDC2D \\\" \\\\ '/\"}");
  }

  @Test
  void escapesInEveryWayOfWriting() throws IOException {
    writer.write('<');
    writer.write("a<b>c".toCharArray(), 1, 3);
    writer.write("a&b<", 1, 2);
    writer.append("x>").append('y');

    assertThat(page.toString()).isEqualTo("\\u003c\\u003cb\\u003e\\u0026bx\\u003ey");
  }

  @Test
  void leavesThePageOpenWhenTheDocumentIsClosed() throws IOException {
    writer.write("{}");
    writer.close();
    page.write("tail");

    assertThat(page.toString()).isEqualTo("{}tail");
  }
}

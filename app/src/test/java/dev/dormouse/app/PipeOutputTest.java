package dev.dormouse.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PipeOutputTest {
  @Test
  void whatIsWrittenGoesThrough() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PipeOutput pipe = new PipeOutput(out);
    pipe.write('a');
    pipe.write("bc".getBytes(StandardCharsets.UTF_8));
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("abc");
  }

  @Test
  void aReaderWhoLeavesIsNoFault() {
    Broken reader = new Broken("Broken pipe");
    PrintStream out = new PrintStream(new PipeOutput(reader), true, StandardCharsets.UTF_8);
    out.println("first");
    out.println("second");
    assertThat(out.checkError()).isFalse();
    assertThat(reader.attempts).isEqualTo(1);
  }

  @Test
  void aFullDiskIs() {
    PipeOutput pipe = new PipeOutput(new Broken("No space left on device"));
    assertThatThrownBy(() -> pipe.write('a')).hasMessage("No space left on device");
  }

  private static final class Broken extends OutputStream {
    private final String message;
    private int attempts;

    private Broken(String message) {
      this.message = message;
    }

    @Override
    public void write(int b) throws IOException {
      attempts++;
      throw new IOException(message);
    }
  }
}

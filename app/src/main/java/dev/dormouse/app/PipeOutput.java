package dev.dormouse.app;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output into a pipe whose reader may leave early, as {@code head} does once it has
 * enough: that is no fault, and nothing more is written. Every other error is passed on.
 */
final class PipeOutput extends FilterOutputStream {
  private boolean left;

  PipeOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (left) {
      return;
    }
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      // The operating system's words for EPIPE; Java has no type for it.
      if (!String.valueOf(e.getMessage()).contains("Broken pipe")) {
        throw e;
      }
      left = true;
    }
  }
}

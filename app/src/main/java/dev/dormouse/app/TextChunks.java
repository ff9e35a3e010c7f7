package dev.dormouse.app;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Text that grows piece by piece, so that nothing of it is copied to make room for more. */
final class TextChunks extends Writer {
  private static final int CHUNK = 1 << 15;

  private final List<char[]> full = new ArrayList<>();
  private char[] last = new char[0];
  private int used;

  @Override
  public void write(char[] text, int offset, int length) {
    int done = 0;
    while (done < length) {
      if (used == last.length) {
        grow();
      }
      int part = Math.min(length - done, last.length - used);
      System.arraycopy(text, offset + done, last, used, part);
      used += part;
      done += part;
    }
  }

  private void grow() {
    if (used > 0) {
      full.add(last);
    }
    last = new char[full.isEmpty() && used == 0 ? CHUNK / 16 : CHUNK];
    used = 0;
  }

  boolean isEmpty() {
    return used == 0 && full.isEmpty();
  }

  /** Writes all of the text; it may be written more than once. */
  void writeTo(Writer out) throws IOException {
    for (char[] chunk : full) {
      out.write(chunk, 0, chunk.length);
    }
    out.write(last, 0, used);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}

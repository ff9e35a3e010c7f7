package dev.dormouse.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads lines as bytes, so that only what is needed of them is turned into text. Lines end as
 * {@link java.io.BufferedReader#readLine} says.
 */
final class LineReader implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private byte[] buffer = new byte[BUFFER];

  /** The line stands from {@code begin} to before {@code end}; what follows was read already. */
  private int begin;

  private int end;
  private int next;
  private int filled;
  private boolean afterReturn;

  LineReader(InputStream in) {
    this.in = in;
  }

  /** Moves to the next line; false at the end. Of the line before, nothing remains. */
  boolean next() throws IOException {
    begin = next;
    if (afterReturn && (begin < filled || fill()) && buffer[begin] == '\n') {
      begin++;
    }
    afterReturn = false;
    int at = lineEnd(begin);
    while (at == filled) {
      int searched = at - begin;
      if (!fill()) {
        end = filled;
        next = filled;
        return end > begin;
      }
      at = lineEnd(begin + searched);
    }
    end = at;
    next = at + 1;
    afterReturn = buffer[at] == '\r';
    return true;
  }

  /** Where the line ends, or {@code filled} if its end was not read yet. */
  private int lineEnd(int from) {
    byte[] bytes = buffer;
    int limit = filled;
    int at = from;
    while (at < limit && bytes[at] != '\n' && bytes[at] != '\r') {
      at++;
    }
    return at;
  }

  /** Reads on behind the line, which moves to the buffer's beginning. */
  private boolean fill() throws IOException {
    int kept = filled - begin;
    if (kept == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * kept);
    } else if (kept > 0) {
      System.arraycopy(buffer, begin, buffer, 0, kept);
    }
    begin = 0;
    filled = kept;
    int read = in.read(buffer, kept, buffer.length - kept);
    filled += Math.max(0, read);
    return read >= 0;
  }

  /** The array that holds the line, until {@link #next} is called again. */
  byte[] array() {
    return buffer;
  }

  int offset() {
    return begin;
  }

  int length() {
    return end - begin;
  }

  /** Whether the line holds nothing but spaces and tabs. */
  boolean isBlank() {
    for (int i = begin; i < end; i++) {
      if (buffer[i] != ' ' && buffer[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

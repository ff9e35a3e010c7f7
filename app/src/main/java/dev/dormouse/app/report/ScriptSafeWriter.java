package dev.dormouse.app.report;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Passes JSON on so that it may stand inside an HTML {@code script} element: the characters that
 * could end the element, open a comment or break a line of script become JSON escapes. In JSON they
 * occur within strings only, so the document means the same.
 *
 * <p>HTML Living Standard, "Restrictions for contents of script elements".
 */
final class ScriptSafeWriter extends FilterWriter {
  ScriptSafeWriter(Writer out) {
    super(out);
  }

  @Override
  public void write(int character) throws IOException {
    String escape = escapeOf((char) character);
    if (escape.isEmpty()) {
      out.write(character);
    } else {
      out.write(escape);
    }
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    int end = offset + length;
    int written = offset;
    for (int i = offset; i < end; i++) {
      String escape = escapeOf(text[i]);
      if (!escape.isEmpty()) {
        out.write(text, written, i - written);
        out.write(escape);
        written = i + 1;
      }
    }
    out.write(text, written, end - written);
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    write(text.substring(offset, offset + length).toCharArray(), 0, length);
  }

  /** Leaves the page's writer open and unflushed: the page goes on after the data. */
  @Override
  public void close() {}

  /** Flushes nothing: a JSON generator may flush often, the page's writer decides. */
  @Override
  public void flush() {}

  private static String escapeOf(char character) {
    return switch (character) {
      case '<' -> "\\u003c";
      case '>' -> "\\u003e";
      case '&' -> "\\u0026";
      case '\u2028' -> "\\u2028";
      case '\u2029' -> "\\u2029";
      default -> "";
    };
  }
}

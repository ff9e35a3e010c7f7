package dev.dormouse.app.client;

import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import dev.dormouse.app.Session;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Standard output, written in large pieces, in UTF-8 whatever the locale says. */
final class Printer {
  private final PrintStream out;
  private final Writer writer;

  Printer(Session session) {
    this.out = session.out();
    this.writer =
        new BufferedWriter(new OutputStreamWriter(session.out(), StandardCharsets.UTF_8), 1 << 16);
  }

  Writer writer() {
    return writer;
  }

  /** Prints a line as it is. */
  void line(String text) {
    try {
      writer.write(text);
      writer.write('\n');
    } catch (IOException e) {
      throw broken();
    }
  }

  /**
   * Passes everything on.
   *
   * @throws Failure if nobody takes it
   */
  void finish() {
    try {
      writer.flush();
    } catch (IOException e) {
      throw broken();
    }
    if (out.checkError()) {
      throw broken();
    }
  }

  static Failure broken() {
    return new Failure(Exit.CANNOT_WRITE, "standard output: cannot be written");
  }
}

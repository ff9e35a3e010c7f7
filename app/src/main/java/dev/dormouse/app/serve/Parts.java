package dev.dormouse.app.serve;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What a server consists of, closed in the opposite order. */
final class Parts implements AutoCloseable {
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Logger log;

  Parts(Logger log) {
    this.log = log;
  }

  <T extends AutoCloseable> T add(T part) {
    parts.push(part);
    return part;
  }

  /** A part that does not close keeps no other from it. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (Exception e) {
        log.log(Level.WARNING, e, () -> part + " did not close");
      }
    }
  }
}

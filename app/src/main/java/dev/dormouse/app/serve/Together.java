package dev.dormouse.app.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Parts that are closed at the same time, each waiting for its own work to end: together they take
 * no longer than the slowest.
 */
final class Together implements AutoCloseable {
  private final List<AutoCloseable> parts = new ArrayList<>();
  private final Logger log;

  Together(Logger log) {
    this.log = log;
  }

  <T extends AutoCloseable> T add(T part) {
    parts.add(part);
    return part;
  }

  /** A part that does not close keeps no other from it. */
  @Override
  public void close() {
    List<Thread> threads =
        parts.stream().map(part -> Thread.ofPlatform().start(() -> close(part))).toList();
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      log.log(Level.WARNING, e, () -> part + " did not close");
    }
  }
}

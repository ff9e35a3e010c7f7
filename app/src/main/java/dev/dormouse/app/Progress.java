package dev.dormouse.app;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Shows on standard error how far long work has come: on a terminal a bar with rate and time left,
 * elsewhere a line now and then. Says nothing of work that is done within two seconds.
 */
final class Progress implements AutoCloseable {
  private static final Duration QUIET = Duration.ofSeconds(2);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
  private static final Duration BETWEEN_DRAWINGS = Duration.ofMillis(100);
  private static final int WIDTH = 30;

  private final PrintStream err;
  private final boolean terminal;
  private final InstantSource clock;
  private final Instant start;
  private final String what;
  private final long total;
  private long done;
  private Instant shown;
  private boolean drawn;

  Progress(Session session, String what, long total) {
    this.err = session.err();
    this.terminal = session.errIsTerminal();
    this.clock = session.clock();
    this.what = what;
    this.total = total;
    this.start = clock.instant();
    this.shown = start;
  }

  void advance() {
    to(done + 1);
  }

  synchronized void to(long count) {
    done = count;
    Instant now = clock.instant();
    boolean quiet = Duration.between(start, now).compareTo(QUIET) < 0;
    Duration pause = terminal ? BETWEEN_DRAWINGS : BETWEEN_LINES;
    boolean due = !drawn || Duration.between(shown, now).compareTo(pause) >= 0;
    if (quiet || !due) {
      return;
    }
    shown = now;
    drawn = true;
    if (terminal) {
      err.print("\r\u001b[K" + bar() + " " + text(now));
      err.flush();
    } else {
      err.println("dormouse: " + text(now));
    }
  }

  private String bar() {
    int filled = total == 0 ? 0 : (int) (WIDTH * done / total);
    return "█".repeat(filled) + "░".repeat(WIDTH - filled);
  }

  private String text(Instant now) {
    double seconds = Math.max(0.001, Duration.between(start, now).toMillis() / 1000.0);
    double rate = done / seconds;
    long left = rate == 0 ? 0 : (long) Math.ceil((total - done) / rate);
    return String.format(
        "%,d of %,d %s, %.1f a second, %s left", done, total, what, rate, left(left));
  }

  private static String left(long seconds) {
    return seconds < 90 ? seconds + " s" : (seconds + 30) / 60 + " min";
  }

  @Override
  public void close() {
    if (terminal && drawn) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }
}

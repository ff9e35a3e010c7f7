package dev.dormouse.app.serve;

import java.time.Duration;
import java.util.List;

/**
 * What is remembered of the files that an analysis read: they are read again when they changed, and
 * soon where reading itself failed.
 *
 * @param print their fingerprint
 * @param failures how often in a row these files could not all be read, or Dormouse itself failed
 */
record Seen(String print, int failures) {
  private static final String AGAIN = " again ";
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final int MOST = 20;

  /** Files that tell the same, however often they are read. */
  static Seen read(String print) {
    return new Seen(print, 0);
  }

  /** Files that may tell more another time. */
  static Seen again(String print) {
    return new Seen(print, 1);
  }

  /** What {@link #text} wrote. */
  static Seen parse(String text) {
    List<String> parts = List.of(text.split(AGAIN, 2));
    return new Seen(parts.getFirst(), parts.size() == 1 ? 0 : Integer.parseInt(parts.getLast()));
  }

  /** The same, after what was seen before: files that go on failing are tried less often. */
  Seen after(Seen before) {
    boolean goesOn = failures > 0 && print.equals(before.print);
    return goesOn ? new Seen(print, Math.min(MOST, failures + before.failures)) : this;
  }

  /**
   * How long after they were read they are to be read again, though they did not change.
   *
   * @param period for files that tell the same
   */
  Duration pause(Duration period) {
    if (failures == 0) {
      return period;
    }
    Duration pause = FIRST_PAUSE.multipliedBy(1L << (failures - 1));
    Duration bounded = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    return bounded.compareTo(period) < 0 ? bounded : period;
  }

  String text() {
    return failures == 0 ? print : print + AGAIN + failures;
  }
}

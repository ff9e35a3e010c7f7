package dev.dormouse.app.serve;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of the files that an analysis read: they are read again when they changed, and
 * soon where reading itself failed.
 *
 * @param print their fingerprint
 * @param failures how often in a row these files could not all be read, or Dormouse itself failed
 * @param departed since when the account is known not to belong to the organization any more; null
 *     if it is not known
 */
record Seen(String print, int failures, @Nullable Instant departed) {
  private static final Pattern TEXT =
      Pattern.compile("(?<print>.*?)( again (?<failures>\\d+))?( departed (?<departed>\\S+))?");
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final int MOST = 20;

  /** Files that tell the same, however often they are read. */
  static Seen read(String print) {
    return new Seen(print, 0, null);
  }

  /** Files that may tell more another time. */
  static Seen again(String print) {
    return new Seen(print, 1, null);
  }

  /** No files, of an account that left the organization. */
  static Seen departed(Instant now) {
    return new Seen(SnapshotSource.ABSENT, 0, now);
  }

  /** What {@link #text} wrote. */
  static Seen parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no fingerprint: " + text);
    }
    return new Seen(
        parts.group("print"),
        Optional.ofNullable(parts.group("failures")).map(Integer::valueOf).orElse(0),
        Optional.ofNullable(parts.group("departed")).map(Instant::parse).orElse(null));
  }

  /**
   * The same, after what was seen before: files that go on failing are tried less often, and an
   * account that is still away left when it did.
   */
  Seen after(Seen before) {
    if (!print.equals(before.print)) {
      return this;
    }
    return new Seen(
        print,
        failures == 0 ? 0 : Math.min(MOST, failures + before.failures),
        before.departed == null ? departed : before.departed);
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
    return print
        + (failures == 0 ? "" : " again " + failures)
        + (departed == null ? "" : " departed " + departed);
  }
}

package dev.dormouse.evidence;

import java.time.Instant;

/**
 * The time a source looked over, whole: had there been a use after {@code from} and before {@code
 * until}, the source would tell it.
 */
public record Coverage(Instant from, Instant until) {

  /** Both coverages taken as one; meant for sources that look at the same thing. */
  public Coverage merge(Coverage other) {
    return new Coverage(
        from.isBefore(other.from) ? from : other.from,
        until.isAfter(other.until) ? until : other.until);
  }
}

package dev.dormouse.snapshot.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Turns ages into moments, with odd hours that depend on nothing but the subject.
 *
 * @param asOf the sample's moment: the end of its collection
 * @param seed varies the odd hours
 */
record Moments(Instant asOf, long seed) {
  private static final int LEAST_SECONDS = 30 * 60;
  private static final int MOST_SECONDS = 14 * 60 * 60;
  private static final int SPREAD_SECONDS = 8 * 60 * 60;

  Moments {
    asOf = asOf.truncatedTo(ChronoUnit.SECONDS);
  }

  /** The moment that lies {@code age} back, the same for the same subject and age. */
  Instant of(Age age, String subject) {
    Instant moment = asOf.minus(age.duration());
    if (age.exact()) {
      return moment;
    }
    String text = subject + "@" + age.duration().toDays();
    return moment.minusSeconds(LEAST_SECONDS + Hash.below(MOST_SECONDS, seed, text));
  }

  /**
   * A moment within the same day as {@link #of}, never after it, that differs from part to part.
   */
  Instant within(Age age, String subject, String part) {
    Instant moment = of(age, subject);
    return age.exact() ? moment : moment.minusSeconds(Hash.below(SPREAD_SECONDS, seed, part));
  }

  /** Shortly before the sample's moment: when one part of the collection was done. */
  Instant collecting(String part) {
    return asOf.minus(Duration.ofSeconds(20 + Hash.below(240, seed, part)));
  }
}

package dev.dormouse.snapshot.sample;

import java.time.Duration;

/**
 * How long before the sample's moment something happened.
 *
 * @param duration never negative
 * @param exact true for ages to the second; an age in whole days gets some odd hours on top, always
 *     less than a day, so that counting whole days gives the number that was asked for
 */
record Age(Duration duration, boolean exact) implements Comparable<Age> {
  Age {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("an age cannot be negative: " + duration);
    }
  }

  static Age days(int days) {
    return new Age(Duration.ofDays(days), false);
  }

  static Age hours(int hours) {
    return new Age(Duration.ofHours(hours), true);
  }

  static Age minutes(int minutes) {
    return new Age(Duration.ofMinutes(minutes), true);
  }

  Age plusDays(int days) {
    return new Age(duration.plusDays(days), exact);
  }

  static Age older(Age a, Age b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  @Override
  public int compareTo(Age other) {
    int byDuration = duration.compareTo(other.duration);
    return byDuration != 0 ? byDuration : Boolean.compare(other.exact, exact);
  }
}

package dev.dormouse.findings;

import dev.dormouse.evidence.Coverage;
import java.time.Duration;
import java.time.Instant;

/**
 * The tracking period, counted back from the moment of the analysis in days of 24 hours.
 *
 * @param exactAge whether a use exactly as old as the period still counts as use
 * @param slack how much earlier than {@code asOf} evidence may end: AWS's own figures lag by hours,
 *     and a large collection takes some
 */
public record TrackingWindow(
    Instant asOf, TrackingPeriod period, Settings.ExactAge exactAge, Duration slack) {

  public Instant start() {
    return asOf.minus(Duration.ofDays(period.days()));
  }

  /** Whether something last used at {@code time} counts as used. */
  public boolean usedAt(Instant time) {
    return switch (exactAge) {
      case UNUSED -> time.isAfter(start());
      case USED -> !time.isBefore(start());
    };
  }

  /** Whether something that began at {@code time} has existed over the whole period. */
  public boolean existedThroughout(Instant time) {
    return !time.isAfter(start());
  }

  boolean reachesBack(Coverage coverage) {
    return !coverage.from().isAfter(start());
  }

  boolean isUpToDate(Coverage coverage) {
    return !coverage.until().plus(slack).isBefore(asOf);
  }
}

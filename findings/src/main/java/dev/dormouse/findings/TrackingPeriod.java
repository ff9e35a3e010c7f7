package dev.dormouse.findings;

/**
 * For how many days something must not have been used to count as unused: {@code unusedAccessAge}
 * of an analyzer, 1 to 365 (Access Analyzer API, "UnusedAccessConfiguration").
 */
public record TrackingPeriod(int days) {
  /** What the console pre-fills and the AWS CLI shows where none is given. */
  public static final TrackingPeriod DEFAULT = new TrackingPeriod(90);

  private static final int LONGEST = 365;

  public TrackingPeriod {
    if (days < 1 || days > LONGEST) {
      throw new IllegalArgumentException(
          "a tracking period has 1 to " + LONGEST + " days, not " + days);
    }
  }
}

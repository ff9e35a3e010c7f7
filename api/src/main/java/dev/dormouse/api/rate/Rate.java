package dev.dormouse.api.rate;

/**
 * How many calls are let through.
 *
 * @param perSecond in the long run
 * @param burst at once, after a pause
 */
public record Rate(double perSecond, int burst) {
  public Rate {
    if (!(perSecond > 0) || burst < 1) {
      throw new IllegalArgumentException(
          "a rate lets some calls through, not " + perSecond + " a second, " + burst + " at once");
    }
  }
}

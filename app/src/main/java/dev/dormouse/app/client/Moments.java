package dev.dormouse.app.client;

import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import dev.dormouse.app.Texts;
import dev.dormouse.evidence.Timestamps;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Times on the command line and in answers. */
final class Moments {
  private Moments() {}

  /** {@code 12 days ago}; empty for no time, and what is no time as it is. */
  static String ago(String text, Instant now) {
    try {
      return text.isEmpty() ? "" : Texts.ago(Instant.parse(text), now);
    } catch (DateTimeException e) {
      return text;
    }
  }

  /** {@code 12 days ago}; {@code never} for no time. */
  static String since(String text, Instant now) {
    return text.isEmpty() ? "never" : ago(text, now);
  }

  /** {@code 2026-11-24, 12 days ago}; {@code never} for no time. */
  static String dated(String text, Instant now) {
    return text.length() < 10 ? "never" : text.substring(0, 10) + ", " + ago(text, now);
  }

  /**
   * A date, which is its first moment in UTC, or a time.
   *
   * @throws Failure naming the option
   */
  static Instant parse(String option, String text) {
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Timestamps.parse(text);
    } catch (DateTimeException e) {
      throw new Failure(
          Exit.USAGE,
          option + ": \"" + text + "\" is not a date, such as 2027-01-31 or 2027-01-31T12:00:00Z");
    }
  }
}

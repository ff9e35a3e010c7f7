package dev.dormouse.evidence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Reads the timestamps of AWS's documents as the AWS CLI, boto3 and the APIs write them: {@code
 * 2023-03-09T10:41:45Z}, {@code 2023-03-09 10:41:45+00:00}, with a fraction of a second or without,
 * offsets as {@code Z}, {@code +00:00} or {@code +0000}. Without an offset the time is in UTC, as
 * AWS's are.
 */
public final class Timestamps {
  private static final int SECONDS_END = 19;

  private Timestamps() {}

  /**
   * @throws DateTimeException quoting {@code text} if it is not such a timestamp
   */
  public static Instant parse(String text) {
    try {
      boolean shaped =
          text.length() >= SECONDS_END
              && text.charAt(4) == '-'
              && text.charAt(7) == '-'
              && (text.charAt(10) == 'T' || text.charAt(10) == 't' || text.charAt(10) == ' ')
              && text.charAt(13) == ':'
              && text.charAt(16) == ':';
      if (shaped) {
        long day =
            LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)).toEpochDay();
        long second = seconds(digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19));
        int end = fractionEnd(text);
        return Instant.ofEpochSecond(
            day * 86_400 + second - offset(text, end), nanos(text, SECONDS_END + 1, end));
      }
    } catch (DateTimeException e) {
      throw new DateTimeException("not a timestamp: \"" + text + "\"", e);
    }
    throw new DateTimeException("not a timestamp: \"" + text + "\"");
  }

  private static long seconds(int hour, int minute, int second) {
    if (hour > 23 || minute > 59 || second > 60) {
      throw new DateTimeException("time of day out of range");
    }
    return hour * 3600L + minute * 60L + second;
  }

  private static int fractionEnd(String text) {
    int end = SECONDS_END;
    if (end < text.length() && (text.charAt(end) == '.' || text.charAt(end) == ',')) {
      end++;
      while (end < text.length() && isDigit(text.charAt(end))) {
        end++;
      }
      if (end == SECONDS_END + 1) {
        throw new DateTimeException("no digits in the fraction");
      }
    }
    return end;
  }

  private static long nanos(String text, int from, int end) {
    long nanos = 0;
    for (int i = 0; i < 9; i++) {
      nanos = nanos * 10 + (from + i < end ? text.charAt(from + i) - '0' : 0);
    }
    return nanos;
  }

  private static long offset(String text, int at) {
    int left = text.length() - at;
    if (left == 0 || (left == 1 && (text.charAt(at) == 'Z' || text.charAt(at) == 'z'))) {
      return 0;
    }
    boolean colon = left == 6 && text.charAt(at + 3) == ':';
    if ((left != 5 && !colon) || (text.charAt(at) != '+' && text.charAt(at) != '-')) {
      throw new DateTimeException("bad offset");
    }
    int hours = digits(text, at + 1, at + 3);
    int minutes = colon ? digits(text, at + 4, at + 6) : digits(text, at + 3, at + 5);
    if (hours > 18 || minutes > 59) {
      throw new DateTimeException("offset out of range");
    }
    return (text.charAt(at) == '-' ? -1 : 1) * (hours * 3600L + minutes * 60L);
  }

  private static int digits(String text, int from, int end) {
    int value = 0;
    for (int i = from; i < end; i++) {
      if (!isDigit(text.charAt(i))) {
        throw new DateTimeException("not a digit");
      }
      value = value * 10 + text.charAt(i) - '0';
    }
    return value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}

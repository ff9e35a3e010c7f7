package dev.dormouse.app;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Small pieces of text for people. */
public final class Texts {
  private Texts() {}

  /**
   * Makes text of unknown origin safe for a terminal and for one line: control characters, and
   * those that change the direction of writing, are shown as escapes.
   */
  public static String plain(String text) {
    StringBuilder safe = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (harmful(c)) {
        if (safe == null) {
          safe = new StringBuilder(text.substring(0, i));
        }
        safe.append(String.format("\\u%04x", (int) c));
      } else if (safe != null) {
        safe.append(c);
      }
    }
    return safe == null ? text : safe.toString();
  }

  private static boolean harmful(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          !Character.isSurrogate(c);
      default -> false;
    };
  }

  /**
   * Makes text of unknown origin safe for a cell of a CSV file: a spreadsheet takes none for a
   * formula (OWASP, "CSV Injection").
   */
  public static String cell(String text) {
    String cell = plain(text);
    return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  /** A word that a shell takes as it is. */
  public static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./@%+=:,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** {@code 1 finding}, {@code 2 findings}. */
  public static String count(long n, String noun) {
    return String.format("%,d %s%s", n, noun, n == 1 ? "" : "s");
  }

  /** {@code 137 days ago}, or {@code never} for null. */
  public static String ago(@Nullable Instant time, Instant now) {
    if (time == null) {
      return "never";
    }
    long days = Duration.between(time, now).toDays();
    if (days < 0) {
      return count(-days, "day") + " later";
    }
    return days == 0 ? "today" : days == 1 ? "yesterday" : String.format("%,d days ago", days);
  }

  /** Cuts text to a width, with an ellipsis. */
  public static String fit(String text, int width) {
    return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + "…";
  }
}

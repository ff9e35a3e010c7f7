package dev.dormouse.api.signature;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** The ways in which a signed request may write its time. */
final class AmzDate {
  private static final String SHAPE = "00000000T000000Z";
  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

  private AmzDate() {}

  /** {@code 20261124T161549Z}, as X-Amz-Date has it; {@link #write} gives the same text back. */
  static Optional<Instant> parse(String text) {
    if (!shaped(text)) {
      return Optional.empty();
    }
    try {
      LocalDateTime time =
          LocalDateTime.of(
              number(text, 0, 4),
              number(text, 4, 6),
              number(text, 6, 8),
              number(text, 9, 11),
              number(text, 11, 13),
              number(text, 13, 15));
      return Optional.of(time.toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean shaped(String text) {
    return text.length() == SHAPE.length()
        && IntStream.range(0, text.length())
            .allMatch(
                i ->
                    SHAPE.charAt(i) == '0'
                        ? digit(text.charAt(i))
                        : SHAPE.charAt(i) == text.charAt(i));
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  /** A Date header: the same, or HTTP's own form. */
  static Optional<Instant> parseDateHeader(String text) {
    try {
      return parse(text)
          .or(() -> Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static String write(Instant instant) {
    return BASIC.format(instant.atOffset(ZoneOffset.UTC));
  }
}

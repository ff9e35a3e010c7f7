package dev.dormouse.api.signature;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** The ways in which a signed request may write its time. */
final class AmzDate {
  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private AmzDate() {}

  /** {@code 20261124T161549Z}, as X-Amz-Date has it. */
  static Optional<Instant> parse(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text, BASIC).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
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

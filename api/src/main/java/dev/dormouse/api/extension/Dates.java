package dev.dormouse.api.extension;

import dev.dormouse.api.call.Input;
import dev.dormouse.api.call.Members;
import dev.dormouse.api.call.Problems;
import dev.dormouse.api.call.TextRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;

/** Reads days, months and moments (ISO 8601) of four-digit years. */
final class Dates {
  private static final TextRule MONTH = shape("\\d{4}-\\d{2}");
  private static final TextRule DAY = shape("\\d{4}-\\d{2}-\\d{2}");
  private static final TextRule MOMENT =
      shape("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})");

  private Dates() {}

  static Optional<YearMonth> month(Input input, String name) {
    return parsed(input, name, MONTH, YearMonth::parse);
  }

  static Optional<LocalDate> day(Input input, String name) {
    return parsed(input, name, DAY, LocalDate::parse);
  }

  static Optional<Instant> moment(Input input, String name) {
    return parsed(input, name, MOMENT, Dates::instant);
  }

  /** To the millisecond. */
  static Optional<Instant> moment(Members members, String name) {
    return members
        .text(name, MOMENT)
        .flatMap(
            text -> parsed(members.problems(), MOMENT, members.path(name), text, Dates::instant))
        .map(moment -> moment.truncatedTo(ChronoUnit.MILLIS));
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static <T> Optional<T> parsed(
      Input input, String name, TextRule shape, Function<String, T> parse) {
    return input
        .query(name, shape)
        .flatMap(text -> parsed(input.problems(), shape, name, text, parse));
  }

  /** What has not even the shape is a problem already. */
  private static <T> Optional<T> parsed(
      Problems problems, TextRule shape, String name, String text, Function<String, T> parse) {
    if (!shape.holds().test(text)) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse.apply(text));
    } catch (DateTimeParseException e) {
      problems.violates(name, text, "be a date that there is");
      return Optional.empty();
    }
  }

  private static TextRule shape(String regex) {
    return TextRule.pattern(regex);
  }
}

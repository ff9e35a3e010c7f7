package dev.dormouse.app.serve;

import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads values of settings, and refuses wrong ones with a line that says where they stand. */
final class SettingValues {
  private static final Pattern TIME = Pattern.compile("([0-9]{1,9})([smhd])");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  private final GivenSettings given;

  SettingValues(GivenSettings given) {
    this.given = given;
  }

  Optional<String> text(Setting setting) {
    return given.find(setting).map(Given::value);
  }

  String text(Setting setting, String otherwise) {
    return text(setting).orElse(otherwise);
  }

  /** A text of a form, such as an account id. */
  Optional<String> text(Setting setting, String pattern, String reason) {
    Optional<Given> value = given.find(setting);
    value
        .filter(one -> !one.value().matches(pattern))
        .ifPresent(
            one -> {
              throw one.refused(reason);
            });
    return value.map(Given::value);
  }

  String needed(Setting setting, String pattern, String reason) {
    return text(setting, pattern, reason)
        .orElseThrow(
            () ->
                new Failure(
                    Exit.USAGE,
                    setting.key()
                        + " is not set: give "
                        + setting.option()
                        + ", "
                        + setting.variable()
                        + " or a line of dormouse.conf"));
  }

  String oneOf(Setting setting, List<String> choices) {
    Optional<Given> value = given.find(setting);
    if (value.isEmpty()) {
      return choices.getFirst();
    }
    if (!choices.contains(value.get().value())) {
      throw value.get().refused("is none of " + String.join(", ", choices));
    }
    return value.get().value();
  }

  boolean yes(Setting setting, boolean otherwise) {
    String first = Boolean.toString(otherwise);
    return oneOf(setting, List.of(first, Boolean.toString(!otherwise))).equals("true");
  }

  int number(Setting setting, int otherwise, int least, int most) {
    Optional<Given> value = given.find(setting);
    if (value.isEmpty()) {
      return otherwise;
    }
    String digits = value.get().value();
    long number = digits.matches("[0-9]{1,9}") ? Long.parseLong(digits) : -1;
    if (number < least || number > most) {
      throw value.get().refused("is not a number from " + least + " to " + most);
    }
    return (int) number;
  }

  /** Paths, with commas between; empty if there are none. */
  List<Path> paths(Setting setting) {
    return given
        .find(setting)
        .map(
            paths ->
                Arrays.stream(paths.value().split(",", -1)).map(one -> path(paths, one)).toList())
        .orElse(List.of());
  }

  /**
   * @param where it stands
   */
  static Path path(Given where, String text) {
    try {
      Path path = Path.of(text.strip());
      if (text.isBlank()) {
        throw where.refused("names an empty path");
      }
      return path;
    } catch (InvalidPathException e) {
      throw where.refused("is not a path");
    }
  }

  /** A whole number with its unit: {@code s}, {@code m}, {@code h} or {@code d}. */
  Duration time(Setting setting, Duration otherwise, Duration least, Duration most) {
    Optional<Given> value = given.find(setting);
    if (value.isEmpty()) {
      return otherwise;
    }
    Matcher matcher = TIME.matcher(value.get().value());
    if (!matcher.matches()) {
      throw value.get().refused("is not a time such as 30s, 15m, 24h or 7d");
    }
    Duration time =
        UNITS
            .getOrDefault(matcher.group(2), Duration.ZERO)
            .multipliedBy(Long.parseLong(matcher.group(1)));
    if (time.compareTo(least) < 0 || time.compareTo(most) > 0) {
      throw value.get().refused("is not from " + written(least) + " to " + written(most));
    }
    return time;
  }

  private static String written(Duration time) {
    long seconds = time.toSeconds();
    return seconds % 86_400 == 0
        ? seconds / 86_400 + "d"
        : seconds % 3_600 == 0
            ? seconds / 3_600 + "h"
            : seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}

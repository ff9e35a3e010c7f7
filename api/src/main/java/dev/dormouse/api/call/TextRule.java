package dev.dormouse.api.call;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a text member must be.
 *
 * @param constraint in AWS's words, behind "Member must"
 */
public record TextRule(String constraint, Predicate<String> holds) {

  public static TextRule pattern(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return new TextRule(
        "satisfy regular expression pattern: " + regex, text -> pattern.matcher(text).matches());
  }

  public static TextRule length(int least, int most) {
    return new TextRule(
        "have length between " + least + " and " + most,
        text -> {
          int length = text.codePointCount(0, text.length());
          return length >= least && length <= most;
        });
  }

  public static TextRule oneOf(String... values) {
    return new TextRule(
        "satisfy enum value set: " + Arrays.toString(values), Arrays.asList(values)::contains);
  }

  public TextRule and(TextRule other) {
    return new TextRule(
        constraint + " and " + other.constraint,
        text -> holds.test(text) && other.holds.test(text));
  }
}

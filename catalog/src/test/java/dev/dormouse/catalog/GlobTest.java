package dev.dormouse.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource({
    "GetObject,      GetObject,       true",
    "GetObject,      GetObjectAcl,    false",
    "GetObject,      MyGetObject,     false",
    "Get*,           Get,             true",
    "Get*,           GetObject,       true",
    "*Object,        GetObject,       true",
    "*Object,        GetObjectAcl,    false",
    "G*t*t,          GetObject,       true",
    "*,              anything at all, true",
    "**,             x,               true",
    "Get?bject,      GetObject,       true",
    "Get?Object,     GetObject,       false",
    "GetObject?,     GetObject,       false",
    "?*,             x,               true",
    "*a*b*c*,        xxaxxbxxcxx,     true",
    "*a*b*c*,        xxcxxbxxaxx,     false",
    "a.c,            abc,             false",
    "[ab],           a,               false",
    "getobject,      GetObject,       false"
  })
  void matchesTheWholeTextOrNothing(String pattern, String text, boolean expected) {
    assertThat(Glob.of(pattern, false).matches(text)).isEqualTo(expected);
  }

  @Test
  void emptyTextMatchesStarsOnly() {
    assertThat(Glob.of("", false).matches("")).isTrue();
    assertThat(Glob.of("*", false).matches("")).isTrue();
    assertThat(Glob.of("?", false).matches("")).isFalse();
    assertThat(Glob.of("", false).matches("x")).isFalse();
  }

  @Test
  void ignoresTheCaseOfAsciiLettersOnlyWhenAsked() {
    assertThat(Glob.of("gEt*", true).matches("GETOBJECT")).isTrue();
    assertThat(Glob.of("gEt*", false).matches("GETOBJECT")).isFalse();
    assertThat(Glob.of("title", true).matches("T\u0130TLE")).isFalse();
    assertThat(Glob.of("k", true).matches("\u212A")).isFalse();
  }

  @Test
  void hostilePatternTakesNoTime() {
    String pattern = "*a".repeat(50) + "*b";
    String text = "a".repeat(5_000);

    boolean matches =
        assertTimeoutPreemptively(
            Duration.ofSeconds(5), () -> Glob.of(pattern, false).matches(text));

    assertThat(matches).isFalse();
  }

  @RepeatedTest(300)
  void agreesWithTheDefinition(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    String pattern = random(random, "ab*?", 6);
    String text = random(random, "ab", 8);

    assertThat(Glob.of(pattern, false).matches(text))
        .as("%s on %s", pattern, text)
        .isEqualTo(defined(pattern, text));
  }

  private static String random(Random random, String alphabet, int longest) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(longest + 1); i > 0; i--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  /** The definition itself: exponential, and obviously right. */
  private static boolean defined(String pattern, String text) {
    if (pattern.isEmpty()) {
      return text.isEmpty();
    }
    if (pattern.charAt(0) == '*') {
      return defined(pattern.substring(1), text)
          || (!text.isEmpty() && defined(pattern, text.substring(1)));
    }
    return !text.isEmpty()
        && (pattern.charAt(0) == '?' || pattern.charAt(0) == text.charAt(0))
        && defined(pattern.substring(1), text.substring(1));
  }
}

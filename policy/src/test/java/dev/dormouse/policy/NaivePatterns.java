package dev.dormouse.policy;

import static dev.dormouse.policy.NaivePattern.colons;

import dev.dormouse.policy.NaivePattern.Char;
import dev.dormouse.policy.NaivePattern.One;
import dev.dormouse.policy.NaivePattern.Run;
import dev.dormouse.policy.NaivePattern.Token;
import dev.dormouse.policy.NaivePattern.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the patterns of policies and the ARN formats of the service reference, token by token. */
final class NaivePatterns {
  private NaivePatterns() {}

  /** An action pattern, in which letter case does not matter. */
  static NaivePattern ofAction(String pattern) {
    return new NaivePattern(
        pattern.toLowerCase(Locale.ROOT).chars().mapToObj(c -> wildcard((char) c)).toList());
  }

  private static Token wildcard(char c) {
    return switch (c) {
      case '*' -> new Run("");
      case '?' -> new One("");
      default -> new Char(c);
    };
  }

  /** A resource pattern of a policy. */
  static NaivePattern ofResource(String pattern, boolean variables) {
    List<Token> tokens = new ArrayList<>();
    for (int i = 0; i < pattern.length(); i++) {
      int end = variables && pattern.startsWith("${", i) ? pattern.indexOf('}', i) : -1;
      if (end < 0) {
        tokens.add(wildcard(pattern.charAt(i)));
        continue;
      }
      String name = pattern.substring(i + 2, end);
      tokens.add(
          Set.of("*", "?", "$").contains(name) ? new Char(name.charAt(0)) : new Variable(name));
      i = end;
    }
    while (pattern.startsWith("arn:") && colons(tokens) < 5) {
      tokens.add(new Char(':'));
      tokens.add(new Run(""));
    }
    return new NaivePattern(tokens);
  }

  /**
   * An ARN format of the service reference. The parts before the resource hold neither colon nor
   * slash, and partition and Region are never empty; nor is the account, where there is no Region.
   * A bucket name holds neither either.
   */
  static NaivePattern ofFormat(String format) {
    String[] parts = format.split(":", 6);
    List<Token> tokens = new ArrayList<>();
    for (int part = 0; part < parts.length; part++) {
      if (part > 0) {
        tokens.add(new Char(':'));
      }
      boolean filled = part < 4 || (part == 4 && parts[3].isEmpty());
      formatPart(parts[part], part < 5 ? ":/" : "", part < 5 && filled, tokens);
    }
    return new NaivePattern(tokens);
  }

  private static void formatPart(String text, String except, boolean filled, List<Token> tokens) {
    for (int i = 0; i < text.length(); i++) {
      boolean named = text.startsWith("${", i);
      if (!named && text.charAt(i) != '*') {
        tokens.add(new Char(text.charAt(i)));
        continue;
      }
      boolean bucket = text.startsWith("${BucketName}", i);
      if (named && (filled || bucket)) {
        tokens.add(new One(bucket ? ":/" : except));
      }
      tokens.add(new Run(bucket ? ":/" : except));
      i = named ? text.indexOf('}', i) : i;
    }
  }
}

package dev.dormouse.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Makes policies that are likely to collide: few services, few names, the same patterns a little
 * wider or narrower, a Deny for every second Allow. Equal seeds make equal policies.
 */
final class PolicyGenerator {
  private static final List<String> SERVICES =
      List.of("s3", "sqs", "iam", "ec2", "kms", "logs", "dynamodb", "lambda", "sts", "events");
  private static final List<String> VALUES =
      List.of("a", "ab", "team-a", "a/b", "b:c", "${aws:username}", "${aws:userid}", "${*}");

  private final Random random;
  private final NaiveCatalog catalog;
  private final List<String> actions;

  PolicyGenerator(NaiveCatalog catalog, long seed) {
    this.random = new Random(seed);
    this.catalog = catalog;
    this.actions = SERVICES.stream().flatMap(s -> catalog.expand(s + ":*").stream()).toList();
  }

  /** One to three policies. */
  List<Object> policies() {
    return some(3, this::policy);
  }

  private Object policy() {
    Map<String, Object> policy = new LinkedHashMap<>();
    List<Object> statements = some(4, () -> statement(chance(35) ? "Deny" : "Allow"));
    policy.put("Statement", statements);
    if (!chance(10)) {
      policy.put("Version", chance(10) ? "2008-10-17" : "2012-10-17");
    }
    return policy;
  }

  Map<String, Object> statement(String effect) {
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("Effect", effect);
    statement.put(chance(12) ? "NotAction" : "Action", oneOrMore(some(4, this::actionPattern)));
    statement.put(
        chance(12) ? "NotResource" : "Resource", oneOrMore(some(3, this::resourcePattern)));
    if (chance(20)) {
      statement.put("Condition", chance(15) ? Map.of() : condition());
    }
    return statement;
  }

  static Map<String, Object> condition() {
    return Map.of("Bool", Map.of("aws:MultiFactorAuthPresent", "true"));
  }

  private Object oneOrMore(List<Object> values) {
    return values.size() == 1 && chance(50) ? values.getFirst() : values;
  }

  private String actionPattern() {
    String action = pick(actions);
    int colon = action.indexOf(':');
    int cut = colon + 1 + random.nextInt(action.length() - colon);
    return switch (random.nextInt(12)) {
      case 0, 1 -> action.substring(0, cut) + "*";
      case 2 -> action.substring(0, colon + 1) + "*" + action.substring(cut);
      case 3 ->
          action.substring(0, cut) + "?" + action.substring(Math.min(cut + 1, action.length()));
      case 4 -> action.substring(0, colon + 1) + "*";
      case 5 -> otherCase(action);
      case 6 -> action + "Ex";
      case 7 -> chance(20) ? "*" : action.substring(0, colon + 3) + "*" + action.substring(cut);
      default -> action;
    };
  }

  /** The text with about half of its letters in capitals. */
  String otherCase(String text) {
    StringBuilder other = new StringBuilder(text.toLowerCase(Locale.ROOT));
    for (int i = 0; i < other.length(); i++) {
      other.setCharAt(i, chance(50) ? Character.toUpperCase(other.charAt(i)) : other.charAt(i));
    }
    return other.toString();
  }

  private String resourcePattern() {
    List<String> formats =
        Stream.generate(() -> catalog.formats(pick(actions)))
            .filter(found -> !found.isEmpty())
            .findFirst()
            .orElseThrow();
    String arn = filled(pick(formats));
    int cut = 4 + random.nextInt(arn.length() - 4);
    return switch (random.nextInt(10)) {
      case 0 -> "*";
      case 1, 2 -> arn.substring(0, cut) + "*";
      case 3 -> arn.substring(0, cut) + "*" + arn.substring(cut);
      case 4 -> arn.substring(0, cut) + "?" + arn.substring(cut + 1);
      case 5 -> arn.substring(0, arn.lastIndexOf(':'));
      default -> arn;
    };
  }

  /** An ARN of the format, some of its variables filled with stars. */
  private String filled(String format) {
    StringBuilder arn = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      int end = format.startsWith("${", i) ? format.indexOf('}', i) : -1;
      if (end < 0) {
        arn.append(format.charAt(i));
        continue;
      }
      arn.append(value(format.substring(i + 2, end)));
      i = end;
    }
    return arn.toString();
  }

  private String value(String variable) {
    if (chance(25)) {
      return "*";
    }
    return switch (variable) {
      case "Partition" -> chance(90) ? "aws" : "aws-cn";
      case "Region" -> chance(70) ? "us-east-1" : "eu-west-1";
      case "Account" -> chance(80) ? "111122223333" : "";
      default -> pick(VALUES);
    };
  }

  private <T> List<Object> some(int most, Supplier<T> make) {
    List<Object> values = new ArrayList<>();
    for (int left = 1 + random.nextInt(most); left > 0; left--) {
      values.add(make.get());
    }
    return values;
  }

  <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}

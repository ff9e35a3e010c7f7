package dev.dormouse.api.operation;

import dev.dormouse.api.call.TextRule;

/** The constraints of the API's model on texts. */
final class Shapes {
  static final TextRule ANY = TextRule.length(0, 8_192);

  /** {@code Name}: of analyzers and rules that customers make. */
  static final TextRule NAME =
      TextRule.pattern("[A-Za-z][A-Za-z0-9_.-]*").and(TextRule.length(1, 255));

  /** Also the names of service-linked analyzers, which begin with an underscore. */
  static final TextRule ANALYZER_NAME =
      TextRule.pattern("[A-Za-z_][A-Za-z0-9_.-]*").and(TextRule.length(1, 255));

  static final TextRule ANALYZER_ARN =
      TextRule.pattern("[^:]*:[^:]*:[^:]*:[^:]*:[^:]*:analyzer/.{1,255}");

  static final TextRule RESOURCE_ARN =
      TextRule.pattern("arn:[^:]*:[^:]*:[^:]*:[^:]*:.*").and(TextRule.length(1, 2_048));

  static final TextRule FINDING_ID = TextRule.length(1, 2_048);
  static final TextRule ACCOUNT_ID = TextRule.pattern("[0-9]{12}");
  static final TextRule FILTER_VALUE = TextRule.length(1, 2_048);
  static final TextRule TAG_KEY = TextRule.pattern("(?!(?i)aws:)[\\p{L}\\p{N}\\s_./=+:@-]{1,128}");
  static final TextRule TAG_VALUE = TextRule.pattern("[\\p{L}\\p{N}\\s_./=+:@-]{0,256}");

  /** Stricter than tags are: no colon, no at sign (API reference, "AnalysisRuleCriteria"). */
  static final TextRule EXCLUSION_TAG_KEY =
      TextRule.pattern("(?!(?i)aws:)[\\p{L}\\p{N}\\s_./=+-]{1,128}");

  static final TextRule EXCLUSION_TAG_VALUE = TextRule.pattern("[\\p{L}\\p{N}\\s_./=+-]{0,256}");

  private Shapes() {}
}

package dev.dormouse.api.operation;

import dev.dormouse.api.call.TextRule;

/** The constraints of the API's model on texts. */
public final class Shapes {
  public static final TextRule ANY = TextRule.length(0, 8_192);

  /** {@code Name}: of analyzers and rules that customers make. */
  public static final TextRule NAME =
      TextRule.pattern("[A-Za-z][A-Za-z0-9_.-]*").and(TextRule.length(1, 255));

  /** Also the names of service-linked analyzers, which begin with an underscore. */
  public static final TextRule ANALYZER_NAME =
      TextRule.pattern("[A-Za-z_][A-Za-z0-9_.-]*").and(TextRule.length(1, 255));

  public static final TextRule ANALYZER_ARN =
      TextRule.pattern("[^:]*:[^:]*:[^:]*:[^:]*:[^:]*:analyzer/.{1,255}");

  public static final TextRule RESOURCE_ARN =
      TextRule.pattern("arn:[^:]*:[^:]*:[^:]*:[^:]*:.*").and(TextRule.length(1, 2_048));

  public static final TextRule FINDING_ID = TextRule.length(1, 2_048);
  public static final TextRule ACCOUNT_ID = TextRule.pattern("[0-9]{12}");
  public static final TextRule FILTER_VALUE = TextRule.length(1, 2_048);
  public static final TextRule TAG_KEY =
      TextRule.pattern("(?!(?i)aws:)[\\p{L}\\p{N}\\s_./=+:@-]{1,128}");
  public static final TextRule TAG_VALUE = TextRule.pattern("[\\p{L}\\p{N}\\s_./=+:@-]{0,256}");

  /** Stricter than tags are: no colon, no at sign (API reference, "AnalysisRuleCriteria"). */
  public static final TextRule EXCLUSION_TAG_KEY =
      TextRule.pattern("(?!(?i)aws:)[\\p{L}\\p{N}\\s_./=+-]{1,128}");

  public static final TextRule EXCLUSION_TAG_VALUE =
      TextRule.pattern("[\\p{L}\\p{N}\\s_./=+-]{0,256}");

  private Shapes() {}
}

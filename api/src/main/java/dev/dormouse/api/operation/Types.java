package dev.dormouse.api.operation;

import dev.dormouse.analyzers.AnalyzerType;
import dev.dormouse.api.call.ApiException;
import dev.dormouse.api.call.Input;
import dev.dormouse.api.call.Members;
import dev.dormouse.api.call.Reason;
import dev.dormouse.api.call.TextRule;
import java.util.Optional;

/** Analyzers' {@code type}, of which Dormouse has two of AWS's six. */
final class Types {
  private static final TextRule KNOWN =
      TextRule.oneOf(
          "ACCOUNT",
          "ORGANIZATION",
          "ACCOUNT_UNUSED_ACCESS",
          "ORGANIZATION_UNUSED_ACCESS",
          "ACCOUNT_INTERNAL_ACCESS",
          "ORGANIZATION_INTERNAL_ACCESS");

  private Types() {}

  /**
   * @throws ApiException if it is a type that AWS has and Dormouse has not
   */
  static AnalyzerType required(Members body) {
    String name = body.requiredText("type", KNOWN);
    Optional<AnalyzerType> type = ours(name);
    if (type.isEmpty() && KNOWN.holds().test(name)) {
      throw ApiException.validation(
          Reason.NOT_SUPPORTED,
          "Analyzers of type "
              + name
              + " are not available in Dormouse, which looks for unused"
              + " access only");
    }
    return type.orElse(AnalyzerType.ACCOUNT_UNUSED_ACCESS);
  }

  /** The name of a type to list; empty for all. */
  static Optional<String> inQuery(Input input) {
    return input.query("type", KNOWN);
  }

  private static Optional<AnalyzerType> ours(String name) {
    for (AnalyzerType type : AnalyzerType.values()) {
      if (type.name().equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}

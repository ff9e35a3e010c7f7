package dev.dormouse.analyzers;

import dev.dormouse.analyzers.life.FindingRecord;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Criteria that must all hold. The empty filter matches everything, and only a list may have it.
 *
 * @param operators how several operators of one key combine (undocumented; a setting)
 */
public record Filter(Map<FilterKey, Criterion> criteria, Operators operators) {
  public static final Filter NONE = new Filter(Map.of(), Operators.ALL);

  /** How several operators of one key combine. */
  public enum Operators {
    ALL,
    ANY
  }

  public Filter {
    EnumMap<FilterKey, Criterion> copy = new EnumMap<>(FilterKey.class);
    copy.putAll(criteria);
    criteria = Collections.unmodifiableMap(copy);
  }

  /** Whether the finding fits every criterion; values are compared as AWS's API shows them. */
  public boolean matches(FindingRecord finding) {
    return criteria.entrySet().stream()
        .allMatch(entry -> entry.getValue().matches(value(entry.getKey(), finding), operators));
  }

  private static @Nullable String value(FilterKey key, FindingRecord finding) {
    return switch (key) {
      case RESOURCE -> finding.principal().arn();
      case RESOURCE_TYPE -> finding.principal().kind().resourceType();
      case RESOURCE_OWNER_ACCOUNT -> finding.principal().accountId();
      case FINDING_TYPE -> finding.type().wireName();
      case ERROR -> finding.error() == null ? null : finding.error().name();
      case STATUS -> finding.status().name();
      case ID -> finding.id().toString();
    };
  }

  public static Filter of(Map<FilterKey, Criterion> criteria) {
    return new Filter(criteria, Operators.ALL);
  }
}

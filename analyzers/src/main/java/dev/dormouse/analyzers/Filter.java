package dev.dormouse.analyzers;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

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

  public static Filter of(Map<FilterKey, Criterion> criteria) {
    return new Filter(criteria, Operators.ALL);
  }
}

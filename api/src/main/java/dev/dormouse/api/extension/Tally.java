package dev.dormouse.api.extension;

import dev.dormouse.findings.FindingType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Numbers of findings by type. */
final class Tally {
  private Tally() {}

  /** Every type has its number, also zero; by AWS's name of the type. */
  static <T> Map<String, Long> byType(
      Collection<T> rows, Function<T, FindingType> type, ToLongFunction<T> number) {
    Map<String, Long> tally = new LinkedHashMap<>();
    for (FindingType each : FindingType.values()) {
      tally.put(each.wireName(), 0L);
    }
    rows.forEach(
        row -> tally.merge(type.apply(row).wireName(), number.applyAsLong(row), Long::sum));
    return tally;
  }
}

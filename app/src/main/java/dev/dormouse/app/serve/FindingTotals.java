package dev.dormouse.app.serve;

import dev.dormouse.analyzers.port.FindingCounts;
import dev.dormouse.findings.FindingType;
import java.util.EnumMap;
import java.util.Map;

/** How many findings there are, over all accounts. */
record FindingTotals(long active, long archived, long resolved) {
  private static final FindingTotals NONE = new FindingTotals(0, 0, 0);

  static Map<FindingType, FindingTotals> byType(FindingCounts counts) {
    Map<FindingType, FindingTotals> totals = new EnumMap<>(FindingType.class);
    for (FindingType type : FindingType.values()) {
      totals.put(type, NONE);
    }
    counts.rows().forEach(row -> totals.computeIfPresent(row.type(), (type, sum) -> sum.plus(row)));
    return totals;
  }

  private FindingTotals plus(FindingCounts.Row row) {
    return new FindingTotals(
        active + row.active(), archived + row.archived(), resolved + row.resolved());
  }
}

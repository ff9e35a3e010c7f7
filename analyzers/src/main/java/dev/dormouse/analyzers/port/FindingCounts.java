package dev.dormouse.analyzers.port;

import dev.dormouse.findings.FindingType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many findings there are now.
 *
 * @param rows one for each account and type that has any
 * @param updatedAt when they last changed, or an account was last analyzed; null if never
 */
public record FindingCounts(List<Row> rows, @Nullable Instant updatedAt) {
  public FindingCounts {
    rows = List.copyOf(rows);
  }

  public record Row(
      String accountId, FindingType type, long active, long archived, long resolved) {}

  /**
   * The counts at the end of a day (UTC), or now for the present day.
   *
   * @param opened findings opened on that day; {@code closed}: resolved on that day
   */
  public record Day(
      LocalDate day,
      String accountId,
      FindingType type,
      long active,
      long archived,
      long resolved,
      long opened,
      long closed) {}
}

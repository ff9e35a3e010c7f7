package dev.dormouse.store;

import dev.dormouse.analyzers.port.FindingCounts;
import dev.dormouse.findings.FindingType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What the counters say, now and over the days. */
final class FindingCounters {
  private record Counted(FindingCounts.Row row, Instant updatedAt) {
    boolean any() {
      return row.active() > 0 || row.archived() > 0 || row.resolved() > 0;
    }
  }

  private record Analyzed(String account, @Nullable Instant at) {}

  FindingCounts counts(Handle handle, long analyzer, Set<String> accounts) {
    List<Counted> counted =
        handle
            .createQuery(CountSql.COUNTS)
            .bind("analyzer", analyzer)
            .map((row, _) -> new Counted(row(row), Times.instant(row.getLong(6))))
            .filter(count -> sees(accounts, count.row().accountId()))
            .list();
    List<Analyzed> analyzed =
        handle
            .createQuery(CountSql.ANALYZED_AT)
            .bind("analyzer", analyzer)
            .map((row, _) -> new Analyzed(row.getString(1), Times.instantOrNull(row, 2)))
            .filter(account -> sees(accounts, account.account()))
            .list();
    Instant updatedAt =
        Stream.concat(counted.stream().map(Counted::updatedAt), analyzed.stream().map(Analyzed::at))
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null);
    return new FindingCounts(
        counted.stream().filter(Counted::any).map(Counted::row).toList(), updatedAt);
  }

  private static boolean sees(Set<String> accounts, String account) {
    return accounts.isEmpty() || accounts.contains(account);
  }

  private static FindingCounts.Row row(ResultSet row) throws SQLException {
    return new FindingCounts.Row(
        row.getString(1),
        Codes.findingType(row.getInt(2)),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5));
  }

  List<FindingCounts.Day> trend(
      Handle handle, long analyzer, Set<String> accounts, LocalDate first, LocalDate last) {
    List<FindingCounts.Day> stored =
        handle
            .createQuery(CountSql.DAYS)
            .bind("analyzer", analyzer)
            .bind("first", first.toEpochDay())
            .bind("last", last.toEpochDay())
            .map((row, _) -> day(row))
            .filter(day -> sees(accounts, day.accountId()))
            .list();
    List<FindingCounts.Day> days = new ArrayList<>();
    for (int i = 0; i < stored.size(); i++) {
      FindingCounts.Day day = stored.get(i);
      boolean another = i + 1 < stored.size() && same(day, stored.get(i + 1));
      LocalDate end = another ? stored.get(i + 1).day() : last.plusDays(1);
      fill(day, first, end, days);
    }
    days.sort(
        Comparator.comparing(FindingCounts.Day::day)
            .thenComparing(FindingCounts.Day::accountId)
            .thenComparing(FindingCounts.Day::type));
    return days;
  }

  private static boolean same(FindingCounts.Day one, FindingCounts.Day other) {
    return one.accountId().equals(other.accountId()) && one.type() == other.type();
  }

  /** The day itself if it is wanted, and those after it that repeat its counts. */
  private static void fill(
      FindingCounts.Day day, LocalDate first, LocalDate end, List<FindingCounts.Day> days) {
    LocalDate from = day.day().isBefore(first) ? first : day.day();
    for (LocalDate at = from; at.isBefore(end); at = at.plusDays(1)) {
      days.add(at.equals(day.day()) ? day : repeated(day, at));
    }
  }

  private static FindingCounts.Day repeated(FindingCounts.Day day, LocalDate at) {
    return new FindingCounts.Day(
        at, day.accountId(), day.type(), day.active(), day.archived(), day.resolved(), 0, 0);
  }

  private static FindingCounts.Day day(ResultSet row) throws SQLException {
    FindingType type = Codes.findingType(row.getInt("type"));
    return new FindingCounts.Day(
        LocalDate.ofEpochDay(row.getLong("day")),
        row.getString("account"),
        type,
        row.getLong("active"),
        row.getLong("archived"),
        row.getLong("resolved"),
        row.getLong("opened"),
        row.getLong("closed"));
  }
}

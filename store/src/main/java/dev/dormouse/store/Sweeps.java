package dev.dormouse.store;

import dev.dormouse.analyzers.ArchiveRule;
import dev.dormouse.analyzers.life.Archiving;
import dev.dormouse.analyzers.life.FindingChange;
import dev.dormouse.analyzers.life.FindingRecord;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * What time does to findings: each sweep is a batch in one transaction, with events. Details that
 * cannot be read stop none.
 */
final class Sweeps {
  private static final List<String> TABLES_OF_AN_ANALYZER =
      List.of("archive_rule", "finding_count", "finding_day", "analysis", "analyzed_month");

  private final FindingRows rows;
  private final FindingWriter writer;
  private final String locking;
  private final Supplier<UUID> ids;

  Sweeps(Dialect dialect, FindingRows rows, FindingWriter writer, Supplier<UUID> ids) {
    this.rows = rows;
    this.writer = writer;
    // What another server sweeps just now is left to it.
    this.locking = dialect.locking("FOR UPDATE OF f SKIP LOCKED");
    this.ids = ids;
  }

  int resolved(Handle handle, Instant before, int limit, Instant now) {
    Query query =
        handle
            .createQuery(FindingSql.RESOLVED + locking)
            .bind("before", Times.nanos(before))
            .bind("limit", limit);
    return apply(handle, list(query), (finding, _) -> new FindingChange.Deleted(finding), now);
  }

  int endedArchives(Handle handle, Instant now, int limit) {
    Query query =
        handle
            .createQuery(FindingSql.ENDED_ARCHIVES + locking)
            .bind("now", Times.nanos(now))
            .bind("limit", limit);
    return apply(
        handle,
        list(query),
        (finding, rules) ->
            new FindingChange.Changed(finding, Archiving.ended(finding, rules, now, ids.get())),
        now);
  }

  private int apply(
      Handle handle,
      List<FindingRecord> findings,
      BiFunction<FindingRecord, List<ArchiveRule>, FindingChange> change,
      Instant now) {
    TreeMap<Long, List<FindingRecord>> byAnalyzer =
        findings.stream()
            .collect(
                Collectors.groupingBy(FindingRecord::analyzer, TreeMap::new, Collectors.toList()));
    writer.applyAll(handle, byAnalyzer, change, now);
    return findings.size();
  }

  int deleted(Handle handle, Instant now, int limit) {
    int removed = 0;
    List<Long> analyzers =
        handle.createQuery(FindingSql.DELETED_ANALYZERS).mapTo(Long.class).list();
    for (long analyzer : analyzers) {
      removed += remove(handle, analyzer, now, limit - removed);
      if (removed >= limit) {
        break;
      }
    }
    return removed;
  }

  private int remove(Handle handle, long analyzer, Instant now, int limit) {
    Query query =
        handle
            .createQuery(FindingSql.OF_DELETED + locking)
            .bind("analyzer", analyzer)
            .bind("limit", limit);
    List<FindingRecord> findings = list(query);
    writer.applyWithoutCounters(
        handle, findings.stream().<FindingChange>map(FindingChange.Deleted::new).toList(), now);
    if (findings.size() < limit && left(handle, analyzer) == 0) {
      forget(handle, analyzer);
    }
    return findings.size();
  }

  private static long left(Handle handle, long analyzer) {
    return handle
        .createQuery("SELECT count(*) FROM finding WHERE analyzer = :analyzer")
        .bind("analyzer", analyzer)
        .mapTo(Long.class)
        .one();
  }

  private static void forget(Handle handle, long analyzer) {
    for (String table : TABLES_OF_AN_ANALYZER) {
      handle
          .createUpdate("DELETE FROM " + table + " WHERE analyzer = :analyzer")
          .bind("analyzer", analyzer)
          .execute();
    }
    handle
        .createUpdate("DELETE FROM analyzer WHERE id = :analyzer")
        .bind("analyzer", analyzer)
        .execute();
  }

  private List<FindingRecord> list(Query query) {
    return query.map((row, _) -> rows.salvage(row)).list();
  }
}

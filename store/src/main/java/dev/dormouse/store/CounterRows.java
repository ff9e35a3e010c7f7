package dev.dormouse.store;

import dev.dormouse.analyzers.life.FindingChange;
import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.analyzers.life.FindingStatus;
import dev.dormouse.findings.FindingType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * The counters of findings by account and type, now and at the end of every day with a change. They
 * change in the transaction of what they count, so that nobody ever counts rows.
 */
final class CounterRows {
  private record Key(String account, FindingType type) {}

  /** What a transaction adds to the counters of one key. */
  private static final class Delta {
    private final long[] byStatus = new long[FindingStatus.values().length];
    private long opened;
    private long closed;

    void count(@Nullable FindingStatus from, @Nullable FindingStatus to) {
      if (from != null) {
        byStatus[Codes.of(from)]--;
      }
      if (to != null) {
        byStatus[Codes.of(to)]++;
      }
      boolean wasOpen = from != null && from != FindingStatus.RESOLVED;
      boolean isOpen = to != null && to != FindingStatus.RESOLVED;
      opened += !wasOpen && isOpen ? 1 : 0;
      closed += wasOpen && !isOpen ? 1 : 0;
    }

    long of(FindingStatus status) {
      return byStatus[Codes.of(status)];
    }

    boolean nothing() {
      return opened == 0 && closed == 0 && byStatus[0] == 0 && byStatus[1] == 0 && byStatus[2] == 0;
    }
  }

  void add(Handle handle, long analyzer, List<FindingChange> changes, Instant now) {
    Map<Key, Delta> deltas = deltas(changes);
    deltas.values().removeIf(Delta::nothing);
    if (deltas.isEmpty()) {
      return;
    }
    PreparedBatch counts = handle.prepareBatch(CountSql.ADD);
    PreparedBatch days = handle.prepareBatch(CountSql.ADD_DAY);
    deltas.forEach(
        (key, delta) -> {
          bind(counts, analyzer, key)
              .bind("active", delta.of(FindingStatus.ACTIVE))
              .bind("archived", delta.of(FindingStatus.ARCHIVED))
              .bind("resolved", delta.of(FindingStatus.RESOLVED))
              .bind("now", Times.nanos(now))
              .add();
          bind(days, analyzer, key)
              .bind("day", Times.day(now))
              .bind("opened", delta.opened)
              .bind("closed", delta.closed)
              .add();
        });
    counts.execute();
    days.execute();
  }

  private static PreparedBatch bind(PreparedBatch batch, long analyzer, Key key) {
    return batch
        .bind("analyzer", analyzer)
        .bind("account", key.account())
        .bind("type", Codes.of(key.type()));
  }

  /**
   * In one order everywhere, so that two transactions wait for each other and never in a circle.
   */
  private static Map<Key, Delta> deltas(List<FindingChange> changes) {
    Map<Key, Delta> deltas =
        new TreeMap<>(Comparator.comparing(Key::account).thenComparing(Key::type));
    for (FindingChange change : changes) {
      switch (change) {
        case FindingChange.Opened(FindingRecord finding) ->
            delta(deltas, finding).count(null, finding.status());
        case FindingChange.Changed(FindingRecord before, FindingRecord after) ->
            delta(deltas, after).count(before.status(), after.status());
        case FindingChange.Retimed _ -> {
          // It counts as before.
        }
        case FindingChange.Deleted(FindingRecord last) ->
            delta(deltas, last).count(last.status(), null);
      }
    }
    return deltas;
  }

  private static Delta delta(Map<Key, Delta> deltas, FindingRecord finding) {
    return deltas.computeIfAbsent(
        new Key(finding.principal().accountId(), finding.type()), _ -> new Delta());
  }
}

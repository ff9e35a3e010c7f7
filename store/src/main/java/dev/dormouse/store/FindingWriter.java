package dev.dormouse.store;

import dev.dormouse.analyzers.life.AccountAnalysis;
import dev.dormouse.analyzers.life.FindingChange;
import dev.dormouse.analyzers.life.FindingEvents;
import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.analyzers.life.FindingStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Changes of findings with all that belongs to them, inside one transaction: rows, counters, the
 * analysis they come from, events.
 */
final class FindingWriter {
  private final Dialect dialect;
  private final FindingRows rows;
  private final StoredDetails stored;
  private final CounterRows counters = new CounterRows();
  private final AnalysisRows analyses = new AnalysisRows();
  private final MonthRows months = new MonthRows();
  private final EventRows events;
  private final Supplier<UUID> ids;

  FindingWriter(Dialect dialect, FindingRows rows, Supplier<UUID> ids) {
    this.dialect = dialect;
    this.rows = rows;
    this.stored = new StoredDetails(rows);
    this.events = new EventRows(dialect);
    this.ids = ids;
  }

  /** Something is not as the changes assume; the transaction is to be given up. */
  static final class StaleException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * @throws StaleException if a changed finding has another version, the analyzer is gone, an
   *     analysis for a later request is stored, or two findings would be open for one principal and
   *     type of an account
   */
  void apply(
      Handle handle,
      long analyzer,
      List<FindingChange> changes,
      @Nullable AccountAnalysis analysis,
      Instant now) {
    if (!Locks.live(handle, analyzer, dialect, "FOR SHARE")) {
      throw new StaleException();
    }
    write(handle, changes);
    counters.add(handle, analyzer, changes, now);
    if (analysis != null) {
      if (!analyses.put(handle, analyzer, analysis)) {
        throw new StaleException();
      }
      months.add(handle, analyzer, analysis, now);
    }
    announce(handle, changes, now);
  }

  /** The findings and their events alone, for an analyzer whose counters go with it. */
  void applyWithoutCounters(Handle handle, List<FindingChange> changes, Instant now) {
    write(handle, changes);
    announce(handle, changes, now);
  }

  private void announce(Handle handle, List<FindingChange> changes, Instant now) {
    events.insert(
        handle,
        stored.fillIn(handle, changes).stream()
            .map(change -> FindingEvents.of(change, ids.get(), now))
            .toList());
  }

  /** What closes goes first: a finding that is replaced makes room for the one that follows it. */
  private void write(Handle handle, List<FindingChange> changes) {
    delete(handle, of(FindingChange.Deleted.class, changes));
    List<FindingChange.Changed> changed =
        of(FindingChange.Changed.class, changes)
            .sorted(Comparator.comparing(change -> change.after().id()))
            .toList();
    change(handle, changed.stream().filter(FindingWriter::closes));
    change(handle, changed.stream().filter(change -> !closes(change)));
    List<FindingChange.Opened> opened = of(FindingChange.Opened.class, changes).toList();
    run(
        handle,
        FindingSql.INSERT,
        opened,
        (batch, opening) -> rows.bindAll(batch, opening.finding()));
  }

  private static <T> Stream<T> of(Class<T> kind, List<FindingChange> changes) {
    return changes.stream().filter(kind::isInstance).map(kind::cast);
  }

  private static boolean closes(FindingChange.Changed change) {
    return change.after().status() == FindingStatus.RESOLVED;
  }

  private void delete(Handle handle, Stream<FindingChange.Deleted> deleted) {
    run(
        handle,
        FindingSql.DELETE,
        deleted.toList(),
        (batch, deletion) -> {
          FindingRecord last = deletion.last();
          batch
              .bind("id", last.id())
              .bind("analyzer", last.analyzer())
              .bind("before", last.version());
        });
  }

  private void change(Handle handle, Stream<FindingChange.Changed> changed) {
    List<FindingChange.Changed> list = changed.toList();
    run(
        handle,
        FindingSql.CHANGE_STATUS,
        list.stream().filter(FindingWriter::keepsDetails).toList(),
        this::bindChange);
    run(
        handle,
        FindingSql.CHANGE,
        list.stream().filter(change -> !keepsDetails(change)).toList(),
        (batch, change) -> {
          bindChange(batch, change);
          rows.bindDetails(batch, change.after());
        });
  }

  private void bindChange(PreparedBatch batch, FindingChange.Changed change) {
    rows.bindStatus(batch, change.after());
    batch.bind("before", change.before().version());
  }

  /** A finding out of a list comes without its details, which it keeps. */
  private static boolean keepsDetails(FindingChange.Changed change) {
    return Objects.equals(change.before().details(), change.after().details())
        && Objects.equals(change.before().error(), change.after().error());
  }

  private static <T> void run(
      Handle handle, String sql, List<T> changes, BiConsumer<PreparedBatch, T> bind) {
    if (changes.isEmpty()) {
      return;
    }
    try (PreparedBatch batch = handle.prepareBatch(sql)) {
      for (T change : changes) {
        bind.accept(batch, change);
        batch.add();
      }
      if (Arrays.stream(batch.execute()).anyMatch(count -> count == 0)) {
        throw new StaleException();
      }
    }
  }
}

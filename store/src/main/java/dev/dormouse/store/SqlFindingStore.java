package dev.dormouse.store;

import dev.dormouse.analyzers.life.AccountAnalysis;
import dev.dormouse.analyzers.life.FindingChange;
import dev.dormouse.analyzers.life.FindingDetailsCodec;
import dev.dormouse.analyzers.life.FindingEvent;
import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.analyzers.port.FindingCounts;
import dev.dormouse.analyzers.port.FindingPage;
import dev.dormouse.analyzers.port.FindingQuery;
import dev.dormouse.analyzers.port.FindingStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Findings; each call is one transaction. */
final class SqlFindingStore implements FindingStore {
  private static final int IDS_AT_ONCE = 1_000;

  private final Work work;
  private final FindingRows rows;
  private final FindingWriter writer;
  private final FindingLists lists;
  private final Sweeps sweeps;
  private final AccountErasure erasure;
  private final EventRows events;
  private final FindingCounters counters = new FindingCounters();
  private final AnalysisRows analyses = new AnalysisRows();
  private final MonthRows months = new MonthRows();

  SqlFindingStore(Work work, FindingDetailsCodec codec, Supplier<UUID> ids) {
    this.work = work;
    this.rows = new FindingRows(work.dialect(), codec);
    this.writer = new FindingWriter(work.dialect(), rows, ids);
    this.lists = new FindingLists(work.dialect(), rows);
    this.sweeps = new Sweeps(work.dialect(), rows, writer, ids);
    this.erasure = new AccountErasure(work.dialect(), rows, writer);
    this.events = new EventRows(work.dialect());
  }

  @Override
  public List<FindingRecord> known(
      long analyzer, String accountId, @Nullable Instant resolvedSince) {
    return ofLive(
        analyzer,
        List.of(),
        handle ->
            handle
                .createQuery(FindingSql.KNOWN)
                .bind("analyzer", analyzer)
                .bind("account", accountId)
                .bind(
                    "resolvedSince",
                    resolvedSince == null ? Long.MAX_VALUE : Times.nanos(resolvedSince))
                .map((row, _) -> rows.read(row))
                .list());
  }

  @Override
  public boolean apply(
      long analyzer, List<FindingChange> changes, @Nullable AccountAnalysis analysis, Instant now) {
    try {
      return work.write(
          handle -> {
            writer.apply(handle, analyzer, changes, analysis, now);
            return true;
          });
    } catch (FindingWriter.StaleException _) {
      return false;
    } catch (RuntimeException e) {
      boolean duplicate =
          Failures.of(e).filter(f -> f.kind() == Failures.Kind.DUPLICATE).isPresent();
      if (duplicate) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public Optional<FindingRecord> find(long analyzer, UUID id) {
    return findAll(analyzer, List.of(id)).stream().findFirst();
  }

  @Override
  public List<FindingRecord> findAll(long analyzer, List<UUID> ids) {
    List<UUID> distinct = ids.stream().distinct().toList();
    return ofLive(
        analyzer,
        List.of(),
        handle -> {
          List<FindingRecord> found = new ArrayList<>();
          for (int from = 0; from < distinct.size(); from += IDS_AT_ONCE) {
            int to = Math.min(distinct.size(), from + IDS_AT_ONCE);
            found.addAll(rows.byId(handle, analyzer, distinct.subList(from, to)));
          }
          return found;
        });
  }

  @Override
  public FindingPage list(FindingQuery query) {
    return work.read(handle -> lists.page(handle, query));
  }

  @Override
  public long count(FindingQuery query) {
    return work.read(handle -> lists.count(handle, query));
  }

  @Override
  public FindingCounts counts(long analyzer, Set<String> accounts) {
    return ofLive(
        analyzer,
        new FindingCounts(List.of(), null),
        handle -> counters.counts(handle, analyzer, accounts));
  }

  @Override
  public List<FindingCounts.Day> trend(
      long analyzer, Set<String> accounts, LocalDate first, LocalDate last) {
    return ofLive(
        analyzer, List.of(), handle -> counters.trend(handle, analyzer, accounts, first, last));
  }

  @Override
  public List<AccountAnalysis> analyses(long analyzer, Set<String> accounts) {
    return ofLive(analyzer, List.<AccountAnalysis>of(), handle -> analyses.all(handle, analyzer))
        .stream()
        .filter(analysis -> accounts.isEmpty() || accounts.contains(analysis.accountId()))
        .toList();
  }

  @Override
  public Optional<AccountAnalysis> analysis(long analyzer, String accountId) {
    return Texts.storable(accountId)
        ? ofLive(analyzer, Optional.empty(), handle -> analyses.find(handle, analyzer, accountId))
        : Optional.empty();
  }

  @Override
  public long analyzedPrincipals(long analyzer, YearMonth month) {
    return ofLive(analyzer, 0L, handle -> months.count(handle, analyzer, month));
  }

  @Override
  public int sweepResolved(Instant before, int limit, Instant now) {
    return sweep(handle -> sweeps.resolved(handle, before, limit, now));
  }

  @Override
  public int sweepEndedArchives(Instant now, int limit) {
    return sweep(handle -> sweeps.endedArchives(handle, now, limit));
  }

  @Override
  public int sweepDeleted(Instant now, int limit) {
    return sweep(handle -> sweeps.deleted(handle, now, limit));
  }

  @Override
  public int eraseAccount(long analyzer, String accountId, int limit, Instant now) {
    return sweep(handle -> erasure.findings(handle, analyzer, accountId, limit, now));
  }

  /** Zero where an analyzer was deleted meanwhile: the next sweep finds what is left to do. */
  private int sweep(Function<Handle, Integer> batch) {
    try {
      return work.write(batch);
    } catch (FindingWriter.StaleException _) {
      return 0;
    }
  }

  @Override
  public List<FindingEvent> events(long afterSequence, int limit) {
    return work.read(handle -> events.after(handle, afterSequence, limit));
  }

  /** What is asked of an analyzer, unless it is gone. */
  private <T> T ofLive(long analyzer, T gone, Function<Handle, T> ask) {
    return work.read(handle -> Locks.live(handle, analyzer) ? ask.apply(handle) : gone);
  }
}

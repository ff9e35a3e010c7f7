package dev.dormouse.snapshot;

import dev.dormouse.findings.Assessment;
import dev.dormouse.findings.Assessor;
import dev.dormouse.snapshot.AccountResult.AsOfBasis;
import dev.dormouse.snapshot.AccountResult.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Analyzes every account of a snapshot, several at a time, and hands the results over in the order
 * of account ids. Only the accounts at work are in memory.
 */
public final class SnapshotScan {
  static final Duration CLOCK_SKEW = Duration.ofDays(1);

  private final Snapshot snapshot;
  private final Assessor assessor;
  private final @Nullable Instant asOf;
  private final Instant now;
  private final int threads;

  /**
   * @param asOf the moment of the analysis; null to take each account's collection time, or the
   *     latest time in its files
   * @param now no evidence can be later
   */
  public SnapshotScan(
      Snapshot snapshot, Assessor assessor, @Nullable Instant asOf, Instant now, int threads) {
    this.snapshot = snapshot;
    this.assessor = assessor;
    this.asOf = asOf;
    this.now = now;
    this.threads = threads;
  }

  /**
   * @param work applied to each result by the thread that made it, such as rendering
   * @param inOrder given what {@code work} answers, account by account, on the calling thread
   */
  public <T> void run(Function<AccountResult, T> work, Consumer<T> inOrder) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      Deque<Future<T>> open = new ArrayDeque<>();
      Iterator<AccountSource> sources = snapshot.accounts().iterator();
      while (sources.hasNext() || !open.isEmpty()) {
        while (sources.hasNext() && open.size() <= threads) {
          AccountSource source = sources.next();
          open.add(pool.submit(() -> work.apply(scan(source))));
        }
        inOrder.accept(open.remove().get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  /** Analyzes one account on the calling thread. */
  public AccountResult scan(AccountSource source) {
    if (!source.skipped().isEmpty()) {
      return new AccountResult(
          source.account(),
          Status.SKIPPED,
          null,
          AsOfBasis.GIVEN,
          null,
          source.skipped(),
          List.of(),
          List.of(),
          List.of(),
          List.of());
    }
    return assess(source, snapshot.read(source, now));
  }

  /** Analyzes an account that was read already; what it says is a function of what was read. */
  public AccountResult assess(AccountSource source, AccountSnapshot read) {
    if (read.failed()) {
      return new AccountResult(
          read.account(),
          Status.FAILED,
          null,
          AsOfBasis.GIVEN,
          null,
          read.failure(),
          List.of(),
          List.of(),
          List.of(),
          read.problems());
    }
    List<Problem> problems = new ArrayList<>(read.problems());
    if (read.newest().isAfter(now.plus(CLOCK_SKEW)) && source.details() != null) {
      problems.add(
          new Problem(
              source.details(),
              "",
              "holds a time in the future, " + read.newest() + "; is a clock wrong?"));
    }
    AsOfBasis basis =
        asOf != null
            ? AsOfBasis.GIVEN
            : read.collectedAt() != null ? AsOfBasis.COLLECTION : AsOfBasis.NEWEST_EVIDENCE;
    Instant moment = moment(read);
    List<Assessment> assessments = new ArrayList<>(read.subjects().size());
    for (Subject subject : read.subjects()) {
      assessments.add(
          assessor.assess(read.account(), subject.principal(), subject.evidence(), moment));
    }
    return new AccountResult(
        read.account(),
        read.complete() ? Status.COMPLETE : Status.INCOMPLETE,
        moment,
        basis,
        read.collectedAt(),
        "",
        read.gaps(),
        read.lostPrincipals(),
        assessments,
        problems);
  }

  private Instant moment(AccountSnapshot read) {
    if (asOf != null) {
      return asOf;
    }
    Instant collectedAt = read.collectedAt();
    Instant evidence = collectedAt != null ? collectedAt : read.newest();
    return evidence.isAfter(now) || evidence.equals(Instant.MIN) ? now : evidence;
  }
}

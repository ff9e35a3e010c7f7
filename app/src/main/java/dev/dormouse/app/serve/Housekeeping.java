package dev.dormouse.app.serve;

import dev.dormouse.analyzers.life.LifeSettings;
import dev.dormouse.analyzers.port.AccessStore;
import dev.dormouse.analyzers.port.FindingStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Ends archives that are over, and deletes what was kept for long enough. */
final class Housekeeping {
  /** One transaction's share, so that others can write in between. */
  private static final int SHARE = 1_000;

  private final FindingStore findings;
  private final AccessStore access;
  private final LifeSettings life;

  /**
   * @param life says how long what is kept
   */
  Housekeeping(FindingStore findings, AccessStore access, LifeSettings life) {
    this.findings = findings;
    this.access = access;
    this.life = life;
  }

  /** A share of what there is to do; how many rows it was. */
  private interface Chore extends IntSupplier {}

  /**
   * Does all it can.
   *
   * @throws RuntimeException what a chore failed with, after all the others were done
   */
  void sweep(Instant now) {
    RuntimeException failure = null;
    for (Chore chore : chores(now)) {
      try {
        whileFull(chore);
      } catch (RuntimeException e) {
        failure = joined(failure, e);
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private List<Chore> chores(Instant now) {
    return List.of(
        () -> findings.sweepEndedArchives(now, SHARE),
        () -> findings.sweepDeleted(now, SHARE),
        after(life.retention(), now, before -> findings.sweepResolved(before, SHARE, now)),
        after(life.eventRetention(), now, before -> findings.sweepEvents(before, SHARE)),
        after(life.auditRetention(), now, before -> access.sweepAudit(before, SHARE)));
  }

  private static Chore after(Duration retention, Instant now, Function<Instant, Integer> sweep) {
    return retention.equals(LifeSettings.FOREVER)
        ? () -> 0
        : () -> sweep.apply(now.minus(retention));
  }

  private static RuntimeException joined(@Nullable RuntimeException first, RuntimeException next) {
    if (first == null) {
      return next;
    }
    first.addSuppressed(next);
    return first;
  }

  private static void whileFull(Chore chore) {
    while (chore.getAsInt() >= SHARE) {
      // The next share.
    }
  }
}

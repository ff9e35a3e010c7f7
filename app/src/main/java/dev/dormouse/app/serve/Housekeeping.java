package dev.dormouse.app.serve;

import dev.dormouse.analyzers.life.LifeSettings;
import dev.dormouse.analyzers.port.FindingStore;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;

/** Ends archives that are over, and deletes what was kept for long enough. */
final class Housekeeping {
  /** One transaction's share, so that others can write in between. */
  private static final int SHARE = 1_000;

  private final FindingStore findings;
  private final Duration retention;

  /**
   * @param retention of resolved findings
   */
  Housekeeping(FindingStore findings, Duration retention) {
    this.findings = findings;
    this.retention = retention;
  }

  void sweep(Instant now) {
    whileFull(() -> findings.sweepEndedArchives(now, SHARE));
    whileFull(() -> findings.sweepDeleted(now, SHARE));
    if (!retention.equals(LifeSettings.FOREVER)) {
      whileFull(() -> findings.sweepResolved(now.minus(retention), SHARE, now));
    }
  }

  private static void whileFull(IntSupplier sweep) {
    while (sweep.getAsInt() >= SHARE) {
      // The next share.
    }
  }
}

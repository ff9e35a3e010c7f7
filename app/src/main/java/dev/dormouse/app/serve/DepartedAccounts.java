package dev.dormouse.app.serve;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.AnalyzerStatus;
import dev.dormouse.analyzers.life.AccountAnalysis;
import dev.dormouse.analyzers.life.LifeSettings;
import dev.dormouse.analyzers.port.AnalyzerStore;
import dev.dormouse.analyzers.port.FindingStore;
import dev.dormouse.snapshot.SnapshotException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Deletes the findings of accounts that left the organization long enough ago. */
final class DepartedAccounts {
  /** One transaction's share, so that others can write in between. */
  private static final int SHARE = 1_000;

  private final SnapshotSource source;
  private final AnalyzerStore analyzers;
  private final FindingStore findings;
  private final Duration kept;

  /**
   * @param kept how long after an account left; {@link LifeSettings#FOREVER} for ever
   */
  DepartedAccounts(
      SnapshotSource source, AnalyzerStore analyzers, FindingStore findings, Duration kept) {
    this.source = source;
    this.analyzers = analyzers;
    this.findings = findings;
    this.kept = kept;
  }

  /** Only of accounts that are still away; of none while the source cannot be read. */
  void sweep(Instant now) {
    if (kept.equals(LifeSettings.FOREVER)) {
      return;
    }
    for (Analyzer analyzer : analyzers.all()) {
      if (analyzer.status() == AnalyzerStatus.ACTIVE) {
        findings.analyses(analyzer.id(), Set.of()).stream()
            .filter(one -> due(one, now) && away(one.accountId()))
            .forEach(one -> erase(one, now));
      }
    }
  }

  private boolean due(AccountAnalysis analysis, Instant now) {
    Instant departed = Seen.parse(analysis.fingerprint()).departed();
    return departed != null && !departed.plus(kept).isAfter(now);
  }

  private boolean away(String accountId) {
    try {
      return source.departed(accountId);
    } catch (SnapshotException e) {
      return false;
    }
  }

  private void erase(AccountAnalysis analysis, Instant now) {
    int deleted = SHARE;
    while (deleted >= SHARE) {
      deleted = findings.eraseAccount(analysis.analyzer(), analysis.accountId(), SHARE, now);
    }
  }
}

package dev.dormouse.app.serve;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.AnalyzerStatus;
import dev.dormouse.analyzers.life.AccountAnalysis;
import dev.dormouse.analyzers.life.AccountAssessment;
import dev.dormouse.analyzers.life.FindingChange;
import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.analyzers.life.LifeSettings;
import dev.dormouse.analyzers.life.Reconciler;
import dev.dormouse.analyzers.port.AnalyzerStore;
import dev.dormouse.analyzers.port.FindingStore;
import dev.dormouse.findings.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stores what one analyzer makes of one account: findings that change, and how the look ended. */
final class AnalysisWriter {
  /** As long as a resolved finding may become active again, where settings say so. */
  private static final Duration REACTIVATION = Duration.ofHours(24);

  private static final int ATTEMPTS = 5;

  private final AnalyzerStore analyzers;
  private final FindingStore findings;
  private final LifeSettings life;
  private final Reconciler reconciler;

  AnalysisWriter(
      AnalyzerStore analyzers, FindingStore findings, LifeSettings life, Reconciler reconciler) {
    this.analyzers = analyzers;
    this.findings = findings;
    this.life = life;
    this.reconciler = reconciler;
  }

  /**
   * Brings the findings in line with an account that could be read.
   *
   * @return false, and nothing stored, if the store refused several times in a row, as where
   *     somebody else changes the same findings all the time
   */
  boolean write(
      Analyzer analyzer, AccountAssessment assessed, AccountAnalysis analysis, Instant now) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (store(analyzer, assessed, analysis, now) || !active(analyzer)) {
        return true;
      }
    }
    return false;
  }

  private boolean store(
      Analyzer analyzer, AccountAssessment assessed, AccountAnalysis analysis, Instant now) {
    List<FindingRecord> known =
        findings.known(analyzer.id(), assessed.accountId(), resolvedSince(now));
    List<FindingChange> changes =
        reconciler.reconcile(analyzer.id(), known, assessed, analyzers.rules(analyzer.id()), now);
    return findings.apply(analyzer.id(), changes, analysis, now);
  }

  private @Nullable Instant resolvedSince(Instant now) {
    return life.recurrence() == LifeSettings.Recurrence.REACTIVATE ? now.minus(REACTIVATION) : null;
  }

  /** Whether the analyzer is still there, to be scanned for. */
  private boolean active(Analyzer analyzer) {
    return analyzers
        .find(analyzer.id())
        .filter(found -> found.status() == AnalyzerStatus.ACTIVE)
        .isPresent();
  }

  /** The files as they are to be remembered, after what is remembered of them. */
  Seen after(Analyzer analyzer, String accountId, Seen seen) {
    return findings
        .analysis(analyzer.id(), accountId)
        .map(before -> seen.after(Seen.parse(before.fingerprint())))
        .orElse(seen);
  }

  /**
   * Keeps every finding as it is, and records why the account was not analyzed.
   *
   * @param gaps what is wrong with its files
   * @param seen the files, as they are by themselves
   */
  void keep(
      Analyzer analyzer, Account account, String note, List<String> gaps, Seen seen, Instant now) {
    String fingerprint = after(analyzer, account.id(), seen).text();
    AccountAnalysis before = findings.analysis(analyzer.id(), account.id()).orElse(null);
    AccountAnalysis analysis =
        Analyses.failed(analyzer.id(), account, before, note, gaps, fingerprint, now);
    findings.apply(analyzer.id(), List.of(), analysis, now);
  }
}

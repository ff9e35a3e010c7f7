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
import dev.dormouse.snapshot.AccountResult;
import dev.dormouse.snapshot.AccountSnapshot;
import dev.dormouse.snapshot.Problem;
import dev.dormouse.snapshot.SnapshotException;
import dev.dormouse.snapshot.SnapshotScan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Analyzes one account for every analyzer that looks at it: the account is read once, then judged
 * by each analyzer's own configuration. An account that cannot be read changes no finding.
 */
final class AccountScan {
  /** As long as a resolved finding may become active again, where settings say so. */
  private static final Duration REACTIVATION = Duration.ofHours(24);

  private static final int ATTEMPTS = 5;

  private final SnapshotSource source;
  private final Watched watched;
  private final AnalyzerStore analyzers;
  private final FindingStore findings;
  private final AnalysisChoices choices;
  private final Reconciler reconciler;
  private final InstantSource clock;

  AccountScan(
      SnapshotSource source,
      Watched watched,
      AnalyzerStore analyzers,
      FindingStore findings,
      AnalysisChoices choices,
      Reconciler reconciler,
      InstantSource clock) {
    this.source = source;
    this.watched = watched;
    this.analyzers = analyzers;
    this.findings = findings;
    this.choices = choices;
    this.reconciler = reconciler;
    this.clock = clock;
  }

  /** How the scan of an account ended. */
  enum End {
    ANALYZED,
    /** Nothing could be read; every finding stayed as it was. */
    FAILED,
    /** The files changed meanwhile, or somebody else changed the findings: scan it again soon. */
    DISTURBED
  }

  /**
   * @throws dev.dormouse.analyzers.port.StoreUnavailableException if the store cannot be reached;
   *     what is not stored yet is not stored
   */
  End scan(String accountId) {
    List<Analyzer> concerned = watched.analyzersOf(accountId);
    return concerned.isEmpty() ? End.ANALYZED : scan(accountId, concerned);
  }

  private End scan(String accountId, List<Analyzer> concerned) {
    Instant now = clock.instant();
    Optional<SnapshotSource.Located> found;
    try {
      found = source.find(accountId);
    } catch (SnapshotException e) {
      return failed(concerned, Account.of(accountId), line(e), SnapshotSource.UNREADABLE, now);
    }
    if (found.isEmpty()) {
      String note = "the account is not in the source any more";
      return failed(concerned, Account.of(accountId), note, SnapshotSource.ABSENT, now);
    }
    return scan(found.get(), concerned, now);
  }

  private static String line(SnapshotException e) {
    return String.valueOf(e.getMessage());
  }

  private End scan(SnapshotSource.Located located, List<Analyzer> concerned, Instant now) {
    Account account = located.account().account();
    String fingerprint = source.fingerprint(located);
    AccountSnapshot read =
        located.account().skipped().isEmpty()
            ? located.snapshot().read(located.account(), now)
            : null;
    if (!source.fingerprint(located).equals(fingerprint)) {
      return End.DISTURBED;
    }
    if (read == null || read.failed()) {
      String note = read == null ? located.account().skipped() : read.failure();
      List<String> gaps =
          read == null ? List.of() : read.problems().stream().map(Problem::line).toList();
      concerned.forEach(one -> keep(one, account, note, gaps, fingerprint, now));
      return End.FAILED;
    }
    boolean settled = true;
    for (Analyzer analyzer : concerned) {
      settled &= analyze(analyzer, located, read, fingerprint, now);
    }
    return settled ? End.ANALYZED : End.DISTURBED;
  }

  private boolean analyze(
      Analyzer analyzer,
      SnapshotSource.Located located,
      AccountSnapshot read,
      String fingerprint,
      Instant now) {
    SnapshotScan scan =
        new SnapshotScan(
            located.snapshot(), choices.assessor(analyzer, source.compiler()), null, now, 1);
    AccountResult result = scan.assess(located.account(), read);
    AccountAssessment assessed =
        new AccountAssessment(
            result.account().id(), result.assessments(), result.lostPrincipals().isEmpty());
    AccountAnalysis analysis = Analyses.done(analyzer.id(), result, fingerprint, now);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (store(analyzer, assessed, analysis, now)) {
        return true;
      }
      if (!active(analyzer)) {
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
    return choices.life().recurrence() == LifeSettings.Recurrence.REACTIVATE
        ? now.minus(REACTIVATION)
        : null;
  }

  /** Whether the analyzer is still there, to be scanned for. */
  private boolean active(Analyzer analyzer) {
    return analyzers
        .find(analyzer.id())
        .filter(found -> found.status() == AnalyzerStatus.ACTIVE)
        .isPresent();
  }

  private End failed(
      List<Analyzer> concerned, Account account, String note, String fingerprint, Instant now) {
    concerned.forEach(one -> keep(one, account, note, List.of(), fingerprint, now));
    return End.FAILED;
  }

  private void keep(
      Analyzer analyzer,
      Account account,
      String note,
      List<String> gaps,
      String fingerprint,
      Instant now) {
    AccountAnalysis before = findings.analysis(analyzer.id(), account.id()).orElse(null);
    AccountAnalysis analysis =
        Analyses.failed(analyzer.id(), account, before, note, gaps, fingerprint, now);
    findings.apply(analyzer.id(), List.of(), analysis, now);
  }

  /** Records that a fault of Dormouse itself kept an account from being analyzed. */
  void fault(String accountId, RuntimeException e) {
    String note = "a fault of Dormouse itself: " + e;
    List<Analyzer> concerned = watched.analyzersOf(accountId);
    failed(concerned, Account.of(accountId), note, fingerprint(accountId), clock.instant());
  }

  /** With it the account waits for a change, or for its time, to be tried again. */
  private String fingerprint(String accountId) {
    try {
      return source.find(accountId).map(source::fingerprint).orElse(SnapshotSource.ABSENT);
    } catch (SnapshotException e) {
      return SnapshotSource.UNREADABLE;
    }
  }
}

package dev.dormouse.app.serve;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.life.AccountAnalysis;
import dev.dormouse.analyzers.life.AccountAssessment;
import dev.dormouse.analyzers.life.Reconciler;
import dev.dormouse.analyzers.port.AnalyzerStore;
import dev.dormouse.analyzers.port.FindingStore;
import dev.dormouse.findings.Account;
import dev.dormouse.snapshot.AccountResult;
import dev.dormouse.snapshot.AccountSnapshot;
import dev.dormouse.snapshot.Problem;
import dev.dormouse.snapshot.SnapshotException;
import dev.dormouse.snapshot.SnapshotScan;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Analyzes one account for every analyzer that looks at it: the account is read once, then judged
 * by each analyzer's own configuration. An account that cannot be read changes no finding.
 */
final class AccountScan {
  private static final String REFUSED =
      "its findings could not be stored, though it was tried many times: each time somebody else"
          + " had changed them";

  private static final String NOT_LOOKED_AT =
      "its files cannot all be looked at: one of them may not be read, or links make a loop";

  private final SnapshotSource source;
  private final Watched watched;
  private final AnalysisChoices choices;
  private final AnalysisWriter writer;
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
    this.choices = choices;
    this.writer = new AnalysisWriter(analyzers, findings, choices.life(), reconciler);
    this.clock = clock;
  }

  /** How the scan of an account ended. */
  enum End {
    ANALYZED,
    /** Nothing could be read, or stored; every finding stayed as it was. */
    FAILED,
    /** The files changed meanwhile, or somebody else changed the findings: scan it again soon. */
    DISTURBED
  }

  /**
   * @throws dev.dormouse.analyzers.port.StoreUnavailableException if the store cannot be reached;
   *     what is not stored yet is not stored
   */
  End scan(String accountId) {
    return scan(accountId, false);
  }

  /** As {@link #scan}, but where it is disturbed, the account counts as not analyzed. */
  End scanForTheLastTime(String accountId) {
    return scan(accountId, true);
  }

  private End scan(String accountId, boolean last) {
    List<Analyzer> concerned = watched.analyzersOf(accountId);
    return concerned.isEmpty() ? End.ANALYZED : scan(accountId, concerned, last);
  }

  private End scan(String accountId, List<Analyzer> concerned, boolean last) {
    Instant now = clock.instant();
    Optional<SnapshotSource.Located> found;
    try {
      found = source.find(accountId);
    } catch (SnapshotException e) {
      String note = String.valueOf(e.getMessage());
      Seen seen = Seen.again(SnapshotSource.UNREADABLE);
      return failed(concerned, Account.of(accountId), note, seen, now);
    }
    if (found.isEmpty()) {
      String note = "the account is not in the source any more";
      return failed(concerned, Account.of(accountId), note, absent(accountId, now), now);
    }
    return scan(found.get(), concerned, last, now);
  }

  private Seen absent(String accountId, Instant now) {
    return source.departed(accountId) ? Seen.departed(now) : Seen.read(SnapshotSource.ABSENT);
  }

  private End scan(
      SnapshotSource.Located located, List<Analyzer> concerned, boolean last, Instant now) {
    Account account = located.account().account();
    String fingerprint = source.fingerprint(located);
    if (!located.account().skipped().isEmpty()) {
      return failed(concerned, account, located.account().skipped(), Seen.read(fingerprint), now);
    }
    if (fingerprint.equals(SnapshotSource.UNREADABLE)) {
      return failed(concerned, account, NOT_LOOKED_AT, Seen.again(fingerprint), now);
    }
    AccountSnapshot read = located.snapshot().read(located.account(), now);
    ScanStoppedException.check();
    Seen seen = read.passing() ? Seen.again(fingerprint) : Seen.read(fingerprint);
    if (!source.fingerprint(located).equals(fingerprint)) {
      String note = "its files kept changing while they were read";
      return last ? failed(concerned, account, note, seen, now) : End.DISTURBED;
    }
    if (read.failed()) {
      List<String> gaps = read.problems().stream().map(Problem::line).toList();
      concerned.forEach(one -> writer.keep(one, account, read.failure(), gaps, seen, now));
      return End.FAILED;
    }
    List<Analyzer> refused =
        concerned.stream()
            .filter(analyzer -> !analyze(analyzer, located, read, seen, now))
            .toList();
    return refused.isEmpty()
        ? End.ANALYZED
        : last ? failed(refused, account, REFUSED, seen, now) : End.DISTURBED;
  }

  private boolean analyze(
      Analyzer analyzer,
      SnapshotSource.Located located,
      AccountSnapshot read,
      Seen seen,
      Instant now) {
    SnapshotScan scan =
        new SnapshotScan(
            located.snapshot(), choices.assessor(analyzer, source.compiler()), null, now, 1);
    AccountResult result = scan.assess(located.account(), read);
    AccountAssessment assessed =
        new AccountAssessment(
            result.account().id(), result.assessments(), Analyses.unlisted(result));
    String fingerprint = writer.after(analyzer, result.account().id(), seen).text();
    AccountAnalysis analysis =
        Analyses.done(analyzer.id(), result, located.doubt(), fingerprint, now);
    return writer.write(analyzer, assessed, analysis, now);
  }

  private End failed(
      List<Analyzer> concerned, Account account, String note, Seen seen, Instant now) {
    ScanStoppedException.check();
    concerned.forEach(one -> writer.keep(one, account, note, List.of(), seen, now));
    return End.FAILED;
  }

  /** Records that a fault of Dormouse itself kept an account from being analyzed. */
  void fault(String accountId, RuntimeException e) {
    String note = "a fault of Dormouse itself: " + e;
    List<Analyzer> concerned = watched.analyzersOf(accountId);
    Seen seen = Seen.again(fingerprint(accountId));
    failed(concerned, Account.of(accountId), note, seen, clock.instant());
  }

  private String fingerprint(String accountId) {
    try {
      return source.find(accountId).map(source::fingerprint).orElse(SnapshotSource.ABSENT);
    } catch (SnapshotException e) {
      return SnapshotSource.UNREADABLE;
    }
  }
}

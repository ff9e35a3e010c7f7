package dev.dormouse.app.serve;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.AnalyzerStatus;
import dev.dormouse.analyzers.life.AccountAnalysis;
import dev.dormouse.analyzers.port.AnalyzerStore;
import dev.dormouse.analyzers.port.FindingStore;
import dev.dormouse.snapshot.SnapshotException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which accounts an analyzer looks at, and which of them are to be looked at now. */
final class Watched {
  private final SnapshotSource source;
  private final AnalyzerStore analyzers;
  private final FindingStore findings;
  private final String ownAccount;

  /**
   * @param ownAccount the one that analyzers of the account type look at
   */
  Watched(
      SnapshotSource source, AnalyzerStore analyzers, FindingStore findings, String ownAccount) {
    this.source = source;
    this.analyzers = analyzers;
    this.findings = findings;
    this.ownAccount = ownAccount;
  }

  /** The analyzers that look at an account. */
  List<Analyzer> analyzersOf(String accountId) {
    return active().stream().filter(analyzer -> looksAt(analyzer, accountId)).toList();
  }

  private List<Analyzer> active() {
    return analyzers.all().stream()
        .filter(analyzer -> analyzer.status() == AnalyzerStatus.ACTIVE)
        .toList();
  }

  private boolean looksAt(Analyzer analyzer, String accountId) {
    return analyzer.type().organization() || accountId.equals(ownAccount);
  }

  /**
   * The accounts of the source that an analyzer looks at.
   *
   * @throws SnapshotException if the source cannot be read
   */
  Set<String> accountsOf(Analyzer analyzer) {
    return source.accounts().keySet().stream()
        .filter(account -> looksAt(analyzer, account))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The accounts of an analyzer that nobody looked at since a moment.
   *
   * @throws SnapshotException if the source cannot be read
   */
  Set<String> pending(Analyzer analyzer, Instant since) {
    Set<String> pending = accountsOf(analyzer);
    for (AccountAnalysis analysis : findings.analyses(analyzer.id(), Set.of())) {
      if (!analysis.attemptedAt().isBefore(since)) {
        pending.remove(analysis.accountId());
      }
    }
    return pending;
  }

  /**
   * The accounts to look at: new, changed, gone since the last time, or not looked at for long.
   *
   * @throws SnapshotException if the source cannot be read
   */
  Set<String> due(Instant now, Duration period) {
    Map<String, String> prints = new HashMap<>();
    source
        .accounts()
        .forEach((account, located) -> prints.put(account, source.fingerprint(located)));
    Set<String> due = new TreeSet<>();
    for (Analyzer analyzer : active()) {
      Map<String, AccountAnalysis> before =
          findings.analyses(analyzer.id(), Set.of()).stream()
              .collect(Collectors.toMap(AccountAnalysis::accountId, Function.identity()));
      before.values().stream()
          .filter(one -> looksAt(analyzer, one.accountId()))
          .filter(
              one ->
                  isDue(
                      one,
                      prints.getOrDefault(one.accountId(), SnapshotSource.ABSENT),
                      now,
                      period))
          .forEach(one -> due.add(one.accountId()));
      prints.keySet().stream()
          .filter(account -> looksAt(analyzer, account) && !before.containsKey(account))
          .forEach(due::add);
    }
    return due;
  }

  private static boolean isDue(
      AccountAnalysis before, String fingerprint, Instant now, Duration period) {
    Seen seen = Seen.parse(before.fingerprint());
    return !seen.print().equals(fingerprint)
        || !before.attemptedAt().plus(seen.pause(period)).isAfter(now);
  }
}

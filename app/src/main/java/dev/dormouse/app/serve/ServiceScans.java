package dev.dormouse.app.serve;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.port.AnalyzerStore;
import dev.dormouse.analyzers.port.Scans;
import dev.dormouse.snapshot.AccountResult;
import dev.dormouse.snapshot.AccountSnapshot;
import dev.dormouse.snapshot.SnapshotException;
import dev.dormouse.snapshot.SnapshotScan;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** The scans of a server: who asks for them, how they go, and a close look at one principal. */
final class ServiceScans implements Scans {
  private final Jobs jobs;
  private final AnalyzerStore analyzers;
  private final Watched watched;
  private final SnapshotSource source;
  private final AnalysisChoices choices;
  private final PrincipalExplainer explainer;
  private final InstantSource clock;

  ServiceScans(
      Jobs jobs,
      AnalyzerStore analyzers,
      Watched watched,
      SnapshotSource source,
      AnalysisChoices choices,
      PrincipalExplainer explainer,
      InstantSource clock) {
    this.jobs = jobs;
    this.analyzers = analyzers;
    this.watched = watched;
    this.source = source;
    this.choices = choices;
    this.explainer = explainer;
    this.clock = clock;
  }

  @Override
  public void request(Analyzer analyzer) {
    analyzers.requestScan(analyzer.id(), clock.instant()).ifPresent(jobs::request);
  }

  @Override
  public Status status(Analyzer analyzer) {
    Analyzer now = analyzers.find(analyzer.id()).orElse(analyzer);
    Instant requestedAt = now.scanRequestedAt();
    try {
      Set<String> accounts = watched.accountsOf(now);
      Set<String> pending = watched.pending(now);
      List<String> running = jobs.running().stream().filter(accounts::contains).toList();
      return new Status(true, accounts.size(), pending.size(), requestedAt, running);
    } catch (SnapshotException e) {
      return new Status(false, 0, 0, requestedAt, List.of());
    }
  }

  @Override
  public Explanation explain(Analyzer analyzer, String accountId, String principalArn) {
    try {
      return source
          .find(accountId)
          .map(located -> explain(analyzer, located, principalArn))
          .orElseGet(Explanation.NoSuchPrincipal::new);
    } catch (SnapshotException e) {
      return new Explanation.Unreadable(String.valueOf(e.getMessage()));
    }
  }

  private Explanation explain(
      Analyzer analyzer, SnapshotSource.Located located, String principalArn) {
    if (!located.account().skipped().isEmpty()) {
      return new Explanation.LeftOut(located.account().skipped());
    }
    Instant now = clock.instant();
    AccountSnapshot read = located.snapshot().read(located.account(), now);
    if (read.failed()) {
      return new Explanation.Unreadable(read.failure());
    }
    SnapshotScan scan =
        new SnapshotScan(
            located.snapshot(), choices.assessor(analyzer, source.compiler()), null, now, 1);
    AccountResult result = scan.assess(located.account(), read);
    return result.assessments().stream()
        .filter(one -> one.principal().arn().toString().equals(principalArn))
        .findFirst()
        .<Explanation>map(one -> new Explanation.Known(explainer.explain(one)))
        .orElseGet(() -> missing(result));
  }

  /** A principal that is not among those of an account may be one that could not be read. */
  private static Explanation missing(AccountResult result) {
    return result.lostPrincipals().isEmpty()
        ? new Explanation.NoSuchPrincipal()
        : new Explanation.Unreadable("not every role and user of the account could be read");
  }
}

package dev.dormouse.app.serve;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.port.AnalyzerStore;
import dev.dormouse.analyzers.port.Scans;
import dev.dormouse.findings.Assessment;
import dev.dormouse.snapshot.AccountSnapshot;
import dev.dormouse.snapshot.SnapshotException;
import dev.dormouse.snapshot.SnapshotScan;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
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
      return new Status(accounts.size(), pending.size(), requestedAt, running);
    } catch (SnapshotException e) {
      return new Status(0, 0, requestedAt, List.of());
    }
  }

  @Override
  public Optional<String> explain(Analyzer analyzer, String accountId, String principalArn) {
    try {
      return source
          .find(accountId)
          .filter(located -> located.account().skipped().isEmpty())
          .flatMap(located -> assess(analyzer, located, principalArn))
          .map(explainer::explain);
    } catch (SnapshotException e) {
      return Optional.empty();
    }
  }

  private Optional<Assessment> assess(
      Analyzer analyzer, SnapshotSource.Located located, String principalArn) {
    Instant now = clock.instant();
    AccountSnapshot read = located.snapshot().read(located.account(), now);
    SnapshotScan scan =
        new SnapshotScan(
            located.snapshot(), choices.assessor(analyzer, source.compiler()), null, now, 1);
    return scan.assess(located.account(), read).assessments().stream()
        .filter(one -> one.principal().arn().toString().equals(principalArn))
        .findFirst();
  }
}

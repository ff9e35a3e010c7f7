package dev.dormouse.app.serve;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.life.AccountAnalysis;
import dev.dormouse.analyzers.port.AnalyzerStore;
import dev.dormouse.analyzers.port.FindingStore;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** How the accounts' last analyses went, and how old what they saw is. */
final class AccountMetrics {
  private final AnalyzerStore analyzers;
  private final FindingStore findings;
  private final InstantSource clock;

  AccountMetrics(AnalyzerStore analyzers, FindingStore findings, InstantSource clock) {
    this.analyzers = analyzers;
    this.findings = findings;
    this.clock = clock;
  }

  void register(PrometheusRegistry registry) {
    GaugeWithCallback.builder()
        .name("dormouse_accounts")
        .help("Accounts, by analyzer and by how their last analysis went.")
        .labelNames("analyzer", "outcome")
        .callback(this::count)
        .register(registry);
    GaugeWithCallback.builder()
        .name("dormouse_evidence_age_seconds")
        .help("Since the evidence was collected, of the account whose evidence is the oldest.")
        .labelNames("analyzer")
        .callback(this::age)
        .register(registry);
  }

  private List<AccountAnalysis> analyses(Analyzer analyzer) {
    return findings.analyses(analyzer.id(), Set.of());
  }

  private void count(GaugeWithCallback.Callback callback) {
    for (Analyzer analyzer : analyzers.all()) {
      List<AccountAnalysis> analyses = analyses(analyzer);
      for (AccountAnalysis.Outcome outcome : AccountAnalysis.Outcome.values()) {
        long count = analyses.stream().filter(one -> one.outcome() == outcome).count();
        callback.call((double) count, analyzer.name(), outcome.name().toLowerCase(Locale.ROOT));
      }
    }
  }

  /** Accounts that were never analyzed have no evidence; they are among those that failed. */
  private void age(GaugeWithCallback.Callback callback) {
    Instant now = clock.instant();
    for (Analyzer analyzer : analyzers.all()) {
      analyses(analyzer).stream()
          .flatMap(one -> Stream.ofNullable(one.asOf()))
          .min(Comparator.naturalOrder())
          .ifPresent(
              oldest ->
                  callback.call(
                      (double) Duration.between(oldest, now).toSeconds(), analyzer.name()));
    }
  }
}

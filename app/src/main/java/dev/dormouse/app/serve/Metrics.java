package dev.dormouse.app.serve;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.port.AnalyzerStore;
import dev.dormouse.analyzers.port.FindingCounts;
import dev.dormouse.analyzers.port.FindingStore;
import dev.dormouse.analyzers.port.StoreUnavailableException;
import dev.dormouse.app.serve.AccountScan.End;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;

/** What Prometheus asks for; {@code docs/operations.md} lists it. */
final class Metrics {
  private static final double NANOS = 1e9;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Counter scans;
  private final Histogram scanSeconds;
  private final Counter jobFailures;
  private final Counter takenOver;
  private final Gauge sourceReadable;
  private final Counter requests;
  private final Histogram requestSeconds;
  private final Counter storeErrors;
  private final Counter faults;

  /** Findings and accounts are counted when asked for. */
  Metrics(AnalyzerStore analyzers, FindingStore findings, InstantSource clock) {
    scans = counter("dormouse_scans_total", "Scans of accounts, by how they ended.", "outcome");
    scanSeconds =
        Histogram.builder()
            .name("dormouse_scan_duration_seconds")
            .help("How long the scan of an account took.")
            .classicOnly()
            .classicUpperBounds(0.1, 0.5, 1, 5, 10, 30, 60, 300)
            .register(registry);
    jobFailures = counter("dormouse_job_failures_total", "Jobs that failed, by kind.", "job");
    takenOver =
        counter("dormouse_jobs_taken_over_total", "Jobs of servers that died, by kind.", "job");
    sourceReadable =
        Gauge.builder()
            .name("dormouse_source_readable")
            .help("1 if the source could be read at the last look, else 0.")
            .register(registry);
    requests =
        Counter.builder()
            .name("dormouse_api_requests_total")
            .help("Requests, by operation and status.")
            .labelNames("operation", "status")
            .register(registry);
    requestSeconds =
        Histogram.builder()
            .name("dormouse_api_request_duration_seconds")
            .help("From the last byte of a request to its answer.")
            .labelNames("operation")
            .classicOnly()
            .classicUpperBounds(0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5)
            .register(registry);
    storeErrors =
        Counter.builder()
            .name("dormouse_store_errors_total")
            .help("Calls that the database did not answer.")
            .register(registry);
    faults =
        Counter.builder()
            .name("dormouse_faults_total")
            .help("Faults of Dormouse itself.")
            .register(registry);
    findings(analyzers, findings);
    new AccountMetrics(analyzers, findings, clock).register(registry);
    java();
  }

  private Counter counter(String name, String help, String label) {
    return Counter.builder().name(name).help(help).labelNames(label).register(registry);
  }

  private void findings(AnalyzerStore analyzers, FindingStore findings) {
    GaugeWithCallback.builder()
        .name("dormouse_findings")
        .help("Findings there are, by analyzer, type and status.")
        .labelNames("analyzer", "type", "status")
        .callback(
            callback -> {
              for (Analyzer analyzer : analyzers.all()) {
                count(callback, analyzer.name(), findings.counts(analyzer.id(), Set.of()));
              }
            })
        .register(registry);
  }

  private static void count(
      GaugeWithCallback.Callback callback, String analyzer, FindingCounts counts) {
    FindingTotals.byType(counts)
        .forEach(
            (type, total) -> {
              callback.call((double) total.active(), analyzer, type.wireName(), "ACTIVE");
              callback.call((double) total.archived(), analyzer, type.wireName(), "ARCHIVED");
              callback.call((double) total.resolved(), analyzer, type.wireName(), "RESOLVED");
            });
  }

  private void java() {
    gauge("jvm_memory_heap_used_bytes", "Heap in use.", Metrics::heap);
    gauge(
        "jvm_threads_current",
        "Platform threads.",
        () -> ManagementFactory.getThreadMXBean().getThreadCount());
    gauge(
        "process_uptime_seconds",
        "Since the start.",
        () -> ManagementFactory.getRuntimeMXBean().getUptime() / 1e3);
  }

  private static double heap() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private void gauge(String name, String help, java.util.function.DoubleSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call(value.getAsDouble()))
        .register(registry);
  }

  void scanned(End end, Duration took) {
    scans.labelValues(end.name().toLowerCase(Locale.ROOT)).inc();
    scanSeconds.observe(took.toNanos() / NANOS);
  }

  void jobFailed(String kind) {
    jobFailures.labelValues(kind).inc();
  }

  void jobTakenOver(String kind) {
    takenOver.labelValues(kind).inc();
  }

  void source(boolean readable) {
    sourceReadable.set(readable ? 1 : 0);
  }

  void answered(String operation, int status, Duration took) {
    String name = operation.isEmpty() ? "none" : operation;
    requests.labelValues(name, Integer.toString(status)).inc();
    requestSeconds.labelValues(name).observe(took.toNanos() / NANOS);
  }

  void fault(Throwable cause) {
    if (cause instanceof StoreUnavailableException) {
      storeErrors.inc();
    } else {
      faults.inc();
    }
  }

  /**
   * The exposition in Prometheus's text format.
   *
   * @throws StoreUnavailableException if the findings cannot be counted
   */
  String text() {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      PrometheusTextFormatWriter.create().write(out, registry.scrape());
      return out.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dormouse.analyzers.port.StoreUnavailableException;
import dev.dormouse.testing.Export;
import dev.dormouse.testing.ProjectRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse(Export.EXPORTED).plusSeconds(90));

  @TempDir Path folder = Path.of("");
  private Rig rig;
  private Metrics metrics;

  @BeforeEach
  void scanned() throws Exception {
    Path snapshot = folder.resolve("snapshot");
    Export.of(Rig.ACCOUNT).role("Idle", Export.NEVER_USED).write(snapshot);
    rig = new Rig(Stores.SQLITE.empty(folder), snapshot, CLOCK);
    rig.analyzer("one", 90);
    rig.scan.scan(Rig.ACCOUNT);
    rig.scan.scan("222233334444");
    metrics = new Metrics(rig.database.analyzers(), rig.database.findings(), CLOCK);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private void everythingHappens() {
    metrics.scanned(AccountScan.End.ANALYZED, Duration.ofMillis(200));
    metrics.jobFailed("scan-account");
    metrics.jobTakenOver("scan-account");
    metrics.source(true);
    metrics.answered("ListFindingsV2", 200, Duration.ofMillis(2));
    metrics.answered("", 404, Duration.ofMillis(1));
    metrics.fault(new StoreUnavailableException("away", new IllegalStateException("x")));
    metrics.fault(new IllegalStateException("x"));
  }

  @Test
  void documentNamesEachMetricAndNoOther() throws Exception {
    Optional<Path> root = ProjectRoot.find();
    assumeTrue(root.isPresent(), "the documents lie in the source tree alone");
    Set<String> documented = new TreeSet<>();
    for (String line : Files.readAllLines(root.orElseThrow().resolve("docs/operations.md"))) {
      if (line.matches("\\| `(dormouse|jvm|process)_.*")) {
        String names = line.split("\\|", -1)[1];
        Pattern.compile("`(\\w+)`")
            .matcher(names)
            .results()
            .forEach(n -> documented.add(n.group(1)));
      }
    }
    everythingHappens();

    Set<String> told =
        metrics
            .text()
            .lines()
            .filter(line -> line.startsWith("# TYPE "))
            .map(line -> line.split(" ", -1)[2])
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(told).isEqualTo(documented);
  }

  @Test
  void countsWhatHappens() {
    everythingHappens();

    assertThat(metrics.text().lines())
        .contains(
            "dormouse_scans_total{outcome=\"analyzed\"} 1.0",
            "dormouse_scan_duration_seconds_bucket{le=\"0.5\"} 1",
            "dormouse_job_failures_total{job=\"scan-account\"} 1.0",
            "dormouse_jobs_taken_over_total{job=\"scan-account\"} 1.0",
            "dormouse_source_readable 1.0",
            "dormouse_api_requests_total{operation=\"ListFindingsV2\",status=\"200\"} 1.0",
            "dormouse_api_requests_total{operation=\"none\",status=\"404\"} 1.0",
            "dormouse_store_errors_total 1.0",
            "dormouse_faults_total 1.0");
  }

  @Test
  void tellsAccountsAndTheAgeOfTheOldestEvidence() {
    assertThat(metrics.text().lines())
        .contains(
            "dormouse_accounts{analyzer=\"one\",outcome=\"complete\"} 1.0",
            "dormouse_accounts{analyzer=\"one\",outcome=\"incomplete\"} 0.0",
            "dormouse_accounts{analyzer=\"one\",outcome=\"failed\"} 1.0",
            "dormouse_evidence_age_seconds{analyzer=\"one\"} 90.0",
            "dormouse_findings{analyzer=\"one\",status=\"ACTIVE\",type=\"UnusedIAMRole\"} 1.0");
  }
}

package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.AnalyzerConfiguration;
import dev.dormouse.analyzers.Scope;
import dev.dormouse.findings.TrackingPeriod;
import dev.dormouse.testing.Export;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedTest {
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final AnalyzerConfiguration MONTH =
      new AnalyzerConfiguration(new TrackingPeriod(30), List.of(), Scope.EVERYTHING);

  @TempDir Path folder = Path.of("");
  private final SetClock clock = new SetClock(NOW);
  private Rig rig;
  private Analyzer analyzer;

  @BeforeEach
  void anAccountThatWasLookedAt() throws Exception {
    Export.of(Rig.ACCOUNT)
        .role("LastSeptember", Export.used("2026-09-15T00:00:00Z"))
        .write(folder.resolve("snapshot"));
    rig = new Rig(Stores.SQLITE.empty(folder), folder.resolve("snapshot"), clock);
    analyzer = rig.analyzer("one", 90);
    rig.scan.scan(Rig.ACCOUNT);
    assertThat(rig.active(analyzer)).isEmpty();
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private Set<String> due() {
    return rig.watched.due(clock.instant(), DAY);
  }

  private Set<String> pending() {
    return rig.watched.pending(rig.database.analyzers().find("one").orElseThrow());
  }

  @Test
  void accountThatWasLookedAtIsNotDue() {
    assertThat(due()).isEmpty();
    assertThat(pending()).isEmpty();
  }

  @Test
  void configurationThatNobodyAskedAScanForIsAppliedAllTheSame() {
    rig.database.analyzers().configure(analyzer.id(), before -> MONTH);

    assertThat(due()).containsExactly(Rig.ACCOUNT);
    assertThat(pending()).containsExactly(Rig.ACCOUNT);

    rig.scan.scan(Rig.ACCOUNT);

    assertThat(rig.active(analyzer)).hasSize(1);
    assertThat(due()).isEmpty();
    assertThat(pending()).isEmpty();
  }

  @Test
  void requestIsDoneByAScanThatBeganAfterItWhateverTheClockSays() {
    clock.set(NOW.minus(Duration.ofHours(1)));
    rig.database.analyzers().requestScan(analyzer.id(), clock.instant());

    assertThat(due()).containsExactly(Rig.ACCOUNT);
    assertThat(pending()).containsExactly(Rig.ACCOUNT);

    rig.scan.scan(Rig.ACCOUNT);

    assertThat(due()).isEmpty();
    assertThat(pending()).isEmpty();
  }

  @Test
  void analysisDatedByAClockThatWasAheadIsSeenUntilAScanIsAskedFor() {
    assertThat(rig.watched.scannedAhead(NOW.minus(Duration.ofMinutes(59)))).isEmpty();
    Instant before = NOW.minus(Duration.ofHours(2));
    assertThat(rig.watched.scannedAhead(before)).hasSize(1);

    rig.database.analyzers().requestScan(analyzer.id(), before);

    assertThat(rig.watched.scannedAhead(before)).isEmpty();
  }

  @Test
  void requestOfAServerWhoseClockIsBehindIsDoneToo() {
    rig.database.analyzers().requestScan(analyzer.id(), NOW.minus(DAY));

    assertThat(pending()).containsExactly(Rig.ACCOUNT);
  }
}

package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.analyzers.life.FindingStatus;
import dev.dormouse.testing.Export;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReturningConditionTest {
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

  @TempDir Path folder = Path.of("");

  private void export(String use) throws IOException {
    Export.of(Rig.ACCOUNT).role("App", use).write(folder.resolve("snapshot"));
  }

  @ParameterizedTest
  @EnumSource
  void newFindingIsOfTheLineageOfTheLastHoweverLongAgoThatWasResolved(Stores store)
      throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(NOW);
    try (Rig rig = new Rig(store.empty(folder), folder.resolve("snapshot"), now::get)) {
      Analyzer analyzer = rig.analyzer("one", 90);
      for (int round = 0; round < 2; round++) {
        export(Export.NEVER_USED);
        rig.scan.scan(Rig.ACCOUNT);
        now.updateAndGet(time -> time.plus(Duration.ofDays(1)));
        export(Export.used("2026-11-23T00:00:00Z"));
        rig.scan.scan(Rig.ACCOUNT);
        now.updateAndGet(time -> time.plus(Duration.ofDays(5)));
      }
      export(Export.NEVER_USED);
      rig.scan.scan(Rig.ACCOUNT);

      List<FindingRecord> findings =
          rig.findings(analyzer).stream()
              .sorted(Comparator.comparing(FindingRecord::createdAt))
              .toList();
      assertThat(findings)
          .extracting(FindingRecord::status)
          .containsExactly(FindingStatus.RESOLVED, FindingStatus.RESOLVED, FindingStatus.ACTIVE);
      assertThat(findings)
          .extracting(FindingRecord::lineage)
          .containsOnly(findings.getFirst().id());
    }
  }
}

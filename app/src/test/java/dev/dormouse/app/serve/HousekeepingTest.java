package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.life.Archive;
import dev.dormouse.analyzers.life.FindingChange;
import dev.dormouse.analyzers.life.FindingEvent;
import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.analyzers.life.FindingStatus;
import dev.dormouse.analyzers.life.LifeSettings;
import dev.dormouse.analyzers.port.FindingStore;
import dev.dormouse.testing.Export;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HousekeepingTest {
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

  @TempDir Path folder = Path.of("");

  private Rig rig(Stores store) throws Exception {
    Export.of(Rig.ACCOUNT).role("Idle", Export.NEVER_USED).write(folder.resolve("snapshot"));
    return new Rig(store.empty(folder), folder.resolve("snapshot"), InstantSource.fixed(NOW));
  }

  private static Housekeeping keeping(Rig rig, String retentionDays) {
    return new Housekeeping(
        rig.database.findings(),
        rig.database.access(),
        LifeSettings.DEFAULT.with("retentionDays", retentionDays).with("eventDays", "forever"));
  }

  private static FindingRecord only(Rig rig, Analyzer analyzer) {
    List<FindingRecord> findings = rig.findings(analyzer);
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }

  private static void change(Rig rig, FindingRecord before, FindingRecord after) {
    assertThat(
            rig.database
                .findings()
                .apply(
                    before.analyzer(),
                    List.of(new FindingChange.Changed(before, after)),
                    null,
                    NOW))
        .isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void resolvedFindingsLeaveAfterTheirTimeAndNeverWhereTheyAreKeptForEver(Stores store)
      throws Exception {
    try (Rig rig = rig(store)) {
      Analyzer analyzer = rig.analyzer("one", 90);
      rig.scan.scan(Rig.ACCOUNT);
      FindingRecord open = only(rig, analyzer);
      change(rig, open, open.resolved(NOW, UUID.randomUUID()));
      Instant late = NOW.plus(Duration.ofDays(90)).plusSeconds(1);

      keeping(rig, "forever").sweep(late.plus(Duration.ofDays(10_000)));
      keeping(rig, "90").sweep(late.minusSeconds(2));
      assertThat(rig.findings(analyzer)).hasSize(1);

      keeping(rig, "90").sweep(late);
      assertThat(rig.findings(analyzer)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void findingsThatAreNotResolvedStayHoweverOldTheyAre(Stores store) throws Exception {
    try (Rig rig = rig(store)) {
      Analyzer analyzer = rig.analyzer("one", 90);
      rig.scan.scan(Rig.ACCOUNT);

      keeping(rig, "1").sweep(NOW.plus(Duration.ofDays(10_000)));

      assertThat(only(rig, analyzer).status()).isEqualTo(FindingStatus.ACTIVE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void archiveThatIsOverEnds(Stores store) throws Exception {
    try (Rig rig = rig(store)) {
      Analyzer analyzer = rig.analyzer("one", 90);
      rig.scan.scan(Rig.ACCOUNT);
      FindingRecord open = only(rig, analyzer);
      Archive until = new Archive(null, "AKIAPERSON", "holiday", "ann", NOW.plusSeconds(60));
      change(rig, open, open.archived(until, NOW, UUID.randomUUID()));
      Housekeeping housekeeping = keeping(rig, "forever");

      housekeeping.sweep(NOW.plusSeconds(59));
      assertThat(only(rig, analyzer).status()).isEqualTo(FindingStatus.ARCHIVED);

      housekeeping.sweep(NOW.plusSeconds(60));
      assertThat(only(rig, analyzer).status()).isEqualTo(FindingStatus.ACTIVE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void choreThatFailsIsToldOnlyAfterTheOthersAreDone(Stores store) throws Exception {
    try (Rig rig = rig(store)) {
      Analyzer analyzer = rig.analyzer("one", 90);
      rig.scan.scan(Rig.ACCOUNT);
      FindingRecord open = only(rig, analyzer);
      change(rig, open, open.resolved(NOW, UUID.randomUUID()));
      FindingStore failing =
          (FindingStore)
              Proxy.newProxyInstance(
                  HousekeepingTest.class.getClassLoader(),
                  new Class<?>[] {FindingStore.class},
                  (proxy, method, args) -> {
                    if (method.getName().equals("sweepEndedArchives")) {
                      throw new IllegalArgumentException("a bad row");
                    }
                    return method.invoke(rig.database.findings(), args);
                  });
      Housekeeping housekeeping =
          new Housekeeping(failing, rig.database.access(), LifeSettings.DEFAULT);

      assertThatThrownBy(() -> housekeeping.sweep(NOW.plus(Duration.ofDays(401))))
          .hasMessage("a bad row");

      assertThat(rig.findings(analyzer)).isEmpty();
      assertThat(rig.database.findings().events(0, 10))
          .extracting(FindingEvent::deleted)
          .containsExactly(true);
    }
  }

  @ParameterizedTest
  @EnumSource
  void findingsOfADeletedAnalyzerLeaveEachWithItsEvent(Stores store) throws Exception {
    try (Rig rig = rig(store)) {
      Analyzer analyzer = rig.analyzer("one", 90);
      rig.scan.scan(Rig.ACCOUNT);
      UUID finding = only(rig, analyzer).id();
      rig.database.analyzers().delete(analyzer.id(), NOW);

      keeping(rig, "forever").sweep(NOW);

      FindingEvent last = rig.database.findings().events(0, 100).getLast();
      assertThat(last.findingId()).isEqualTo(finding);
      assertThat(last.deleted()).isTrue();
    }
  }
}

package dev.dormouse.store;

import static dev.dormouse.store.StoreFixture.ACCOUNT;
import static dev.dormouse.store.StoreFixture.NOW;
import static dev.dormouse.store.StoreFixture.analysis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dormouse.analyzers.ArchiveRule;
import dev.dormouse.analyzers.Criterion;
import dev.dormouse.analyzers.Filter;
import dev.dormouse.analyzers.FilterKey;
import dev.dormouse.analyzers.life.Archive;
import dev.dormouse.analyzers.life.FindingChange;
import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.analyzers.life.FindingStatus;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Servers that do their work at the same time, or late. */
final class ConcurrencyTest extends StoreContract {
  private static ArchiveRule rule(String name, String part) {
    Filter filter = Filter.of(Map.of(FilterKey.RESOURCE, Criterion.contains(part)));
    return new ArchiveRule(name, filter, NOW, NOW);
  }

  private static List<FindingChange> opening(FindingRecord finding) {
    return List.of(new FindingChange.Opened(finding));
  }

  @Test
  void anAnalysisThatIsOlderThanTheStoredOneIsRefused() {
    long analyzer = store.analyzer();
    Instant later = NOW.plusSeconds(60);
    assertThat(store.findings().apply(analyzer, List.of(), analysis(analyzer, later), later))
        .isTrue();

    assertThat(
            store
                .findings()
                .apply(
                    analyzer,
                    opening(store.finding(analyzer, "used by now")),
                    analysis(analyzer, NOW),
                    NOW))
        .isFalse();

    assertThat(store.findings().known(analyzer, ACCOUNT)).isEmpty();
    assertThat(store.findings().analysis(analyzer, ACCOUNT).orElseThrow().attemptedAt())
        .isEqualTo(later);
  }

  @Test
  void changesDecidedByOtherRulesThanThoseThereAreAreRefused() {
    long analyzer = store.analyzer();
    List<ArchiveRule> none = store.database.analyzers().rules(analyzer);
    store.database.analyzers().createRule(analyzer, rule("mine", "a"), 10);
    List<ArchiveRule> one = store.database.analyzers().rules(analyzer);
    List<FindingChange> changes = opening(store.finding(analyzer, "a"));

    assertThat(store.findings().apply(analyzer, changes, analysis(analyzer, NOW), none, NOW))
        .isFalse();
    store
        .database
        .analyzers()
        .updateRule(analyzer, "mine", rule("mine", "b").filter(), NOW.plusSeconds(1));
    assertThat(store.findings().apply(analyzer, changes, analysis(analyzer, NOW), one, NOW))
        .isFalse();
    List<ArchiveRule> now = store.database.analyzers().rules(analyzer);
    assertThat(store.findings().apply(analyzer, changes, analysis(analyzer, NOW), now, NOW))
        .isTrue();
  }

  @Test
  void anArchiveThatIsOverGivesWayToARuleThatMatches() {
    long analyzer = store.analyzer();
    store.database.analyzers().createRule(analyzer, rule("mine", "role/a"), 10);
    archiveUntilNow(analyzer, "a");
    archiveUntilNow(analyzer, "b");

    assertThat(store.findings().sweepEndedArchives(NOW, 10)).isEqualTo(2);

    assertThat(store.findings().known(analyzer, ACCOUNT))
        .extracting(
            finding -> finding.principal().arn().substring(finding.principal().arn().length() - 1),
            FindingRecord::status,
            finding -> finding.archive() == null ? null : finding.archive().rule())
        .containsExactlyInAnyOrder(
            tuple("a", FindingStatus.ARCHIVED, "mine"), tuple("b", FindingStatus.ACTIVE, null));
    assertThat(store.findings().sweepEndedArchives(NOW, 10)).isZero();
  }

  private void archiveUntilNow(long analyzer, String name) {
    FindingRecord finding = store.finding(analyzer, name);
    store.open(analyzer, finding);
    Archive archive = new Archive(null, "me", null, null, NOW);
    store.apply(
        analyzer,
        NOW,
        List.of(
            new FindingChange.Changed(finding, finding.archived(archive, NOW, store.ids.get()))));
  }

  /** Else a scan that has the counters and waits for the lock of the events closes a circle. */
  @Test
  void aSweepThatWaitsForCountersDoesNotHoldTheLockOfTheEvents() throws Exception {
    assumeTrue(dialect == Dialect.POSTGRES, "skipped: SQLite has a single writer");
    long first = store.analyzer();
    long second = store.analyzer();
    archiveUntilNow(first, "a");
    archiveUntilNow(second, "a");
    try (Connection scan = store.database.dataSource().getConnection();
        ExecutorService sweeper = Executors.newSingleThreadExecutor()) {
      scan.setAutoCommit(false);
      scan.createStatement()
          .execute("UPDATE finding_count SET active = active WHERE analyzer = " + second);
      Future<Integer> swept = sweeper.submit(() -> store.findings().sweepEndedArchives(NOW, 10));
      while (!truth(scan, "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted)")) {
        Thread.sleep(5);
      }

      boolean free =
          truth(scan, "SELECT pg_try_advisory_xact_lock(" + Locks.ROOM + ", " + Locks.EVENTS + ")");
      scan.rollback();

      assertThat(free).isTrue();
      assertThat(swept.get()).isEqualTo(2);
    }
  }

  private static boolean truth(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() && row.getBoolean(1);
    }
  }
}

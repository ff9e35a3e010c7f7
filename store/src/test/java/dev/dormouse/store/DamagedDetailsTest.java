package dev.dormouse.store;

import static dev.dormouse.store.StoreFixture.ACCOUNT;
import static dev.dormouse.store.StoreFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dormouse.analyzers.life.Archive;
import dev.dormouse.analyzers.life.FindingChange;
import dev.dormouse.analyzers.life.FindingEvent;
import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.analyzers.life.FindingStatus;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Details of a finding that cannot be read, as of another catalog, stop nothing but themselves. */
final class DamagedDetailsTest extends StoreContract {

  private void damageEverything() throws SQLException {
    store.execute(
        switch (dialect) {
          case SQLITE -> "UPDATE finding SET details = X'00'";
          case POSTGRES -> "UPDATE finding SET details = '\\x00'";
        });
  }

  @Test
  void aResolvedFindingIsDeletedAfterItsTime() throws SQLException {
    long analyzer = store.analyzer();
    FindingRecord finding = store.finding(analyzer, "a");
    store.open(analyzer, finding);
    store.resolve(finding, NOW);
    damageEverything();

    assertThat(store.findings().sweepResolved(NOW.plusSeconds(1), 10, NOW)).isEqualTo(1);
    assertThat(store.findings().events(0, 10).getLast().deleted()).isTrue();
  }

  @Test
  void anArchiveEnds() throws SQLException {
    long analyzer = store.analyzer();
    FindingRecord finding = store.finding(analyzer, "a");
    store.open(analyzer, finding);
    Archive archive = new Archive(null, "me", null, null, NOW);
    store.apply(
        analyzer,
        NOW,
        List.of(
            new FindingChange.Changed(finding, finding.archived(archive, NOW, store.ids.get()))));
    damageEverything();

    assertThat(store.findings().sweepEndedArchives(NOW, 10)).isEqualTo(1);
    FindingEvent last = store.findings().events(0, 10).getLast();
    assertThat(last.status()).isEqualTo(FindingStatus.ACTIVE);
    assertThat(last.unusedActions()).isNull();
  }

  @Test
  void theFindingsOfADeletedAnalyzerLeave() throws SQLException {
    long analyzer = store.analyzer();
    store.open(analyzer, store.finding(analyzer, "a"));
    damageEverything();
    store.database.analyzers().delete(analyzer, NOW);

    assertThat(store.findings().sweepDeleted(NOW, 10)).isEqualTo(1);
  }

  @Test
  void theOtherFindingsOfTheAccountAreKnownAndTheDamagedOneIsNamed() throws SQLException {
    long analyzer = store.analyzer();
    FindingRecord damaged = store.finding(analyzer, "a");
    store.open(analyzer, damaged);
    damageEverything();
    store.open(analyzer, store.finding(analyzer, "b"));

    assertThat(store.findings().known(analyzer, ACCOUNT))
        .extracting(FindingRecord::illegible)
        .containsExactlyInAnyOrder(true, false);
    assertThatThrownBy(() -> store.findings().find(analyzer, damaged.id()))
        .hasMessageContaining("finding " + damaged.id());
  }
}

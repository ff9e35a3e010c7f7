package dev.dormouse.store;

import static dev.dormouse.store.StoreFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.analyzers.access.AuditEntry;
import dev.dormouse.analyzers.life.FindingEvent;
import dev.dormouse.analyzers.life.FindingRecord;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SweptLogsTest extends StoreContract {

  @Test
  void eventsLeaveTheOldestFirst() {
    long analyzer = store.analyzer();
    FindingRecord finding = store.finding(analyzer, "a");
    store.open(analyzer, finding, store.finding(analyzer, "b"));
    store.resolve(finding, NOW.plusSeconds(1));
    List<FindingEvent> all = store.findings().events(0, 10);

    assertThat(store.findings().sweepEvents(NOW, 10)).isZero();
    assertThat(store.findings().sweepEvents(NOW.plusSeconds(1), 1)).isEqualTo(1);
    assertThat(store.findings().events(0, 10)).isEqualTo(all.subList(1, 3));
    assertThat(store.findings().sweepEvents(NOW.plusSeconds(1), 10)).isEqualTo(1);
    assertThat(store.findings().events(0, 10)).isEqualTo(all.subList(2, 3));
  }

  @Test
  void entriesOfTheAuditLogLeaveTheOldestFirst() {
    for (int second = 2; second >= 0; second--) {
      store.database.access().append(entry(NOW.plusSeconds(second)));
    }

    assertThat(store.database.access().sweepAudit(NOW, 10)).isZero();
    assertThat(store.database.access().sweepAudit(NOW.plusSeconds(2), 1)).isEqualTo(1);
    assertThat(store.database.access().audit(null, 10))
        .extracting(AuditEntry::at)
        .containsExactly(NOW.plusSeconds(2), NOW.plusSeconds(1));
    assertThat(store.database.access().sweepAudit(NOW.plusSeconds(2), 10)).isEqualTo(1);
  }

  private static AuditEntry entry(Instant at) {
    return new AuditEntry(at, "caller", "operation", "target", "detail", "::1", 200, "id");
  }
}

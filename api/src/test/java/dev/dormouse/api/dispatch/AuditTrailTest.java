package dev.dormouse.api.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.analyzers.access.AccessKey;
import dev.dormouse.analyzers.access.AuditEntry;
import dev.dormouse.analyzers.port.AccessStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuditTrailTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private final Log log = new Log();
  private final AuditTrail trail = new AuditTrail(log, new Silent());

  private void calls(int count, String caller, Instant at) {
    for (int i = 0; i < count; i++) {
      trail.append(
          new AuditTrail.Exchange(at, "r", "CreateAnalyzer", caller, "::1", 403), null, Map.of());
    }
  }

  @Test
  void sixtyCallsOfStrangersAreTakenAtOnceAndThenOneASecond() {
    calls(300, "", NOW);
    assertThat(log.entries).hasSize(60);

    calls(300, "", NOW.plusSeconds(7));
    assertThat(log.entries).hasSize(67);

    calls(1, "AKIAKNOWN", NOW.plusSeconds(7));
    assertThat(log.entries).hasSize(68);
  }

  private static final class Log implements AccessStore {
    private final List<AuditEntry> entries = new ArrayList<>();

    @Override
    public void append(AuditEntry entry) {
      entries.add(entry);
    }

    @Override
    public List<AuditEntry> audit(@Nullable Instant before, int limit) {
      return List.copyOf(entries);
    }

    @Override
    public int sweepAudit(Instant before, int limit) {
      return 0;
    }

    @Override
    public void add(AccessKey key) {
      throw new UnsupportedOperationException("no keys here: " + key);
    }

    @Override
    public Optional<AccessKey> find(String id) {
      return Optional.empty();
    }

    @Override
    public List<AccessKey> keys() {
      return List.of();
    }

    @Override
    public boolean setEnabled(String id, boolean enabled) {
      return false;
    }

    @Override
    public boolean remove(String id) {
      return false;
    }
  }

  private static final class Silent implements ApiListener {
    @Override
    public void answered(Exchange exchange) {}

    @Override
    public void failed(String requestId, Throwable fault) {}

    @Override
    public void notAudited(AuditEntry entry, Throwable fault) {
      throw new AssertionError(fault);
    }
  }
}

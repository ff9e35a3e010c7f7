package dev.dormouse.api;

import dev.dormouse.analyzers.access.AccessKey;
import dev.dormouse.analyzers.access.AuditEntry;
import dev.dormouse.analyzers.port.AccessStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** No access keys and no audit log. */
final class NoAccess implements AccessStore {
  @Override
  public void add(AccessKey key) {
    throw new UnsupportedOperationException();
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

  @Override
  public void append(AuditEntry entry) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int sweepAudit(Instant before, int limit) {
    return 0;
  }

  @Override
  public List<AuditEntry> audit(@Nullable Instant before, int limit) {
    return List.of();
  }
}

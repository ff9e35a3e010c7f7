package dev.dormouse.analyzers.port;

import dev.dormouse.analyzers.access.AccessKey;
import dev.dormouse.analyzers.access.AuditEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where access keys and the audit log are kept. Any call may throw {@link
 * StoreUnavailableException}.
 */
public interface AccessStore {

  void add(AccessKey key);

  Optional<AccessKey> find(String id);

  /** By time of creation. */
  List<AccessKey> keys();

  /**
   * @return false if there is no such key
   */
  boolean setEnabled(String id, boolean enabled);

  boolean remove(String id);

  void append(AuditEntry entry);

  /** Deletes entries of the audit log from before {@code before}, at most {@code limit}. */
  int sweepAudit(Instant before, int limit);

  /** The newest first, from before a moment. */
  List<AuditEntry> audit(@Nullable Instant before, int limit);
}

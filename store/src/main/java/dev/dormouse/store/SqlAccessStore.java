package dev.dormouse.store;

import dev.dormouse.analyzers.access.AccessKey;
import dev.dormouse.analyzers.access.AuditEntry;
import dev.dormouse.analyzers.access.Role;
import dev.dormouse.analyzers.port.AccessStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Access keys and the audit log. */
final class SqlAccessStore implements AccessStore {
  private static final String ADD =
      """
      INSERT INTO access_key
        (id, description, role, accounts, created_at, expires_at, enabled, sealed_secret)
      VALUES (:id, :description, :role, :accounts, :createdAt, :expiresAt, :enabled, :secret)
      """;

  private static final String FIND = "SELECT * FROM access_key WHERE id = :id";
  private static final String KEYS = "SELECT * FROM access_key ORDER BY created_at, id";
  private static final String ENABLE = "UPDATE access_key SET enabled = :enabled WHERE id = :id";
  private static final String REMOVE = "DELETE FROM access_key WHERE id = :id";

  private static final String APPEND =
      """
      INSERT INTO audit
        (at, caller, operation, target, detail, address, status, request_id)
      VALUES (:at, :caller, :operation, :target, :detail, :address, :status, :requestId)
      """;

  private static final String AUDIT =
      "SELECT * FROM audit WHERE at < :before ORDER BY at DESC, sequence DESC LIMIT :limit";

  private static final String SWEEP =
      """
      DELETE FROM audit WHERE sequence IN (
        SELECT sequence FROM audit WHERE at < :before ORDER BY at, sequence LIMIT :limit)
      """;

  private final Work work;

  SqlAccessStore(Work work) {
    this.work = work;
  }

  @Override
  public void add(AccessKey key) {
    work.write(
        handle ->
            handle
                .createUpdate(ADD)
                .bind("id", key.id())
                .bind("description", key.description())
                .bind("role", Codes.of(key.role()))
                .bind(
                    "accounts",
                    Json.write(json -> Json.writeStrings(json, new TreeSet<>(key.accounts()))))
                .bind("createdAt", Times.nanos(key.createdAt()))
                .bind("expiresAt", Times.nanosOrNull(key.expiresAt()))
                .bind("enabled", key.enabled() ? 1 : 0)
                .bind("secret", key.sealedSecret())
                .execute());
  }

  @Override
  public Optional<AccessKey> find(String id) {
    return Texts.storable(id)
        ? work.read(
            handle -> handle.createQuery(FIND).bind("id", id).map((row, _) -> key(row)).findOne())
        : Optional.empty();
  }

  @Override
  public List<AccessKey> keys() {
    return work.read(handle -> handle.createQuery(KEYS).map((row, _) -> key(row)).list());
  }

  @Override
  public boolean setEnabled(String id, boolean enabled) {
    return Texts.storable(id)
        && work.write(
                handle ->
                    handle
                        .createUpdate(ENABLE)
                        .bind("id", id)
                        .bind("enabled", enabled ? 1 : 0)
                        .execute())
            > 0;
  }

  @Override
  public boolean remove(String id) {
    return Texts.storable(id)
        && work.write(handle -> handle.createUpdate(REMOVE).bind("id", id).execute()) > 0;
  }

  @Override
  public void append(AuditEntry entry) {
    work.write(
        handle ->
            handle
                .createUpdate(APPEND)
                .bind("at", Times.nanos(entry.at()))
                .bind("caller", entry.caller())
                .bind("operation", entry.operation())
                .bind("target", entry.target())
                .bind("detail", entry.detail())
                .bind("address", entry.address())
                .bind("status", entry.status())
                .bind("requestId", entry.requestId())
                .execute());
  }

  @Override
  public int sweepAudit(Instant before, int limit) {
    return work.write(
        handle ->
            handle
                .createUpdate(SWEEP)
                .bind("before", Times.nanos(before))
                .bind("limit", limit)
                .execute());
  }

  @Override
  public List<AuditEntry> audit(@Nullable Instant before, int limit) {
    return work.read(
        handle ->
            handle
                .createQuery(AUDIT)
                .bind("before", before == null ? Long.MAX_VALUE : Times.nanos(before))
                .bind("limit", limit)
                .map((row, _) -> entry(row))
                .list());
  }

  private static AccessKey key(ResultSet row) throws SQLException {
    return new AccessKey(
        row.getString("id"),
        row.getString("description"),
        Codes.decode(row.getInt("role"), Role.values(), Codes::of),
        Set.copyOf(Json.read(row.getString("accounts"), Json::readStrings)),
        Times.instant(row, "created_at"),
        Times.instantOrNull(row, "expires_at"),
        row.getInt("enabled") == 1,
        row.getString("sealed_secret"));
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        Times.instant(row, "at"),
        row.getString("caller"),
        row.getString("operation"),
        row.getString("target"),
        row.getString("detail"),
        row.getString("address"),
        row.getInt("status"),
        row.getString("request_id"));
  }
}

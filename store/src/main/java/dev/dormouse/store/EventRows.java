package dev.dormouse.store;

import dev.dormouse.analyzers.life.FindingEvent;
import dev.dormouse.analyzers.life.PrincipalRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** An event as a row of the outbox, both ways. */
final class EventRows {
  private final Dialect dialect;

  EventRows(Dialect dialect) {
    this.dialect = dialect;
  }

  void insert(Handle handle, List<FindingEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    Locks.events(handle, dialect);
    PreparedBatch batch = handle.prepareBatch(FindingSql.INSERT_EVENT);
    for (FindingEvent event : events) {
      bind(batch, event);
      batch.add();
    }
    batch.execute();
  }

  private static void bind(PreparedBatch batch, FindingEvent event) {
    batch
        .bind("id", event.id())
        .bind("analyzer", event.analyzer())
        .bind("finding", event.findingId())
        .bind("account", event.principal().accountId())
        .bind("arn", event.principal().arn())
        .bind("principal", event.principal().uniqueId())
        .bind("kind", Codes.of(event.principal().kind()))
        .bind("type", Codes.of(event.type()))
        .bind("at", Times.nanos(event.at()))
        .bind("createdAt", Times.nanos(event.createdAt()))
        .bind("updatedAt", Times.nanos(event.updatedAt()))
        .bind("analyzedAt", Times.nanos(event.analyzedAt()))
        .bind(
            "previousStatus",
            event.previousStatus() == null ? null : (Integer) Codes.of(event.previousStatus()))
        .bind("status", Codes.of(event.status()))
        .bind("version", event.version())
        .bind("deleted", event.deleted() ? 1 : 0)
        .bind("error", event.error() == null ? null : (Integer) Codes.of(event.error()))
        .bind("unusedServices", event.unusedServices())
        .bind("unusedActions", event.unusedActions());
  }

  List<FindingEvent> after(Handle handle, long sequence, int limit) {
    return handle
        .createQuery(FindingSql.EVENTS)
        .bind("after", sequence)
        .bind("limit", limit)
        .map((row, _) -> read(row))
        .list();
  }

  int sweep(Handle handle, Instant before, int limit) {
    return handle
        .createUpdate(FindingSql.SWEEP_EVENTS)
        .bind("before", Times.nanos(before))
        .bind("limit", limit)
        .execute();
  }

  private FindingEvent read(ResultSet row) throws SQLException {
    Integer previous = Dialect.integer(row, "previous_status");
    Integer error = Dialect.integer(row, "error");
    return new FindingEvent(
        row.getLong("sequence"),
        dialect.uuid(row, "id"),
        row.getLong("analyzer"),
        dialect.uuid(row, "finding"),
        new PrincipalRef(
            row.getString("account"),
            row.getString("arn"),
            row.getString("principal"),
            Codes.principalKind(row.getInt("kind"))),
        Codes.findingType(row.getInt("type")),
        Times.instant(row, "at"),
        Times.instant(row, "created_at"),
        Times.instant(row, "updated_at"),
        Times.instant(row, "analyzed_at"),
        previous == null ? null : Codes.findingStatus(previous),
        Codes.findingStatus(row.getInt("status")),
        dialect.uuid(row, "version"),
        row.getInt("deleted") == 1,
        error == null ? null : Codes.findingError(error),
        Dialect.integer(row, "unused_services"),
        Dialect.integer(row, "unused_actions"));
  }
}

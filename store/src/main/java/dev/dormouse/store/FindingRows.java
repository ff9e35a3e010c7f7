package dev.dormouse.store;

import dev.dormouse.analyzers.life.Archive;
import dev.dormouse.analyzers.life.FindingDetails;
import dev.dormouse.analyzers.life.FindingDetailsCodec;
import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.analyzers.life.FindingStatus;
import dev.dormouse.analyzers.life.PrincipalRef;
import dev.dormouse.findings.FindingType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** A finding as a row, both ways. */
final class FindingRows {
  private final Dialect dialect;
  private final FindingDetailsCodec codec;

  FindingRows(Dialect dialect, FindingDetailsCodec codec) {
    this.dialect = dialect;
    this.codec = codec;
  }

  /** From {@link FindingSql#COLUMNS}, {@code details} and {@code analyzed_at}. */
  FindingRecord read(ResultSet row) throws SQLException {
    FindingType type = Codes.findingType(row.getInt("type"));
    Integer error = Dialect.integer(row, "error");
    byte[] details = row.getBytes("details");
    return new FindingRecord(
        dialect.uuid(row, "id"),
        row.getLong("analyzer"),
        dialect.uuid(row, "lineage"),
        new PrincipalRef(
            row.getString("account"),
            row.getString("arn"),
            row.getString("principal"),
            Codes.principalKind(row.getInt("kind"))),
        type,
        Codes.findingStatus(row.getInt("status")),
        error == null ? null : Codes.findingError(error),
        details == null ? null : codec.decode(type, details),
        Times.instant(row, "created_at"),
        Times.instant(row, "updated_at"),
        Times.instantOrNull(row, "analyzed_at"),
        archive(row),
        dialect.uuid(row, "version"));
  }

  /** Those of the findings that there are, with their details and the time of their analysis. */
  List<FindingRecord> byId(Handle handle, long analyzer, List<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Binds binds = new Binds();
    Query query = handle.createQuery(FindingSql.find(binds.list(ids))).bind("analyzer", analyzer);
    return binds.to(query).map((row, _) -> read(row)).list();
  }

  private static @Nullable Archive archive(ResultSet row) throws SQLException {
    String by = row.getString("archived_by");
    return by == null
        ? null
        : new Archive(
            row.getString("archive_rule"),
            by,
            row.getString("archive_reason"),
            row.getString("archive_owner"),
            Times.instantOrNull(row, "archive_until"));
  }

  /** Adds the finding to a batch of {@link FindingSql#INSERT}. */
  void bindAll(PreparedBatch batch, FindingRecord finding) {
    batch
        .bind("lineage", finding.lineage())
        .bind("account", finding.principal().accountId())
        .bind("arn", finding.principal().arn())
        .bind("principal", finding.principal().uniqueId())
        .bind("kind", Codes.of(finding.principal().kind()))
        .bind("type", Codes.of(finding.type()))
        .bind("createdAt", Times.nanos(finding.createdAt()));
    bindDetails(batch, finding);
    bindStatus(batch, finding);
  }

  void bindDetails(PreparedBatch batch, FindingRecord finding) {
    FindingDetails details = finding.details();
    batch.bind("details", details == null ? null : codec.encode(details));
  }

  /** What a change of status may change; an analysis time only where the finding has its own. */
  void bindStatus(PreparedBatch batch, FindingRecord finding) {
    Archive archive = finding.archive();
    Instant analyzedAt = finding.status() == FindingStatus.RESOLVED ? finding.analyzedAt() : null;
    batch
        .bind("id", finding.id())
        .bind("analyzer", finding.analyzer())
        .bind("status", Codes.of(finding.status()))
        .bind("error", finding.error() == null ? null : (Integer) Codes.of(finding.error()))
        .bind("updatedAt", Times.nanos(finding.updatedAt()))
        .bind("analyzedAt", Times.nanosOrNull(analyzedAt))
        .bind("archivedBy", archive == null ? null : archive.by())
        .bind("archiveRule", archive == null ? null : archive.rule())
        .bind("archiveReason", archive == null ? null : archive.reason())
        .bind("archiveOwner", archive == null ? null : archive.owner())
        .bind("archiveUntil", archive == null ? null : Times.nanosOrNull(archive.until()))
        .bind("version", finding.version());
  }
}

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
import org.jdbi.v3.core.mapper.RowMapper;
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

  /**
   * The places of {@link FindingSql#COLUMNS}, of {@code analyzed_at} and of {@code details} in
   * every selection: drivers look a name up for every value of every row.
   */
  private static final class At {
    static final int ID = 1;
    static final int ANALYZER = 2;
    static final int LINEAGE = 3;
    static final int ACCOUNT = 4;
    static final int ARN = 5;
    static final int PRINCIPAL = 6;
    static final int KIND = 7;
    static final int TYPE = 8;
    static final int STATUS = 9;
    static final int ERROR = 10;
    static final int CREATED = 11;
    static final int UPDATED = 12;
    static final int ARCHIVED_BY = 13;
    static final int ARCHIVE_RULE = 14;
    static final int ARCHIVE_REASON = 15;
    static final int ARCHIVE_OWNER = 16;
    static final int ARCHIVE_UNTIL = 17;
    static final int VERSION = 18;
    static final int ANALYZED = 19;
    static final int DETAILS = 20;
  }

  /** The place of what a selection has behind the details. */
  static final int BEHIND = At.DETAILS + 1;

  /**
   * From {@link FindingSql#COLUMNS}, {@code analyzed_at} and {@code details}.
   *
   * @throws IllegalArgumentException naming the finding, if its details cannot be read
   */
  FindingRecord read(ResultSet row) throws SQLException {
    try {
      return read(row, details(row));
    } catch (IllegalArgumentException e) {
      UUID id = dialect.uuid(row, At.ID);
      throw new IllegalArgumentException("finding " + id + ": " + e.getMessage(), e);
    }
  }

  /** As {@link #read(ResultSet)}, but {@link FindingRecord#illegible} if that throws. */
  FindingRecord salvage(ResultSet row) throws SQLException {
    try {
      return read(row, details(row));
    } catch (IllegalArgumentException _) {
      return read(row, null);
    }
  }

  private @Nullable FindingDetails details(ResultSet row) throws SQLException {
    byte[] details = row.getBytes(At.DETAILS);
    return details == null ? null : codec.decode(Codes.findingType(row.getInt(At.TYPE)), details);
  }

  private FindingRecord read(ResultSet row, @Nullable FindingDetails details) throws SQLException {
    FindingType type = Codes.findingType(row.getInt(At.TYPE));
    int error = row.getInt(At.ERROR);
    boolean failed = !row.wasNull();
    return new FindingRecord(
        dialect.uuid(row, At.ID),
        row.getLong(At.ANALYZER),
        dialect.uuid(row, At.LINEAGE),
        new PrincipalRef(
            row.getString(At.ACCOUNT),
            row.getString(At.ARN),
            row.getString(At.PRINCIPAL),
            Codes.principalKind(row.getInt(At.KIND))),
        type,
        Codes.findingStatus(row.getInt(At.STATUS)),
        failed ? Codes.findingError(error) : null,
        details,
        Times.instant(row.getLong(At.CREATED)),
        Times.instant(row.getLong(At.UPDATED)),
        Times.instantOrNull(row, At.ANALYZED),
        archive(row),
        dialect.uuid(row, At.VERSION));
  }

  /** Those of the findings that there are, with their details and the time of their analysis. */
  List<FindingRecord> byId(
      Handle handle, long analyzer, List<UUID> ids, RowMapper<FindingRecord> reading) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Binds binds = new Binds();
    Query query = handle.createQuery(FindingSql.find(binds.list(ids))).bind("analyzer", analyzer);
    return binds.to(query).map(reading).list();
  }

  private static @Nullable Archive archive(ResultSet row) throws SQLException {
    String by = row.getString(At.ARCHIVED_BY);
    return by == null
        ? null
        : new Archive(
            row.getString(At.ARCHIVE_RULE),
            by,
            row.getString(At.ARCHIVE_REASON),
            row.getString(At.ARCHIVE_OWNER),
            Times.instantOrNull(row, At.ARCHIVE_UNTIL));
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

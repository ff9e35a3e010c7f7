package dev.dormouse.store;

/**
 * The statements of findings and their events. Finding {@code f}, its account's analysis {@code s}.
 */
final class FindingSql {
  private FindingSql() {}

  /**
   * Everything but the details. Every selection has these first, then the time of the analysis and
   * the details ({@link FindingRows#read}).
   */
  static final String COLUMNS =
      """
      f.id, f.analyzer, f.lineage, f.account, f.arn, f.principal, f.kind, f.type, f.status, f.error,
      f.created_at, f.updated_at, f.archived_by, f.archive_rule, f.archive_reason, f.archive_owner,
      f.archive_until, f.version
      """;

  /** When it was analyzed last: as it was resolved, else with its account. */
  static final String ANALYZED_AT = "COALESCE(f.analyzed_at, s.analyzed_at, f.updated_at)";

  private static final String SELECT_WITH_ANALYSIS =
      "SELECT " + COLUMNS + ", " + ANALYZED_AT + " AS analyzed_at, f.details\n";

  static final String JOIN_ANALYSIS =
      """
      LEFT JOIN analysis s ON s.analyzer = f.analyzer AND s.account = f.account
      """;

  private static final String FROM_WITH_ANALYSIS = "FROM finding f\n" + JOIN_ANALYSIS;

  private static final String LIVE =
      "EXISTS (SELECT 1 FROM analyzer a WHERE a.id = :analyzer AND a.deleted_at IS NULL)";

  /**
   * Without the details; of the rows that {@code p} names, which stand first in the join. None
   * where the analyzer is gone.
   */
  static String page(String rows, String order) {
    return "SELECT "
        + COLUMNS
        + ", "
        + ANALYZED_AT
        + " AS analyzed_at, NULL AS details, p.k\nFROM ("
        + rows
        + ") p CROSS JOIN finding f\n"
        + JOIN_ANALYSIS
        + "WHERE f.id = p.id AND "
        + LIVE
        + "\nORDER BY p.k "
        + order
        + ", p.id "
        + order;
  }

  static final String KNOWN =
      "SELECT "
          + COLUMNS
          + """
          , f.analyzed_at, f.details
          FROM finding f
          WHERE f.analyzer = :analyzer AND f.account = :account
            AND (f.status <> 2 OR f.updated_at >= :resolvedSince)
          """;

  static String find(String ids) {
    return SELECT_WITH_ANALYSIS
        + FROM_WITH_ANALYSIS
        + "WHERE f.analyzer = :analyzer AND f.id IN ("
        + ids
        + ")";
  }

  static final String RESOLVED =
      SELECT_WITH_ANALYSIS
          + FROM_WITH_ANALYSIS
          + """
          WHERE f.status = 2 AND f.updated_at < :before
            AND EXISTS (SELECT 1 FROM analyzer a WHERE a.id = f.analyzer AND a.deleted_at IS NULL)
          ORDER BY f.updated_at LIMIT :limit
          """;

  static final String ENDED_ARCHIVES =
      SELECT_WITH_ANALYSIS
          + FROM_WITH_ANALYSIS
          + """
          WHERE f.status = 1 AND f.archive_until IS NOT NULL AND f.archive_until <= :now
            AND EXISTS (SELECT 1 FROM analyzer a WHERE a.id = f.analyzer AND a.deleted_at IS NULL)
          ORDER BY f.archive_until LIMIT :limit
          """;

  static final String OF_DELETED =
      SELECT_WITH_ANALYSIS + FROM_WITH_ANALYSIS + "WHERE f.analyzer = :analyzer LIMIT :limit";

  static final String OF_ACCOUNT =
      SELECT_WITH_ANALYSIS
          + FROM_WITH_ANALYSIS
          + "WHERE f.analyzer = :analyzer AND f.account = :account LIMIT :limit";

  /** The last analysis of an account that has no findings left. */
  static final String FORGET_ACCOUNT =
      """
      DELETE FROM analysis
      WHERE analyzer = :analyzer AND account = :account
        AND NOT EXISTS
          (SELECT 1 FROM finding f WHERE f.analyzer = :analyzer AND f.account = :account)
      """;

  static final String DELETED_ANALYZERS =
      "SELECT id FROM analyzer WHERE deleted_at IS NOT NULL ORDER BY id";

  static final String INSERT =
      """
      INSERT INTO finding
        (id, analyzer, lineage, account, arn, principal, kind, type, status, error, created_at,
         updated_at, analyzed_at, archived_by, archive_rule, archive_reason, archive_owner,
         archive_until, version, details)
      VALUES
        (:id, :analyzer, :lineage, :account, :arn, :principal, :kind, :type, :status, :error,
         :createdAt, :updatedAt, :analyzedAt, :archivedBy, :archiveRule, :archiveReason,
         :archiveOwner, :archiveUntil, :version, :details)
      """;

  private static final String SET_STATUS =
      """
      UPDATE finding SET
        status = :status, error = :error, updated_at = :updatedAt, analyzed_at = :analyzedAt,
        archived_by = :archivedBy, archive_rule = :archiveRule, archive_reason = :archiveReason,
        archive_owner = :archiveOwner, archive_until = :archiveUntil, version = :version
      """;

  private static final String GUARD =
      "WHERE id = :id AND analyzer = :analyzer AND version = :before";

  static final String CHANGE = SET_STATUS + ", details = :details\n" + GUARD;

  static final String CHANGE_STATUS = SET_STATUS + GUARD;

  static final String DELETE = "DELETE FROM finding " + GUARD;

  static final String INSERT_EVENT =
      """
      INSERT INTO event
        (id, analyzer, finding, account, arn, principal, kind, type, at, created_at, updated_at,
         analyzed_at, previous_status, status, version, deleted, error, unused_services,
         unused_actions)
      VALUES
        (:id, :analyzer, :finding, :account, :arn, :principal, :kind, :type, :at, :createdAt,
         :updatedAt, :analyzedAt, :previousStatus, :status, :version, :deleted, :error,
         :unusedServices, :unusedActions)
      """;

  static final String EVENTS =
      "SELECT * FROM event WHERE sequence > :after ORDER BY sequence LIMIT :limit";
}

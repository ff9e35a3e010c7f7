package dev.dormouse.store;

/** The statements of analyzers and archive rules. */
final class AnalyzerSql {
  private AnalyzerSql() {}

  static final String INSERT =
      """
      INSERT INTO analyzer
        (name, type, created_at, status, status_reason, configuration, tags, managed_by)
      VALUES (:name, :type, :createdAt, 0, NULL, :configuration, :tags, NULL)
      """;

  static final String COUNT_OF_TYPE =
      "SELECT count(*) FROM analyzer WHERE type = :type AND deleted_at IS NULL";

  private static final String SELECT =
      """
      SELECT id, name, type, created_at, status, status_reason, configuration, tags, managed_by,
        scan_request, scan_requested_at
      FROM analyzer
      """;

  static final String BY_NAME = SELECT + "WHERE name = :name AND deleted_at IS NULL";

  static final String BY_ID = SELECT + "WHERE id = :id AND deleted_at IS NULL";

  static final String LIVE = "SELECT 1 FROM analyzer WHERE id = :id AND deleted_at IS NULL";

  static final String ALL = SELECT + "WHERE deleted_at IS NULL ORDER BY name";

  static final String CONFIGURE =
      "UPDATE analyzer SET configuration = :configuration WHERE id = :id";

  static final String TAG = "UPDATE analyzer SET tags = :tags WHERE id = :id";

  static final String REQUEST_SCAN =
      """
      UPDATE analyzer SET scan_request = scan_request + 1, scan_requested_at = :now
      WHERE id = :id AND deleted_at IS NULL
      """;

  static final String SET_STATUS =
      """
      UPDATE analyzer SET status = :status, status_reason = :reason
      WHERE id = :id AND deleted_at IS NULL
      """;

  static final String DELETE =
      "UPDATE analyzer SET deleted_at = :now WHERE id = :id AND deleted_at IS NULL";

  static final String INSERT_RULE =
      """
      INSERT INTO archive_rule (analyzer, name, filter, created_at, updated_at)
      VALUES (:analyzer, :name, :filter, :createdAt, :updatedAt)
      """;

  static final String COUNT_RULES = "SELECT count(*) FROM archive_rule WHERE analyzer = :analyzer";

  static final String RULE =
      """
      SELECT r.* FROM archive_rule r JOIN analyzer a ON a.id = r.analyzer
      WHERE r.analyzer = :analyzer AND r.name = :name AND a.deleted_at IS NULL
      """;

  static final String RULES =
      """
      SELECT r.* FROM archive_rule r JOIN analyzer a ON a.id = r.analyzer
      WHERE r.analyzer = :analyzer AND a.deleted_at IS NULL
      ORDER BY r.name
      """;

  static final String UPDATE_RULE =
      """
      UPDATE archive_rule SET filter = :filter, updated_at = :now
      WHERE analyzer = :analyzer AND name = :name
        AND EXISTS (SELECT 1 FROM analyzer a WHERE a.id = :analyzer AND a.deleted_at IS NULL)
      """;

  static final String DELETE_RULE =
      """
      DELETE FROM archive_rule
      WHERE analyzer = :analyzer AND name = :name
        AND EXISTS (SELECT 1 FROM analyzer a WHERE a.id = :analyzer AND a.deleted_at IS NULL)
      """;
}

package dev.dormouse.store;

/** The statements of what is kept beside findings: counters, days, analyses, months. */
final class CountSql {
  private CountSql() {}

  static final String ADD =
      """
      INSERT INTO finding_count (analyzer, account, type, active, archived, resolved, updated_at)
      VALUES (:analyzer, :account, :type, :active, :archived, :resolved, :now)
      ON CONFLICT (analyzer, account, type) DO UPDATE SET
        active = finding_count.active + excluded.active,
        archived = finding_count.archived + excluded.archived,
        resolved = finding_count.resolved + excluded.resolved,
        updated_at = excluded.updated_at
      """;

  /** The day takes the counts as they are after {@link #ADD}. */
  static final String ADD_DAY =
      """
      INSERT INTO finding_day
        (analyzer, account, type, day, active, archived, resolved, opened, closed)
      SELECT c.analyzer, c.account, c.type, CAST(:day AS bigint), c.active, c.archived, c.resolved,
        CAST(:opened AS bigint), CAST(:closed AS bigint)
      FROM finding_count c
      WHERE c.analyzer = :analyzer AND c.account = :account AND c.type = :type
      ON CONFLICT (analyzer, account, type, day) DO UPDATE SET
        active = excluded.active,
        archived = excluded.archived,
        resolved = excluded.resolved,
        opened = finding_day.opened + excluded.opened,
        closed = finding_day.closed + excluded.closed
      """;

  static final String COUNTS =
      """
      SELECT account, type, active, archived, resolved, updated_at FROM finding_count
      WHERE analyzer = :analyzer
      ORDER BY account, type
      """;

  static final String ANALYZED_AT =
      "SELECT account, analyzed_at FROM analysis WHERE analyzer = :analyzer";

  private static final String DAY =
      """
      SELECT d.account AS account, d.type AS type, d.day AS day, d.active AS active,
        d.archived AS archived, d.resolved AS resolved, d.opened AS opened, d.closed AS closed
      FROM finding_count c CROSS JOIN finding_day d
      WHERE c.analyzer = :analyzer AND d.analyzer = c.analyzer AND d.account = c.account
        AND d.type = c.type
      """;

  /**
   * Also the last day before {@code first} that there is, of each account and type: one look each,
   * and never the days before.
   */
  static final String DAYS =
      DAY
          + "  AND d.day BETWEEN :first AND :last\nUNION ALL\n"
          + DAY
          + """
            AND d.day = (
              SELECT max(b.day) FROM finding_day b
              WHERE b.analyzer = c.analyzer AND b.account = c.account AND b.type = c.type
                AND b.day < :first)
          ORDER BY account, type, day
          """;

  /** Nothing where a later one is stored: by the number of its request, then by its time. */
  static final String PUT_ANALYSIS =
      """
      INSERT INTO analysis
        (analyzer, account, account_name, account_path, outcome, attempted_at, analyzed_at, as_of,
         note, roles, users, excluded, young, unknowns, gaps, fingerprint, scan_request,
         configuration)
      VALUES
        (:analyzer, :account, :accountName, :accountPath, :outcome, :attemptedAt, :analyzedAt,
         :asOf, :note, :roles, :users, :excludedCount, :young, :unknowns, :gaps, :fingerprint,
         :scanRequest, :configuration)
      ON CONFLICT (analyzer, account) DO UPDATE SET
        account_name = excluded.account_name, account_path = excluded.account_path,
        outcome = excluded.outcome, attempted_at = excluded.attempted_at,
        analyzed_at = excluded.analyzed_at, as_of = excluded.as_of, note = excluded.note,
        roles = excluded.roles, users = excluded.users, excluded = excluded.excluded,
        young = excluded.young, unknowns = excluded.unknowns, gaps = excluded.gaps,
        fingerprint = excluded.fingerprint, scan_request = excluded.scan_request,
        configuration = excluded.configuration
      WHERE excluded.scan_request > analysis.scan_request
        OR (excluded.scan_request = analysis.scan_request
          AND excluded.attempted_at >= analysis.attempted_at)
      """;

  static final String ANALYSES =
      "SELECT * FROM analysis WHERE analyzer = :analyzer ORDER BY account";

  static final String ANALYSIS =
      "SELECT * FROM analysis WHERE analyzer = :analyzer AND account = :account";

  static final String MONTH =
      """
      SELECT hashes FROM analyzed_month
      WHERE analyzer = :analyzer AND account = :account AND month = :month
      """;

  static final String PUT_MONTH =
      """
      INSERT INTO analyzed_month (analyzer, account, month, principals, hashes)
      VALUES (:analyzer, :account, :month, :principals, :hashes)
      ON CONFLICT (analyzer, account, month) DO UPDATE SET
        principals = excluded.principals, hashes = excluded.hashes
      """;

  static final String MONTH_COUNT =
      """
      SELECT COALESCE(sum(principals), 0) FROM analyzed_month
      WHERE analyzer = :analyzer AND month = :month
      """;
}

package dev.dormouse.store;

import dev.dormouse.analyzers.port.StoreUnavailableException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the tables up to what this program knows, by the numbered migrations beside this class.
 * Flyway does it; where its history says that nothing is to be done, Flyway is not even loaded, for
 * that takes half a second.
 */
final class Schema {
  /** The number of the newest migration. */
  static final int VERSION = 5;

  private static final String HISTORY =
      """
      SELECT count(*) AS migrations,
        count(CASE WHEN success THEN 1 END) AS applied,
        max(CAST(version AS integer)) AS version
      FROM flyway_schema_history
      WHERE version IS NOT NULL
      """;

  private final DataSource source;
  private final Dialect dialect;
  private final String place;

  Schema(DataSource source, Dialect dialect, String place) {
    this.source = source;
    this.dialect = dialect;
    this.place = place;
  }

  /**
   * Whether nothing is to be done.
   *
   * @throws StoreUnavailableException if a newer program made the tables
   */
  boolean current() {
    try (Connection connection = source.getConnection()) {
      return hasHistory(connection) && current(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether any program has made tables. */
  boolean exists() {
    try (Connection connection = source.getConnection()) {
      return hasHistory(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean hasHistory(Connection connection) throws SQLException {
    try (ResultSet tables =
        connection.getMetaData().getTables(null, null, "flyway_schema_history", null)) {
      return tables.next();
    }
  }

  private boolean current(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(HISTORY)) {
      row.next();
      int version = row.getInt("version");
      if (version > VERSION) {
        throw new NewerSchemaException(place, version);
      }
      return version == VERSION && row.getInt("migrations") == row.getInt("applied");
    }
  }

  /**
   * @throws IllegalStateException if the tables there are not what earlier migrations made
   */
  void migrate() {
    try {
      Flyway.configure(Schema.class.getClassLoader())
          .dataSource(source)
          .locations("classpath:dev/dormouse/store/migration")
          .placeholders(dialect.types())
          .load()
          .migrate();
    } catch (FlywayException e) {
      if (Failures.of(e).isPresent()) {
        throw e;
      }
      throw new IllegalStateException(
          "the tables of the store " + place + " cannot be brought up to date: " + e.getMessage(),
          e);
    }
  }

  /** A store that a newer version of the program has changed. */
  static final class NewerSchemaException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NewerSchemaException(String place, int version) {
      super(
          "the store "
              + place
              + " was made by a newer Dormouse: its tables have version "
              + version
              + ", this program knows "
              + VERSION
              + "; start the newer program, or restore a backup from before it");
    }
  }
}

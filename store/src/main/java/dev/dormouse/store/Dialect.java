package dev.dormouse.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the two databases' SQL differs. Everything else is written once, for both. */
enum Dialect {
  SQLITE,
  POSTGRES;

  /** The function that tells where a text stands in another, 0 for nowhere. */
  String position() {
    return switch (this) {
      case SQLITE -> "instr";
      case POSTGRES -> "strpos";
    };
  }

  /** The id of finding {@code f} as people write it. */
  String findingIdText() {
    return switch (this) {
      case SQLITE ->
          """
          lower(substr(hex(f.id), 1, 8) || '-' || substr(hex(f.id), 9, 4) || '-'
            || substr(hex(f.id), 13, 4) || '-' || substr(hex(f.id), 17, 4) || '-'
            || substr(hex(f.id), 21))
          """;
      case POSTGRES -> "CAST(f.id AS text)";
    };
  }

  /**
   * The column types by their names in the migrations. PostgreSQL compares texts by their bytes
   * then, as SQLite does, whatever the database's own collation.
   */
  Map<String, String> types() {
    return switch (this) {
      case SQLITE ->
          Map.of(
              "identity", "INTEGER PRIMARY KEY AUTOINCREMENT",
              "text", "TEXT",
              "uuid", "BLOB",
              "blob", "BLOB",
              "timestamp", "TIMESTAMP",
              "boolean", "BIT");
      case POSTGRES ->
          Map.of(
              "identity", "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
              "text", "text COLLATE \"C\"",
              "uuid", "uuid",
              "blob", "bytea",
              "timestamp", "timestamp with time zone",
              "boolean", "boolean");
    };
  }

  /** A locking clause; SQLite's single writer has the whole database. */
  String locking(String clause) {
    return this == POSTGRES ? " " + clause : "";
  }

  UUID uuid(ResultSet row, String column) throws SQLException {
    return uuid(row, row.findColumn(column));
  }

  UUID uuid(ResultSet row, int column) throws SQLException {
    return switch (this) {
      case SQLITE -> Uuids.of(row.getBytes(column));
      case POSTGRES -> row.getObject(column, UUID.class);
    };
  }

  static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : value;
  }
}

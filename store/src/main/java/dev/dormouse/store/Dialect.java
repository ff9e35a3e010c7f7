package dev.dormouse.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the two databases' SQL differs. Everything else is written once, for both. */
enum Dialect {
  SQLITE(
      "instr",
      """
      lower(substr(hex(f.id), 1, 8) || '-' || substr(hex(f.id), 9, 4) || '-'
        || substr(hex(f.id), 13, 4) || '-' || substr(hex(f.id), 17, 4) || '-'
        || substr(hex(f.id), 21))
      """,
      Map.of(
          "identity", "INTEGER PRIMARY KEY AUTOINCREMENT",
          "text", "TEXT",
          "uuid", "BLOB",
          "blob", "BLOB",
          "timestamp", "TIMESTAMP",
          "boolean", "BIT")),
  /** Texts are compared by their bytes, as SQLite does, whatever the database's own collation. */
  POSTGRES(
      "strpos",
      "CAST(f.id AS text)",
      Map.of(
          "identity", "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
          "text", "text COLLATE \"C\"",
          "uuid", "uuid",
          "blob", "bytea",
          "timestamp", "timestamp with time zone",
          "boolean", "boolean"));

  private final String position;
  private final String findingIdText;
  private final Map<String, String> types;

  Dialect(String position, String findingIdText, Map<String, String> types) {
    this.position = position;
    this.findingIdText = findingIdText;
    this.types = types;
  }

  /** The function that tells where a text stands in another, 0 for nowhere. */
  String position() {
    return position;
  }

  /** The id of finding {@code f} as people write it. */
  String findingIdText() {
    return findingIdText;
  }

  /** The column types by their names in the migrations. */
  Map<String, String> types() {
    return types;
  }

  /** A locking clause; SQLite's single writer has the whole database. */
  String locking(String clause) {
    return this == POSTGRES ? " " + clause : "";
  }

  UUID uuid(ResultSet row, String column) throws SQLException {
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

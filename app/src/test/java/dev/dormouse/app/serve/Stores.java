package dev.dormouse.app.serve;

import dev.dormouse.store.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** The two databases that the service runs on. */
enum Stores {
  SQLITE {
    @Override
    DatabaseSettings empty(Path folder) {
      return new DatabaseSettings.Sqlite(folder.resolve("dormouse.db"));
    }
  },
  POSTGRES {
    @Override
    DatabaseSettings empty(Path folder) throws IOException, SQLException {
      String name = "t" + UUID.randomUUID().toString().replace("-", "");
      try (Connection connection = Shared.SERVER.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + name);
      }
      return new DatabaseSettings.Postgres(
          "jdbc:postgresql://localhost:" + Shared.SERVER.getPort() + "/" + name, "postgres", "", 6);
    }
  };

  /** A database that nobody used yet. */
  abstract DatabaseSettings empty(Path folder) throws IOException, SQLException;

  /**
   * A user of the PostgreSQL server who, unlike the others, has to know a password.
   *
   * @param password without quotes
   */
  static String userWithPassword(String password) throws IOException, SQLException {
    String name = "u" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = Shared.SERVER.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE USER " + name + " SUPERUSER PASSWORD '" + password + "'");
      try (ResultSet file = statement.executeQuery("SHOW hba_file")) {
        file.next();
        Path rules = Path.of(file.getString(1));
        String first = "host all " + name + " 127.0.0.1/32 scram-sha-256\n";
        Files.writeString(
            rules, first + first.replace("127.0.0.1/32", "::1/128") + Files.readString(rules));
      }
      statement.execute("SELECT pg_reload_conf()");
    }
    return name;
  }

  /** One server for all tests of a JVM; it ends with the JVM. */
  private static final class Shared {
    private static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().start();
      } catch (IOException e) {
        throw new IllegalStateException("PostgreSQL does not start", e);
      }
    }
  }
}

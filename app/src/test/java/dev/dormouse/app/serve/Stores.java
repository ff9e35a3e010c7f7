package dev.dormouse.app.serve;

import dev.dormouse.store.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
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

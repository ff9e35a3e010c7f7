package dev.dormouse.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL, started once for all tests of a process; each test gets its own database. */
final class Postgres {
  private static final String TEMPLATE = "tables";
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private Postgres() {}

  private static final class Server {
    private static final Optional<EmbeddedPostgres> RUNNING = start();

    /** Empty where there are no binaries for the platform; where there are, it must start. */
    private static Optional<EmbeddedPostgres> start() {
      if (!binaries()) {
        return Optional.empty();
      }
      try {
        EmbeddedPostgres server =
            EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        create(server, TEMPLATE, "template0");
        Templates.tables(settings(server, TEMPLATE));
        return Optional.of(server);
      } catch (IOException e) {
        throw new IllegalStateException("PostgreSQL does not start", e);
      }
    }

    private static void stop(EmbeddedPostgres server) {
      try {
        server.close();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Whether the test's class path has a PostgreSQL for this machine. */
  static boolean binaries() {
    String arch = System.getProperty("os.arch");
    return System.getProperty("os.name").equals("Linux")
        && (arch.equals("amd64") || arch.equals("aarch64"));
  }

  /** A database with tables and nothing in them; empty where no PostgreSQL can run. */
  static Optional<DatabaseSettings.Postgres> database() {
    return Server.RUNNING.map(
        server -> {
          String name = "test" + DATABASES.incrementAndGet();
          create(server, name, TEMPLATE);
          return settings(server, name);
        });
  }

  private static void create(EmbeddedPostgres server, String name, String template) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DatabaseSettings.Postgres settings(EmbeddedPostgres server, String name) {
    return new DatabaseSettings.Postgres(
        "jdbc:postgresql://localhost:" + server.getPort() + "/" + name, "postgres", "postgres", 8);
  }
}

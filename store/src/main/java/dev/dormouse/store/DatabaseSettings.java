package dev.dormouse.store;

import java.nio.file.Path;

/** Which database the store is in. */
public sealed interface DatabaseSettings {

  /** What to call it in a message; without secrets. */
  String place();

  /** A file, made with mode 0600 where there is none; beside it SQLite keeps its log. */
  record Sqlite(Path file) implements DatabaseSettings {
    @Override
    public String place() {
      return file.toString();
    }
  }

  /**
   * A database of a PostgreSQL server.
   *
   * @param jdbcUrl {@code jdbc:postgresql://host:port/database}; user and password stand apart
   * @param password never printed
   * @param poolSize connections at most, at least 2
   */
  record Postgres(String jdbcUrl, String user, String password, int poolSize)
      implements DatabaseSettings {
    public Postgres {
      if (!jdbcUrl.startsWith("jdbc:postgresql:")) {
        throw new IllegalArgumentException(
            "a PostgreSQL URL begins with jdbc:postgresql:, unlike \""
                + withoutQuery(jdbcUrl)
                + '"');
      }
      if (poolSize < 2) {
        throw new IllegalArgumentException("a pool has at least 2 connections, not " + poolSize);
      }
    }

    @Override
    public String place() {
      return withoutQuery(jdbcUrl);
    }

    @Override
    public String toString() {
      return "Postgres[" + place() + ", user=" + user + ", poolSize=" + poolSize + "]";
    }

    /** A URL's parameters may hold a password. */
    private static String withoutQuery(String url) {
      int query = url.indexOf('?');
      return query < 0 ? url : url.substring(0, query);
    }
  }
}

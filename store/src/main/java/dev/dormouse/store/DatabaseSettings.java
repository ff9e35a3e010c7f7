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
                + withoutSecrets(jdbcUrl)
                + '"');
      }
      if (poolSize < 2) {
        throw new IllegalArgumentException("a pool has at least 2 connections, not " + poolSize);
      }
    }

    @Override
    public String place() {
      return withoutSecrets(jdbcUrl);
    }

    @Override
    public String toString() {
      return "Postgres[" + place() + ", user=" + user + ", poolSize=" + poolSize + "]";
    }
  }

  /**
   * A URL as it may be shown: what stands before {@code @} in it, and its parameters, may hold a
   * password.
   */
  static String withoutSecrets(String url) {
    String shown = url.split("[?;&]", 2)[0];
    int at = shown.lastIndexOf('@');
    if (at < 0) {
      return shown;
    }
    int begin = shown.indexOf("//");
    return (begin < 0 || begin > at ? "" : shown.substring(0, begin + 2)) + shown.substring(at + 1);
  }
}

package dev.dormouse.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Pools of connections, set up for what the stores do with them. */
final class Pools {
  /** How long a writer waits for one of another process before it gives up. */
  static final int BUSY_MILLIS = 4_000;

  static final int SQLITE_CONNECTIONS = 6;
  private static final int SQLITE_CACHE_KIB = 8_192;
  private static final int SQLITE_LOG_LIMIT = 64 << 20;
  private static final long WAIT_MILLIS = 5_000;
  private static final long VALIDATION_MILLIS = 2_000;
  private static final int CONNECT_SECONDS = 4;

  /** Longer than any statement of ours takes; a server that vanished is noticed after it. */
  private static final int SOCKET_SECONDS = 120;

  private Pools() {}

  /** The pool's classes. */
  static void load() {
    new HikariConfig().setMinimumIdle(1);
  }

  static HikariDataSource open(DatabaseSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("store");
    config.setConnectionTimeout(WAIT_MILLIS);
    config.setValidationTimeout(VALIDATION_MILLIS);
    // The first use tells what is wrong, with the cause; the pool's own start does not.
    config.setInitializationFailTimeout(-1);
    switch (settings) {
      case DatabaseSettings.Sqlite sqlite -> {
        config.setDataSource(sqlite(sqlite));
        config.setMaximumPoolSize(SQLITE_CONNECTIONS);
        config.setMinimumIdle(1);
      }
      case DatabaseSettings.Postgres postgres -> {
        config.setDataSource(postgres(postgres));
        config.setMaximumPoolSize(postgres.poolSize());
        config.setMinimumIdle(1);
      }
    }
    return new HikariDataSource(config);
  }

  /**
   * A committed transaction is in the log, in the hands of the operating system: it survives the
   * death of the process. {@code synchronous=NORMAL} leaves out the flush to the disk at every
   * commit: a power failure may take the last commits back, all of each or none, and never damages
   * the file.
   */
  private static SQLiteDataSource sqlite(DatabaseSettings.Sqlite settings) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    // A transaction takes the write lock at once: one that has read before never fails for it.
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(-SQLITE_CACHE_KIB);
    config.setJournalSizeLimit(SQLITE_LOG_LIMIT);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + settings.file().toAbsolutePath());
    return source;
  }

  private static PGSimpleDataSource postgres(DatabaseSettings.Postgres settings) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setApplicationName("dormouse");
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setLoginTimeout(CONNECT_SECONDS);
    source.setSocketTimeout(SOCKET_SECONDS);
    source.setTcpKeepAlive(true);
    source.setReWriteBatchedInserts(true);
    try {
      // The URL's own parameters, such as sslmode, win.
      source.setUrl(settings.jdbcUrl());
    } catch (IllegalArgumentException _) {
      // The driver's message has the whole URL, and so a password in it.
      throw new IllegalStateException(
          settings.place()
              + ": is no URL that PostgreSQL's driver takes, or its parameters are not");
    }
    if (!settings.user().isEmpty()) {
      source.setUser(settings.user());
    }
    if (!settings.password().isEmpty()) {
      source.setPassword(settings.password());
    }
    return source;
  }
}

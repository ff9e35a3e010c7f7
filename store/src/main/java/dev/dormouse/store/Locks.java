package dev.dormouse.store;

import org.jdbi.v3.core.Handle;

/**
 * What a transaction holds until its end. SQLite's single writer needs none of it; on PostgreSQL
 * other servers write at the same time.
 */
final class Locks {
  private static final String ADVISORY = "SELECT 1 FROM pg_advisory_xact_lock(:room, :key)";

  /** Sets our advisory locks apart from those of others in the same database. */
  static final int ROOM = 0x646f726d;

  private static final int ANALYZERS = 1;
  static final int EVENTS = 2;

  private Locks() {}

  /** Whoever counts analyzers before making one does so alone. */
  static void analyzers(Handle handle, Dialect dialect) {
    advisory(handle, dialect, ANALYZERS);
  }

  /**
   * Events become visible in the order of their sequence: a reader that has seen one has seen all
   * before it. Taken as the last lock of a transaction.
   */
  static void events(Handle handle, Dialect dialect) {
    advisory(handle, dialect, EVENTS);
  }

  private static void advisory(Handle handle, Dialect dialect, int key) {
    if (dialect == Dialect.POSTGRES) {
      handle.createQuery(ADVISORY).bind("room", ROOM).bind("key", key).mapTo(Integer.class).one();
    }
  }

  /** Whether there is such an analyzer, and with {@code FOR SHARE} that it stays until the end. */
  static boolean live(Handle handle, long analyzer, Dialect dialect, String clause) {
    return live(handle, analyzer, dialect.locking(clause));
  }

  /** Whether there is such an analyzer now. */
  static boolean live(Handle handle, long analyzer) {
    return live(handle, analyzer, "");
  }

  private static boolean live(Handle handle, long analyzer, String locking) {
    return handle
        .createQuery(AnalyzerSql.LIVE + locking)
        .bind("id", analyzer)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }
}

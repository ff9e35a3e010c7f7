package dev.dormouse.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.dormouse.analyzers.life.FindingDetailsCodec;
import dev.dormouse.analyzers.port.AccessStore;
import dev.dormouse.analyzers.port.AnalyzerStore;
import dev.dormouse.analyzers.port.FindingStore;
import dev.dormouse.catalog.Catalog;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.sqlite.SQLiteDataSource;

/**
 * An open database with everything that Dormouse keeps in it. Several servers may share one
 * PostgreSQL. An SQLite file may be opened by several processes of one machine as well, such as a
 * server and a command; their writes wait for each other.
 */
public final class Database implements AutoCloseable {
  private final HikariDataSource pool;
  private final Work work;
  private final AnalyzerStore analyzers;
  private final AnalyzerStore.ClientTokens clientTokens;
  private final FindingStore findings;
  private final AccessStore access;

  private Database(
      HikariDataSource pool, Work work, FindingDetailsCodec codec, Supplier<UUID> ids) {
    this.pool = pool;
    this.work = work;
    this.analyzers = new SqlAnalyzerStore(work);
    this.clientTokens = new SqlClientTokens(work);
    this.findings = new SqlFindingStore(work, codec, ids);
    this.access = new SqlAccessStore(work);
  }

  /**
   * Opens the database, and makes or updates its tables.
   *
   * @param catalog what the ids of actions in findings mean
   * @param clock bounds how long a transaction is tried again
   * @param ids of events, and of the revisions that sweeps make
   * @throws dev.dormouse.analyzers.port.StoreUnavailableException if it cannot be reached or
   *     written
   * @throws OtherCatalogException if the catalog cannot read the findings that there are
   * @throws IllegalStateException if a newer program, or somebody else, made the tables
   */
  public static Database open(
      DatabaseSettings settings, Catalog catalog, InstantSource clock, Supplier<UUID> ids) {
    return open(settings, catalog, clock, ids, true);
  }

  /**
   * As {@link #open}, of a store that a server has made.
   *
   * @throws NoStoreException if there is none; none is made
   */
  public static Database openExisting(
      DatabaseSettings settings, Catalog catalog, InstantSource clock, Supplier<UUID> ids) {
    if (settings instanceof DatabaseSettings.Sqlite sqlite && Files.notExists(sqlite.file())) {
      throw new NoStoreException(settings.place());
    }
    return open(settings, catalog, clock, ids, false);
  }

  private static Database open(
      DatabaseSettings settings,
      Catalog catalog,
      InstantSource clock,
      Supplier<UUID> ids,
      boolean first) {
    Dialect dialect =
        switch (settings) {
          case DatabaseSettings.Sqlite sqlite -> {
            new SqliteFile(sqlite.file()).prepare();
            yield Dialect.SQLITE;
          }
          case DatabaseSettings.Postgres _ -> Dialect.POSTGRES;
        };
    HikariDataSource pool = Pools.open(settings);
    Work work = new Work(jdbi(pool, dialect), dialect, settings.place(), clock);
    try {
      Schema schema = new Schema(pool, dialect, settings.place());
      if (!first && !schema.exists()) {
        throw new NoStoreException(settings.place());
      }
      migrate(settings, schema);
      mark(work, catalog, settings.place());
    } catch (RuntimeException e) {
      pool.close();
      throw work.translated(e);
    }
    return new Database(pool, work, new FindingDetailsCodec(catalog), ids);
  }

  /**
   * Loads the many classes of what speaks to a database, and SQLite's own code, before one is
   * opened. What keeps them from loading shows when one is.
   */
  public static void load() {
    Pools.load();
    try {
      jdbi(new SQLiteDataSource(), Dialect.SQLITE)
          .withHandle(handle -> handle.createQuery("SELECT 1").mapTo(Long.class).one());
    } catch (RuntimeException | LinkageError notNow) {
      // Opening the database says why.
    }
  }

  private static void mark(Work work, Catalog catalog, String place) {
    if (!work.read(handle -> CatalogMark.upToDate(handle, catalog, place))) {
      work.write(handle -> CatalogMark.put(handle, catalog, place));
    }
  }

  private static void migrate(DatabaseSettings settings, Schema schema) {
    if (schema.current()) {
      return;
    }
    switch (settings) {
      // Flyway takes a lock of its own on PostgreSQL, and knows none for SQLite.
      case DatabaseSettings.Sqlite sqlite ->
          new SqliteFile(sqlite.file()).exclusively(schema::migrate);
      case DatabaseSettings.Postgres _ -> schema.migrate();
    }
  }

  private static Jdbi jdbi(DataSource source, Dialect dialect) {
    Jdbi jdbi = Jdbi.create(source);
    jdbi.setTemplateEngine(TemplateEngine.NOP);
    jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
    jdbi.registerArgument(new Texts.AsStored());
    if (dialect == Dialect.SQLITE) {
      jdbi.registerArgument(new Uuids.AsBytes());
    }
    return jdbi;
  }

  /** Nobody has made a store there. */
  public static final class NoStoreException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NoStoreException(String place) {
      super("no server has made a store in " + place);
    }
  }

  public AnalyzerStore analyzers() {
    return analyzers;
  }

  public FindingStore findings() {
    return findings;
  }

  public AccessStore access() {
    return access;
  }

  public AnalyzerStore.ClientTokens clientTokens() {
    return clientTokens;
  }

  /** The pool itself, for the scheduler, whose table is among ours. */
  public DataSource dataSource() {
    return pool;
  }

  /**
   * What an exception means that the scheduler's use of {@link #dataSource} ended with.
   *
   * @return a {@link dev.dormouse.analyzers.port.StoreUnavailableException} if the database cannot
   *     be used now, else the exception itself
   */
  public RuntimeException translated(RuntimeException thrown) {
    return work.translated(thrown);
  }

  public boolean sqlite() {
    return work.dialect() == Dialect.SQLITE;
  }

  /**
   * Asks the database for a sign of life.
   *
   * @throws dev.dormouse.analyzers.port.StoreUnavailableException if there is none
   */
  public void ping() {
    work.read(handle -> handle.select("SELECT 1").mapTo(Integer.class).one());
  }

  @Override
  public void close() {
    pool.close();
  }
}

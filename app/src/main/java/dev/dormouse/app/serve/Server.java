package dev.dormouse.app.serve;

import dev.dormouse.analyzers.port.Scans;
import dev.dormouse.analyzers.port.StoreUnavailableException;
import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import dev.dormouse.catalog.Catalog;
import dev.dormouse.store.Database;
import dev.dormouse.store.DatabaseSettings;
import dev.dormouse.store.OtherCatalogException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.logging.Logger;

/** A running server; {@link Assembly} puts it together. */
public final class Server implements AutoCloseable {
  private final Parts parts;
  private final Database database;
  private final Scans scans;
  private final Optional<AdminProfile> admin;
  private final String endpoint;

  /**
   * @param parts that end with it
   */
  Server(
      Parts parts, Database database, Scans scans, Optional<AdminProfile> admin, String endpoint) {
    this.parts = parts;
    this.database = database;
    this.scans = scans;
    this.admin = admin;
    this.endpoint = endpoint;
  }

  /**
   * Starts a server; it answers when this returns, and scans from then on.
   *
   * @throws Failure if it cannot start, in one line
   */
  static Server start(
      ServerSettings settings,
      DataFolder folder,
      Catalog catalog,
      PrincipalExplainer explainer,
      PrintStream err,
      InstantSource clock) {
    Logger log = ServerLog.install(err, settings.log());
    Parts parts = new Parts(log);
    try {
      return new Assembly(settings, catalog, explainer, clock, log, parts).server(folder);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /**
   * @throws Failure if it cannot be used
   */
  static Database database(
      DatabaseSettings settings, Catalog catalog, InstantSource clock, Supplier<UUID> ids) {
    try {
      return Database.open(settings, catalog, clock, ids);
    } catch (OtherCatalogException e) {
      throw new Failure(Exit.BAD_INPUT, String.valueOf(e.getMessage()));
    } catch (StoreUnavailableException | IllegalStateException e) {
      throw new Failure(Exit.CANNOT_SERVE, String.valueOf(e.getMessage()));
    }
  }

  Database database() {
    return database;
  }

  Scans scans() {
    return scans;
  }

  /** The administrator's access key, where this was the first start. */
  Optional<AdminProfile> admin() {
    return admin;
  }

  /** Where clients of this host reach it. */
  String endpoint() {
    return endpoint;
  }

  /** Answers what is being asked, ends the scans that run, and closes the database. */
  @Override
  public void close() {
    parts.close();
  }
}

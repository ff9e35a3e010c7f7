package dev.dormouse.app.serve;

import dev.dormouse.analyzers.life.Reconciler;
import dev.dormouse.analyzers.life.TimeOrderedIds;
import dev.dormouse.analyzers.port.Scans;
import dev.dormouse.analyzers.port.StoreUnavailableException;
import dev.dormouse.api.ApiServer;
import dev.dormouse.api.Ports;
import dev.dormouse.api.Probes;
import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import dev.dormouse.catalog.Catalog;
import dev.dormouse.policy.PolicyCompiler;
import dev.dormouse.store.Database;
import dev.dormouse.store.DatabaseSettings;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A running server: everything is put together here, and taken apart in the opposite order. */
public final class Server implements AutoCloseable {
  private static final int NAME_BYTES = 4;

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final ServerSettings settings;
  private final Logger log;
  private final Database database;
  private final Scans scans;
  private final Optional<AdminProfile> admin;
  private final int port;

  private Server(
      ServerSettings settings,
      DataFolder folder,
      Catalog catalog,
      PrincipalExplainer explainer,
      PrintStream err,
      InstantSource clock) {
    this.settings = settings;
    this.log = ServerLog.install(err, settings.log());
    SecureRandom random = new SecureRandom();
    Supplier<UUID> ids = new TimeOrderedIds(clock, random);
    if (settings.database() instanceof DatabaseSettings.Sqlite) {
      parts.push(folder.lock());
    }
    try {
      this.database = part(database(settings.database(), catalog, clock, ids));
      KeyRing keys = KeyRing.open(folder, database.access(), random);
      this.admin = keys.firstAdmin(clock.instant());
      Metrics metrics = new Metrics(database.analyzers(), database.findings());
      ServerEvents events = new ServerEvents(log, metrics);
      SnapshotSource source =
          new SnapshotSource(
              settings.sources(),
              new PolicyCompiler(catalog),
              catalog.info().date() + " " + settings.analysis());
      Watched watched =
          new Watched(source, database.analyzers(), database.findings(), settings.home().account());
      Jobs jobs = part(jobs(source, watched, events, ids, random, clock));
      this.scans = new ServiceScans(jobs, watched, source, settings.analysis(), explainer, clock);
      Health health = new Health(database, jobs);
      Probes probes = new Probes(health::problem, metrics::text);
      ApiServer api =
          part(
              Gate.open(
                  settings,
                  new Ports(
                      database.analyzers(),
                      database.clientTokens(),
                      database.findings(),
                      database.access(),
                      scans,
                      catalog,
                      keys.box(),
                      probes,
                      services -> List.of(),
                      events,
                      clock,
                      random)));
      this.port = api.endpoint().getPort();
      jobs.start();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
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
    return new Server(settings, folder, catalog, explainer, err, clock);
  }

  private <T extends AutoCloseable> T part(T part) {
    parts.push(part);
    return part;
  }

  /**
   * @throws Failure if it cannot be used
   */
  static Database database(
      DatabaseSettings settings, Catalog catalog, InstantSource clock, Supplier<UUID> ids) {
    try {
      return Database.open(settings, catalog, clock, ids);
    } catch (StoreUnavailableException | IllegalStateException e) {
      throw new Failure(Exit.CANNOT_SERVE, String.valueOf(e.getMessage()));
    }
  }

  private Jobs jobs(
      SnapshotSource source,
      Watched watched,
      JobEvents events,
      Supplier<UUID> ids,
      SecureRandom random,
      InstantSource clock) {
    AccountScan scan =
        new AccountScan(
            source,
            watched,
            database.analyzers(),
            database.findings(),
            settings.analysis(),
            new Reconciler(settings.analysis().life(), ids),
            clock);
    Housekeeping housekeeping =
        new Housekeeping(database.findings(), settings.analysis().life().retention());
    JobTasks tasks =
        new JobTasks(
            scan, watched, database.analyzers(), housekeeping, settings.jobs(), events, clock);
    byte[] name = new byte[NAME_BYTES];
    random.nextBytes(name);
    return Jobs.of(
        database.dataSource(),
        database.sqlite(),
        "server-" + HexFormat.of().formatHex(name),
        tasks,
        settings.jobs(),
        events,
        clock);
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
    return settings.listening().endpoint(port);
  }

  /** Answers what is being asked, ends the scans that run, and closes the database. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (Exception e) {
        log.log(Level.WARNING, e, () -> part + " did not close");
      }
    }
  }
}

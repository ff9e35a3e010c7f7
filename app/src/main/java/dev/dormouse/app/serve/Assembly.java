package dev.dormouse.app.serve;

import dev.dormouse.analyzers.life.Reconciler;
import dev.dormouse.analyzers.life.TimeOrderedIds;
import dev.dormouse.analyzers.port.Scans;
import dev.dormouse.api.ApiServer;
import dev.dormouse.api.Limits;
import dev.dormouse.api.Ports;
import dev.dormouse.api.Probes;
import dev.dormouse.app.Failure;
import dev.dormouse.catalog.Catalog;
import dev.dormouse.policy.PolicyCompiler;
import dev.dormouse.store.Database;
import dev.dormouse.store.DatabaseSettings;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.logging.Logger;

/** Puts a server together. */
final class Assembly {
  private static final int NAME_BYTES = 4;

  private final ServerSettings settings;
  private final Catalog catalog;
  private final PrincipalExplainer explainer;
  private final InstantSource clock;
  private final Logger log;
  private final Parts parts;
  private final SecureRandom random = new SecureRandom();
  private final Supplier<UUID> ids;

  /**
   * @param parts takes what has to be closed, also where the server does not come to be
   */
  Assembly(
      ServerSettings settings,
      Catalog catalog,
      PrincipalExplainer explainer,
      InstantSource clock,
      Logger log,
      Parts parts) {
    this.settings = settings;
    this.catalog = catalog;
    this.explainer = explainer;
    this.clock = clock;
    this.log = log;
    this.parts = parts;
    this.ids = new TimeOrderedIds(clock, random);
  }

  /**
   * @throws Failure if it cannot start, in one line
   */
  Server server(DataFolder folder) {
    if (settings.database() instanceof DatabaseSettings.Sqlite) {
      parts.add(folder.lock());
    }
    OwnOrganization.contradictions(settings).forEach(log::warning);
    folder.exposed().forEach(log::warning);
    settings.exposed().forEach(log::warning);
    CompletableFuture<Void> loading = CompletableFuture.runAsync(ApiServer::load);
    Database database = parts.add(Server.database(settings.database(), catalog, clock, ids));
    Administration administration =
        new Administration(
            () -> OwnOrganization.toldAdministrator(settings), database.analyzers(), clock);
    KeyRing keys = KeyRing.open(folder, database.access(), random);
    Optional<AdminProfile> admin = keys.firstAdmin(clock.instant());
    Metrics metrics = new Metrics(database.analyzers(), database.findings(), clock);
    ServerEvents events = new ServerEvents(log, metrics);
    SnapshotSource source = source();
    Watched watched =
        new Watched(source, database.analyzers(), database.findings(), settings.home().account());
    administration.apply();
    Together working = parts.add(new Together(log));
    Jobs jobs = working.add(jobs(database, source, watched, administration, events));
    Scans scans =
        new ServiceScans(
            jobs, database.analyzers(), watched, source, settings.analysis(), explainer, clock);
    Health health = new Health(database, jobs);
    Probes probes = new Probes(health::problem, metrics::text);
    loading.join();
    ApiServer api = working.add(api(database, keys, scans, probes, events));
    jobs.start();
    String endpoint = settings.listening().endpoint(api.endpoint().getPort());
    return new Server(parts, database, scans, admin, endpoint);
  }

  private SnapshotSource source() {
    return new SnapshotSource(
        settings.sources(),
        new PolicyCompiler(catalog),
        () -> catalog.info().date() + " " + settings.analysis(),
        settings.analysis().organization());
  }

  private ApiServer api(
      Database database, KeyRing keys, Scans scans, Probes probes, ServerEvents events) {
    return Gate.open(
        settings,
        connections(),
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
            System::nanoTime,
            random));
  }

  private int connections() {
    int wanted = Limits.DEFAULT.connections();
    int pool =
        switch (settings.database()) {
          case DatabaseSettings.Sqlite _ -> 0;
          case DatabaseSettings.Postgres postgres -> postgres.poolSize();
        };
    long limit = OpenFiles.limit().orElse(Long.MAX_VALUE);
    int files = OpenFiles.connections(wanted, pool, limit);
    if (files < wanted) {
      log.warning(
          () ->
              "takes "
                  + files
                  + " connections at once and not "
                  + wanted
                  + ", for the process may open "
                  + limit
                  + " files; raise that limit (ulimit -n) for more");
    }
    return Math.min(files, OpenFiles.connections(Runtime.getRuntime().maxMemory()));
  }

  private Jobs jobs(
      Database database,
      SnapshotSource source,
      Watched watched,
      Administration administration,
      JobEvents events) {
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
        new Housekeeping(database.findings(), database.access(), settings.analysis().life());
    DepartedAccounts departed =
        new DepartedAccounts(
            source,
            database.analyzers(),
            database.findings(),
            settings.analysis().life().departed());
    JobTasks tasks =
        new JobTasks(
            scan,
            watched,
            administration,
            database.analyzers(),
            housekeeping,
            departed,
            settings.jobs(),
            events,
            clock);
    byte[] name = new byte[NAME_BYTES];
    random.nextBytes(name);
    return Jobs.of(
        database,
        "server-" + HexFormat.of().formatHex(name),
        tasks,
        settings.jobs(),
        events,
        clock);
  }
}

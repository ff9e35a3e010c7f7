package dev.dormouse.app.serve;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.AnalyzerConfiguration;
import dev.dormouse.analyzers.AnalyzerType;
import dev.dormouse.analyzers.Filter;
import dev.dormouse.analyzers.Scope;
import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.analyzers.life.FindingStatus;
import dev.dormouse.analyzers.life.LifeSettings;
import dev.dormouse.analyzers.life.Reconciler;
import dev.dormouse.analyzers.life.TimeOrderedIds;
import dev.dormouse.analyzers.port.FindingPage;
import dev.dormouse.analyzers.port.FindingQuery;
import dev.dormouse.analyzers.port.FindingStore;
import dev.dormouse.catalog.Catalog;
import dev.dormouse.findings.Exclusions;
import dev.dormouse.findings.Settings;
import dev.dormouse.findings.TrackingPeriod;
import dev.dormouse.policy.PolicyCompiler;
import dev.dormouse.store.Database;
import dev.dormouse.store.DatabaseSettings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The scanning half of a server, on a database and a folder of a test. */
final class Rig implements AutoCloseable {
  static final String ACCOUNT = "111122223333";

  static final String ORGANIZATION = "o-abcd123456";
  static final String OTHER_ORGANIZATION = "o-zyxw987654";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  final Database database;
  final AccountScan scan;
  final Watched watched;
  final SnapshotSource source;
  final ConcurrentLinkedQueue<String> scanned = new ConcurrentLinkedQueue<>();

  private final InstantSource clock;
  private final Reconciler reconciler;
  private final AnalysisChoices choices =
      new AnalysisChoices(
          Settings.DEFAULT, LifeSettings.DEFAULT, Exclusions.COLLECTOR_ROLE, ORGANIZATION);
  private @Nullable Jobs jobs;

  Rig(DatabaseSettings settings, Path snapshot, InstantSource clock) {
    this.clock = clock;
    Supplier<UUID> ids = new TimeOrderedIds(clock, new SecureRandom());
    database = Database.open(settings, Catalog.bundled(), clock, ids);
    source =
        new SnapshotSource(
            List.of(snapshot), new PolicyCompiler(Catalog.bundled()), () -> "", ORGANIZATION);
    watched = new Watched(source, database.analyzers(), database.findings(), ACCOUNT);
    reconciler = new Reconciler(LifeSettings.DEFAULT, ids);
    scan = scan(database.findings());
  }

  /** A scan that stores what it finds elsewhere. */
  AccountScan scan(FindingStore findings) {
    return new AccountScan(
        source, watched, database.analyzers(), findings, choices, reconciler, clock);
  }

  Rig jobs(String name, Duration watch) {
    JobSettings settings = new JobSettings(Duration.ofDays(1), watch, Duration.ofSeconds(4), 2);
    Recorded events = new Recorded();
    JobTasks tasks = tasks(scan, settings, events);
    Jobs made = Jobs.of(database, name, tasks, settings, events, clock);
    made.start();
    jobs = made;
    return this;
  }

  private JobTasks tasks(AccountScan accounts, JobSettings settings, JobEvents events) {
    return new JobTasks(
        accounts,
        watched,
        new Administration(Optional::empty, database.analyzers(), clock),
        database.analyzers(),
        new Housekeeping(database.findings(), database.access(), LifeSettings.DEFAULT),
        departed(LifeSettings.FOREVER),
        settings,
        events,
        clock);
  }

  DepartedAccounts departed(Duration kept) {
    return new DepartedAccounts(source, database.analyzers(), database.findings(), kept);
  }

  /** What there is to do, for a server whose scans are those. */
  JobTasks tasks(AccountScan accounts) {
    JobSettings settings =
        new JobSettings(Duration.ofDays(1), Duration.ofSeconds(1), Duration.ofSeconds(4), 1);
    return tasks(accounts, settings, new Recorded());
  }

  /** Of the jobs in the database, for who runs none. */
  SchedulerClient client() {
    SchedulerClient.Builder builder =
        SchedulerClient.Builder.create(database.dataSource(), tasks(scan).onDemand())
            .serializer(new TextSerializer());
    if (database.sqlite()) {
      builder.jdbcCustomization(new SqliteJobs());
    }
    return builder.build();
  }

  /** Asks the scheduler alone. */
  void nudge(Analyzer analyzer) {
    if (jobs != null) {
      jobs.request(analyzer);
    }
  }

  ServiceScans scans() {
    if (jobs == null) {
      throw new IllegalStateException("no jobs run");
    }
    return new ServiceScans(
        jobs,
        database.analyzers(),
        watched,
        source,
        choices,
        assessment -> assessment.principal().name(),
        clock);
  }

  Analyzer analyzer(String name, int days) {
    return analyzer(name, AnalyzerType.ORGANIZATION_UNUSED_ACCESS, days);
  }

  Analyzer analyzer(String name, AnalyzerType type, int days) {
    AnalyzerConfiguration configuration =
        new AnalyzerConfiguration(new TrackingPeriod(days), List.of(), Scope.EVERYTHING);
    return database
        .analyzers()
        .create(name, type, configuration, Map.of(), List.of(), clock.instant(), 5);
  }

  List<FindingRecord> findings(Analyzer analyzer) {
    List<FindingRecord> all = new ArrayList<>();
    FindingPage page = page(analyzer, null);
    all.addAll(page.findings());
    while (page.next() != null) {
      page = page(analyzer, page.next());
      all.addAll(page.findings());
    }
    return all;
  }

  private FindingPage page(Analyzer analyzer, FindingQuery.@Nullable Position after) {
    return database
        .findings()
        .list(
            new FindingQuery(
                analyzer.id(),
                Filter.NONE,
                Set.of(),
                FindingQuery.SortKey.ID,
                false,
                after,
                1_000));
  }

  /** The findings of a status, as {@code type arn}. */
  Set<String> told(Analyzer analyzer, FindingStatus status) {
    Set<String> told = new TreeSet<>();
    for (FindingRecord finding : findings(analyzer)) {
      if (finding.status() == status) {
        told.add(finding.type().wireName() + " " + finding.principal().arn());
      }
    }
    return told;
  }

  Set<String> active(Analyzer analyzer) {
    return told(analyzer, FindingStatus.ACTIVE);
  }

  /** Waits for what must come sooner or later. */
  static void await(String what, BooleanSupplier condition) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("it never happened: " + what);
      }
      Thread.sleep(20);
    }
  }

  @Override
  public void close() {
    if (jobs != null) {
      jobs.close();
    }
    database.close();
  }

  private final class Recorded implements JobEvents {
    @Override
    public void scanned(String accountId, AccountScan.End end, Duration took) {
      scanned.add(accountId);
    }

    @Override
    public void jobFailed(String job, Throwable cause) {
      scanned.add(job + " " + cause);
    }

    @Override
    public void takenOver(String job) {
      scanned.add("taken over");
    }

    @Override
    public void source(boolean readable, String problem) {}
  }

  /** How many jobs of a kind wait or run. */
  static long jobs(Database database, String task) {
    try (Connection connection = database.dataSource().getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT count(*) FROM scheduled_tasks WHERE task_name = ?")) {
      statement.setString(1, task);
      try (ResultSet count = statement.executeQuery()) {
        return count.next() ? count.getLong(1) : 0;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.dormouse.bench;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.AnalyzerConfiguration;
import dev.dormouse.analyzers.AnalyzerType;
import dev.dormouse.analyzers.Criterion;
import dev.dormouse.analyzers.Filter;
import dev.dormouse.analyzers.FilterKey;
import dev.dormouse.analyzers.life.TimeOrderedIds;
import dev.dormouse.analyzers.port.FindingPage;
import dev.dormouse.analyzers.port.FindingQuery;
import dev.dormouse.analyzers.port.FindingQuery.Position;
import dev.dormouse.analyzers.port.FindingStore;
import dev.dormouse.catalog.Catalog;
import dev.dormouse.store.Database;
import dev.dormouse.store.DatabaseSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A store with many findings: how fast they come in, and how long a page, the counts and one
 * finding take then. Arguments: {@code sqlite FILE [ROWS]} for a file that there is not yet, or
 * {@code postgres URL USER PASSWORD [ROWS]} for an empty database.
 */
public final class StoreBenchmark {
  private static final int ROWS = 1_000_000;
  private static final int TIMED_ROWS = 200_000;
  private static final int PAGE = 100;
  private static final int PAGES = 1_000;
  private static final int CALLS = 1_000;
  private static final int WARM_UP = 300;

  private final String name;
  private final FindingStore store;
  private final long analyzer;
  private final SampleFindings sample;

  private StoreBenchmark(String name, Database database, TimeOrderedIds ids) {
    this.name = name;
    this.store = database.findings();
    Analyzer made =
        database
            .analyzers()
            .create(
                "bench",
                AnalyzerType.ORGANIZATION_UNUSED_ACCESS,
                AnalyzerConfiguration.DEFAULT,
                Map.of(),
                List.of(),
                Instant.now(),
                1);
    this.analyzer = made.id();
    this.sample = new SampleFindings(analyzer, Catalog.bundled(), ids);
  }

  public static void main(String[] args) throws SQLException {
    boolean sqlite = args[0].equals("sqlite");
    DatabaseSettings settings =
        sqlite
            ? new DatabaseSettings.Sqlite(Path.of(args[1]))
            : new DatabaseSettings.Postgres(args[1], args[2], args[3], 4);
    int rowsAt = sqlite ? 2 : 4;
    int rows = args.length > rowsAt ? Integer.parseInt(args[rowsAt]) : ROWS;
    InstantSource clock = InstantSource.system();
    TimeOrderedIds ids = new TimeOrderedIds(clock, new Random(1));
    try (Database database = Database.open(settings, Catalog.bundled(), clock, ids)) {
      new StoreBenchmark("store-" + args[0], database, ids).run(rows, database, sqlite);
    }
  }

  private void run(int rows, Database database, boolean sqlite) throws SQLException {
    int timed = Math.min(rows, TIMED_ROWS);
    long start = System.nanoTime();
    insert(timed);
    print("insert-" + timed, (System.nanoTime() - start) / 1e9, "s", 30);
    insert(rows - timed);
    print("insert-" + rows, (System.nanoTime() - start) / 1e9, "s", 150);
    if (!sqlite) {
      settle(database);
    }
    pages();
    measure("counts", 20, i -> store.counts(analyzer, Set.of()).rows().size());
    List<UUID> ids = sample.administrators();
    measure(
        "find-administrator",
        10,
        i -> store.find(analyzer, ids.get(i % ids.size())).isPresent() ? 1 : 0);
  }

  /** What PostgreSQL would do by itself meanwhile, after so many new rows. */
  private static void settle(Database database) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("VACUUM ANALYZE");
    }
  }

  private void insert(int rows) {
    for (int done = 0; done < rows; done += SampleFindings.PER_ACCOUNT) {
      if (!store.apply(analyzer, sample.nextAccount(), null, Instant.now())) {
        throw new IllegalStateException("the store refused new findings");
      }
    }
  }

  private void pages() {
    FindingQuery first = query(null);
    measure("first-page", 10, i -> store.list(first).findings().size());
    FindingPage page = store.list(first);
    @Nullable Position at = null;
    int pages = 1;
    while (page.next() != null && pages < PAGES) {
      at = page.next();
      page = store.list(query(at));
      pages++;
    }
    FindingQuery deep = query(at);
    measure("page-" + pages, 10, i -> store.list(deep).findings().size());
    FindingQuery all = everything(null);
    measure("first-page-of-everything", 10, i -> store.list(all).findings().size());
  }

  /** One type of the account that has a tenth of all findings. */
  private FindingQuery query(@Nullable Position after) {
    Filter filter =
        Filter.of(
            Map.of(
                FilterKey.FINDING_TYPE,
                Criterion.eq("UnusedPermission"),
                FilterKey.RESOURCE_OWNER_ACCOUNT,
                Criterion.eq(SampleFindings.LARGE_ACCOUNT)));
    return new FindingQuery(
        analyzer, filter, Set.of(), FindingQuery.SortKey.UPDATED_AT, true, after, PAGE);
  }

  private FindingQuery everything(@Nullable Position after) {
    return new FindingQuery(
        analyzer, Filter.NONE, Set.of(), FindingQuery.SortKey.UPDATED_AT, true, after, PAGE);
  }

  private interface Call {
    int run(int number);
  }

  private void measure(String what, double target, Call call) {
    double[] costs = new double[CALLS];
    long answers = 0;
    for (int i = -WARM_UP; i < CALLS; i++) {
      long start = System.nanoTime();
      answers += call.run(Math.abs(i));
      if (i >= 0) {
        costs[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    if (answers == 0) {
      throw new IllegalStateException(what + " found nothing");
    }
    Arrays.sort(costs);
    print(what + "-median", costs[CALLS / 2], "ms", target);
    print(what + "-p99", costs[CALLS * 99 / 100], "ms", target);
  }

  private void print(String what, double value, String unit, double target) {
    new Figure(name + "-" + what, value, unit, target).print();
  }
}

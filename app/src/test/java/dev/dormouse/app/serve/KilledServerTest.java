package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.life.FindingEvent;
import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.analyzers.life.FindingStatus;
import dev.dormouse.store.DatabaseSettings;
import dev.dormouse.testing.Export;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Servers that are killed in the midst of their work. A few kills by default; the system property
 * {@code dormouse.kills} sets another number for a long run.
 */
class KilledServerTest {
  private static final int KILLS = Integer.getInteger("dormouse.kills", 3);
  private static final int ACCOUNTS = 30;
  private static final int ROLES = 60;

  @TempDir Path folder = Path.of("");

  private Path snapshot() {
    return folder.resolve("snapshot");
  }

  /** Every generation has a third of its roles in common with the one before. */
  private void export(int generation) throws IOException {
    for (int account = 0; account < ACCOUNTS; account++) {
      Export export = Export.of(id(account));
      export.role("Recent" + account, Export.used("2026-11-20T00:00:00Z"));
      for (int role = 0; role < ROLES; role++) {
        export.role(
            "Role" + account + "x" + (generation * ROLES * 2 / 3 + role), Export.NEVER_USED);
      }
      export.write(snapshot());
    }
  }

  private static String id(int account) {
    return String.format(Locale.ROOT, "4444%08d", account);
  }

  private ServerProcess server(Path data, DatabaseSettings database) throws IOException {
    Map<String, String> environment =
        database instanceof DatabaseSettings.Postgres postgres
            ? Map.of(
                "DORMOUSE_DATABASE_URL", postgres.jdbcUrl(),
                "DORMOUSE_DATABASE_USER", postgres.user())
            : Map.of();
    return ServerProcess.start(
        data,
        environment,
        "--account=" + id(0),
        "--source=" + snapshot(),
        "--watch=1s",
        "--take-over=4s");
  }

  /** How many accounts the servers of a data folder have scanned. */
  private static long scans(Path data) {
    try (Stream<String> lines = Files.lines(data.resolve("log"))) {
      return lines.filter(line -> line.contains("was scanned")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void noFindingIsLostOrDoubledAndEachHasItsEventHoweverOftenTheServerIsKilled() throws Exception {
    Path data = folder.resolve("data");
    DatabaseSettings.Sqlite database = new DatabaseSettings.Sqlite(data.resolve("dormouse.db"));
    export(0);
    try (Rig rig = new Rig(database, snapshot(), InstantSource.system())) {
      rig.analyzer("one", 90);
    }
    long seed = Long.getLong("dormouse.seed", System.nanoTime());
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    int met = 0;
    for (int kill = 1; kill <= KILLS; kill++) {
      export(kill);
      long before = kill == 1 ? 0 : scans(data);
      ServerProcess server = server(data, database);
      int starts = kill;
      Rig.await("an answer of the server", () -> ServerProcess.endpoints(data).size() >= starts);
      long enough = before + random.nextLong(1, ACCOUNTS / 2);
      Rig.await("some scans", () -> scans(data) >= enough);
      server.kill();
      try (Rig rig = new Rig(database, snapshot(), InstantSource.system())) {
        consistent(rig, rig.database.analyzers().find("one").orElseThrow());
        met += rig.watched.due(Instant.now(), Duration.ofDays(1)).isEmpty() ? 0 : 1;
      }
    }
    assertThat(met).as("kills in the midst of scans, seed " + seed).isPositive();
    try (ServerProcess last = server(data, database);
        Rig rig = new Rig(database, snapshot(), InstantSource.system())) {
      assertThat(last.process().isAlive()).isTrue();
      Analyzer analyzer = rig.database.analyzers().find("one").orElseThrow();
      Set<String> expected = expected();
      Rig.await("the last scan", () -> rig.active(analyzer).equals(expected));
      consistent(rig, analyzer);
    }
  }

  @Test
  void oneServerFinishesTheWorkOfAnotherThatWasKilled() throws Exception {
    DatabaseSettings database = Stores.POSTGRES.empty(folder);
    export(0);
    try (Rig rig = new Rig(database, snapshot(), InstantSource.system())) {
      Analyzer analyzer = rig.analyzer("one", 90);
      Path first = folder.resolve("first");
      ServerProcess killed = server(first, database);
      Rig.await(
          "a beginning",
          () -> !rig.database.findings().analyses(analyzer.id(), Set.of()).isEmpty());
      Path second = Files.createDirectories(folder.resolve("second"));
      Files.copy(first.resolve("secret.key"), second.resolve("secret.key"));
      try (ServerProcess survivor = server(second, database)) {
        killed.kill();
        Set<String> expected = expected();
        Rig.await("the end", () -> rig.active(analyzer).equals(expected));
        consistent(rig, analyzer);
        assertThat(survivor.process().isAlive()).isTrue();
      }
    }
  }

  /** What one undisturbed scan finds. */
  private Set<String> expected() throws IOException {
    Path elsewhere = Files.createTempDirectory(folder, "expected");
    try (Rig rig =
        new Rig(
            new DatabaseSettings.Sqlite(elsewhere.resolve("dormouse.db")),
            snapshot(),
            InstantSource.system())) {
      Analyzer analyzer = rig.analyzer("one", 90);
      for (int account = 0; account < ACCOUNTS; account++) {
        rig.scan.scan(id(account));
      }
      return rig.active(analyzer);
    }
  }

  private static void consistent(Rig rig, Analyzer analyzer) {
    List<FindingRecord> findings = rig.findings(analyzer);
    Map<UUID, List<FindingEvent>> events =
        rig.database.findings().events(0, Integer.MAX_VALUE).stream()
            .collect(Collectors.groupingBy(FindingEvent::findingId));
    assertThat(events.keySet())
        .isEqualTo(findings.stream().map(FindingRecord::id).collect(Collectors.toSet()));
    Set<String> open = new HashSet<>();
    for (FindingRecord finding : findings) {
      List<FindingEvent> own = events.getOrDefault(finding.id(), List.of());
      assertThat(own.stream().filter(event -> event.previousStatus() == null)).hasSize(1);
      assertThat(own.getLast().version()).isEqualTo(finding.version());
      assertThat(own.getLast().status()).isEqualTo(finding.status());
      if (finding.status() != FindingStatus.RESOLVED) {
        String key = finding.principal().uniqueId() + finding.principal().arn() + finding.type();
        assertThat(open.add(key)).as(key).isTrue();
      }
    }
    long counted =
        rig.database.findings().counts(analyzer.id(), Set.of()).rows().stream()
            .mapToLong(row -> row.active() + row.archived() + row.resolved())
            .sum();
    assertThat(counted).isEqualTo(findings.size());
  }
}

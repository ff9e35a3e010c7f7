package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.event.SchedulerListener;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.port.Scans;
import dev.dormouse.store.DatabaseSettings;
import dev.dormouse.testing.Export;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobsTest {
  private static final Duration SOON = Duration.ofSeconds(1);

  @TempDir Path folder = Path.of("");

  private Path snapshot() {
    return folder.resolve("snapshot");
  }

  private void export(String account, String... roles) throws IOException {
    Export export =
        Export.of(account).role("Recent" + account, Export.used("2026-11-20T00:00:00Z"));
    for (String role : roles) {
      export.role(role + account.substring(4), Export.NEVER_USED);
    }
    export.write(snapshot());
  }

  @ParameterizedTest
  @EnumSource
  void changedFolderIsSeenAndScannedAgain(Stores store) throws Exception {
    export(Rig.ACCOUNT, "First");
    try (Rig rig = new Rig(store.empty(folder), snapshot(), InstantSource.system())) {
      Analyzer analyzer = rig.analyzer("one", 90);
      rig.jobs("server", SOON);
      Rig.await("the first scan", () -> rig.active(analyzer).size() == 1);

      export(Rig.ACCOUNT, "First", "Second");

      Rig.await("the second scan", () -> rig.active(analyzer).size() == 2);
      assertThat(rig.scanned).containsOnly(Rig.ACCOUNT);
    }
  }

  @ParameterizedTest
  @EnumSource
  void requestHasEveryAccountLookedAtThoughNothingChanged(Stores store) throws Exception {
    export(Rig.ACCOUNT, "First");
    export("222233334444", "First");
    try (Rig rig = new Rig(store.empty(folder), snapshot(), InstantSource.system())) {
      Analyzer analyzer = rig.analyzer("one", 90);
      rig.jobs("server", Duration.ofHours(1));
      Rig.await("the first scan", () -> rig.scanned.size() == 2);
      Rig.await("no job left", () -> Rig.jobs(rig.database, JobTasks.SCAN_ACCOUNT) == 0);

      rig.scans().request(analyzer);

      Rig.await("the second scan", () -> rig.scans().status(analyzer).pending() == 0);
      Rig.await("no job left", () -> Rig.jobs(rig.database, JobTasks.SCAN_ACCOUNT) == 0);
      assertThat(rig.scans().status(analyzer).accounts()).isEqualTo(2);
      assertThat(rig.scans().status(analyzer).requestedAt()).isNotNull();
      assertThat(rig.scanned).hasSize(4);
    }
  }

  @ParameterizedTest
  @EnumSource
  void jobsGoOnWhenTheClockIsSetBack(Stores store) throws Exception {
    export(Rig.ACCOUNT, "First");
    AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ofHours(2));
    InstantSource clock = () -> Instant.now().plus(ahead.get());
    try (Rig rig = new Rig(store.empty(folder), snapshot(), clock)) {
      Analyzer analyzer = rig.analyzer("one", 90);
      rig.jobs("server", SOON);
      Rig.await("the first scan", () -> rig.active(analyzer).size() == 1);

      ahead.set(Duration.ZERO);
      export(Rig.ACCOUNT, "First", "Second");

      Rig.await("the second scan", () -> rig.active(analyzer).size() == 2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void jobThatStandsLaterThanAnyIsPutOffIsBroughtForward(Stores store) throws Exception {
    export(Rig.ACCOUNT, "First");
    Instant now = Instant.parse("2026-11-24T00:00:00Z");
    try (Rig rig = new Rig(store.empty(folder), snapshot(), InstantSource.fixed(now))) {
      SchedulerClient client = rig.client();
      TaskInstance<String> late = JobTasks.account("1");
      TaskInstance<String> soon = JobTasks.account("2");
      client.scheduleIfNotExists(late, now.plus(Duration.ofHours(1)));
      client.scheduleIfNotExists(soon, now.plus(Duration.ofMinutes(4)));

      LateJobs jobs =
          new LateJobs(
              Map.of(JobTasks.SCAN_ACCOUNT, Duration.ofMinutes(5)), InstantSource.fixed(now));
      jobs.bringForward(client);
      jobs.onSchedulerEvent(SchedulerListener.SchedulerEventType.RAN_EXECUTE_DUE);

      assertThat(time(client, late)).isEqualTo(now);
      assertThat(time(client, soon)).isEqualTo(now.plus(Duration.ofMinutes(4)));
    }
  }

  private static Instant time(SchedulerClient client, TaskInstance<String> job) {
    return client.getScheduledExecution(job).orElseThrow().getExecutionTime();
  }

  @ParameterizedTest
  @EnumSource
  void changeBringsForwardAnAccountThatWaitsToBeTriedAgain(Stores store) throws Exception {
    export(Rig.ACCOUNT, "First");
    try (Rig rig = new Rig(store.empty(folder), snapshot(), InstantSource.system())) {
      rig.analyzer("one", 90);
      rig.client()
          .scheduleIfNotExists(
              JobTasks.account(Rig.ACCOUNT), Instant.now().plus(Duration.ofMinutes(4)));

      rig.jobs("server", SOON);

      Rig.await("the scan", () -> rig.scanned.size() == 1);
    }
  }

  @Test
  void requestThatTheSchedulerDoesNotTakeIsKeptAndDoneAllTheSame() throws Exception {
    export(Rig.ACCOUNT, "First");
    try (Rig rig = new Rig(Stores.SQLITE.empty(folder), snapshot(), InstantSource.system())) {
      Analyzer analyzer = rig.analyzer("one", 90);
      rig.jobs("server", Duration.ofHours(1));
      Rig.await("the first scan", () -> rig.scans().status(analyzer).pending() == 0);
      try (Connection other = rig.database.dataSource().getConnection();
          Statement statement = other.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        rig.nudge(analyzer);
        statement.execute("ROLLBACK");
      }
      assertThat(rig.scanned)
          .anySatisfy(told -> assertThat(told).contains("another process holds the write lock"));
    }
  }

  @Test
  void twoServersOnOneDatabaseScanEachAccountOnce() throws Exception {
    List<String> accounts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String account = String.format(Locale.ROOT, "3333%08d", i);
      accounts.add(account);
      export(account, "Role");
    }
    DatabaseSettings database = Stores.POSTGRES.empty(folder);
    try (Rig one = new Rig(database, snapshot(), InstantSource.system());
        Rig two = new Rig(database, snapshot(), InstantSource.system())) {
      Analyzer analyzer = one.analyzer("one", 90);
      one.jobs("one", Duration.ofHours(1));
      two.jobs("two", Duration.ofHours(1));

      Rig.await(
          "all accounts looked at",
          () -> one.database.findings().analyses(analyzer.id(), Set.of()).size() == 40);
      Rig.await("no job left", () -> Rig.jobs(one.database, JobTasks.SCAN_ACCOUNT) == 0);

      List<String> scanned = new ArrayList<>(one.scanned);
      scanned.addAll(two.scanned);
      assertThat(scanned).containsExactlyInAnyOrderElementsOf(accounts);
      assertThat(one.active(analyzer)).hasSize(40);
    }
  }

  @ParameterizedTest
  @EnumSource
  void explainsAPrincipalFromTheSource(Stores store) throws Exception {
    export(Rig.ACCOUNT, "First");
    try (Rig rig = new Rig(store.empty(folder), snapshot(), InstantSource.system())) {
      Analyzer analyzer = rig.analyzer("one", 90);
      rig.jobs("server", Duration.ofHours(1));

      String arn = "arn:aws:iam::" + Rig.ACCOUNT + ":role/";

      assertThat(rig.scans().explain(analyzer, Rig.ACCOUNT, arn + "First22223333"))
          .isEqualTo(new Scans.Explanation.Known("First22223333"));
      assertThat(rig.scans().explain(analyzer, Rig.ACCOUNT, arn + "Other"))
          .isInstanceOf(Scans.Explanation.NoSuchPrincipal.class);
      assertThat(rig.scans().explain(analyzer, "999999999999", arn + "First22223333"))
          .isInstanceOf(Scans.Explanation.NoSuchPrincipal.class);

      Files.writeString(snapshot().resolve(Rig.ACCOUNT).resolve(Export.FILE), "{");
      assertThat(rig.scans().explain(analyzer, Rig.ACCOUNT, arn + "First22223333"))
          .isInstanceOf(Scans.Explanation.Unreadable.class);
    }
  }
}

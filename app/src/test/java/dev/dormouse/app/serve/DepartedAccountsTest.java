package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.life.FindingEvent;
import dev.dormouse.analyzers.life.LifeSettings;
import dev.dormouse.testing.Export;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DepartedAccountsTest {
  private static final String STAYS = "222233334444";
  private static final String LEAVES = Rig.ACCOUNT;
  private static final Instant LEFT = Instant.parse("2026-11-24T00:00:00Z");
  private static final Duration KEPT = Duration.ofDays(90);

  @TempDir Path folder = Path.of("");
  private final AtomicReference<Instant> now = new AtomicReference<>(LEFT);

  /** Two accounts with a finding each; then the folder of one is away. */
  private Rig rig(Stores store) throws Exception {
    Export.of(STAYS).role("Idle", Export.NEVER_USED).write(source());
    Path account = Export.of(LEAVES).role("Idle", Export.NEVER_USED).write(source());
    Rig rig = new Rig(store.empty(folder), source(), now::get);
    rig.analyzer("one", 90);
    rig.scan.scan(STAYS);
    rig.scan.scan(LEAVES);
    Files.delete(account.resolve(Export.FILE));
    Files.delete(account);
    return rig;
  }

  private Path source() {
    return folder.resolve("snapshot");
  }

  private void accounts(String json) throws IOException {
    Files.writeString(source().resolve("accounts.json"), json);
  }

  private void listed(String... ids) throws IOException {
    String elements = String.join("\"},{\"Id\":\"", ids);
    accounts("{\"Accounts\":[{\"Id\":\"" + elements + "\"}]}");
  }

  private static Analyzer analyzer(Rig rig) {
    return rig.database.analyzers().all().getFirst();
  }

  private void sweepAfter(Rig rig, Duration time) {
    rig.departed(KEPT).sweep(LEFT.plus(time));
  }

  private static void keepsBoth(Rig rig) {
    assertThat(rig.active(analyzer(rig))).hasSize(2);
    assertThat(rig.database.findings().analyses(analyzer(rig).id(), Set.of())).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void findingsOfAnAccountThatLeftGoAfterTheirTimeWithAllThatCountsThem(Stores store)
      throws Exception {
    try (Rig rig = rig(store)) {
      listed(STAYS);
      rig.scan.scan(LEAVES);
      sweepAfter(rig, KEPT.minusSeconds(1));
      keepsBoth(rig);
      long events = rig.database.findings().events(0, 100).size();

      sweepAfter(rig, KEPT);

      assertThat(rig.findings(analyzer(rig)))
          .singleElement()
          .matches(left -> left.principal().accountId().equals(STAYS));
      assertThat(rig.database.findings().analyses(analyzer(rig).id(), Set.of()))
          .singleElement()
          .matches(left -> left.accountId().equals(STAYS));
      assertThat(rig.database.findings().counts(analyzer(rig).id(), Set.of(LEAVES)).rows())
          .allMatch(row -> row.active() == 0);
      assertThat(rig.database.findings().events(0, 100)).hasSize((int) events + 1);
      FindingEvent last = rig.database.findings().events(0, 100).getLast();
      assertThat(last.deleted()).isTrue();
      assertThat(last.principal().accountId()).isEqualTo(LEAVES);
    }
  }

  @Test
  void missingFolderAloneShowsNothing() throws Exception {
    try (Rig rig = rig(Stores.SQLITE)) {
      rig.scan.scan(LEAVES);
      sweepAfter(rig, Duration.ofDays(10_000));
      keepsBoth(rig);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Accounts\":[{\"Id\":\"222233334444\"}",
        "{\"Accounts\":[]}",
        "{\"Accounts\":null}",
        "{\"Accounts\":[{\"Name\":\"nobody\"}]}",
        "{\"Accounts\":[{\"Id\":\"222233334444\"}],\"NextToken\":\"more\"}",
        "{}"
      })
  void listThatMayLackAccountsShowsNothing(String list) throws Exception {
    try (Rig rig = rig(Stores.SQLITE)) {
      accounts(list);
      rig.scan.scan(LEAVES);
      sweepAfter(rig, Duration.ofDays(10_000));
      keepsBoth(rig);
    }
  }

  @Test
  void accountThatIsListedStays() throws Exception {
    try (Rig rig = rig(Stores.SQLITE)) {
      listed(STAYS, LEAVES);
      rig.scan.scan(LEAVES);
      sweepAfter(rig, Duration.ofDays(10_000));
      keepsBoth(rig);
    }
  }

  @Test
  void accountThatCameBackStaysAndItsTimeBeginsAnewWhenItLeavesAgain() throws Exception {
    try (Rig rig = rig(Stores.SQLITE)) {
      listed(STAYS);
      rig.scan.scan(LEAVES);
      listed(STAYS, LEAVES);
      sweepAfter(rig, KEPT);
      keepsBoth(rig);

      now.set(LEFT.plus(KEPT));
      rig.scan.scan(LEAVES);
      listed(STAYS);
      rig.scan.scan(LEAVES);
      sweepAfter(rig, KEPT.plus(KEPT).minusSeconds(1));
      keepsBoth(rig);
      sweepAfter(rig, KEPT.plus(KEPT));
      assertThat(rig.active(analyzer(rig))).hasSize(1);
    }
  }

  @Test
  void laterLooksDoNotBeginItsTimeAnew() throws Exception {
    try (Rig rig = rig(Stores.SQLITE)) {
      listed(STAYS);
      rig.scan.scan(LEAVES);
      now.set(LEFT.plus(Duration.ofDays(80)));
      rig.scan.scan(LEAVES);
      sweepAfter(rig, KEPT);
      assertThat(rig.active(analyzer(rig))).hasSize(1);
    }
  }

  @Test
  void findingsMayBeKeptForEver() throws Exception {
    try (Rig rig = rig(Stores.SQLITE)) {
      listed(STAYS);
      rig.scan.scan(LEAVES);
      rig.departed(LifeSettings.FOREVER).sweep(LEFT.plus(Duration.ofDays(10_000)));
      keepsBoth(rig);
    }
  }
}

package dev.dormouse.snapshot;

import static dev.dormouse.testing.Export.NEVER_USED;
import static dev.dormouse.testing.Export.used;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.findings.FindingType;
import dev.dormouse.testing.Export;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotScanTest {
  private static final int ACCOUNTS = 40;

  @TempDir Path folder;

  private List<String> manyAccounts() throws IOException {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < ACCOUNTS; i++) {
      String id = String.format("%012d", 100 + i);
      Export export = Export.of(id);
      for (int role = 0; role < (i % 7) * 5; role++) {
        export.role("Role" + role, NEVER_USED);
      }
      export.write(folder);
      ids.add(id);
    }
    return ids;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void resultsComeInTheOrderOfAccountIdsWhateverTheThreads(int threads) throws IOException {
    List<String> ids = manyAccounts();
    List<String> seen = new ArrayList<>();
    Scanned.of(Scanned.open(folder), Scanned.NOW, threads)
        .run(result -> result.account().id(), seen::add);
    assertThat(seen).isEqualTo(ids);
  }

  @Test
  void onlyTheAccountsAtWorkAreHeld() throws IOException {
    manyAccounts();
    int threads = 3;
    AtomicInteger held = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Scanned.of(Scanned.open(folder), Scanned.NOW, threads)
        .run(
            result -> {
              most.accumulateAndGet(held.incrementAndGet(), Math::max);
              return result;
            },
            result -> held.decrementAndGet());
    assertThat(most.get()).isBetween(1, threads + 1);
    assertThat(held.get()).isZero();
  }

  @Test
  void aConsumerThatFailsEndsTheScanWithItsError() throws IOException {
    manyAccounts();
    SnapshotScan scan = Scanned.of(Scanned.open(folder), Scanned.NOW, 2);
    assertThatThrownBy(
            () ->
                scan.run(
                    result -> result,
                    result -> {
                      throw new IllegalArgumentException("full");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("full");
  }

  @Test
  void workThatFailsEndsTheScanWithItsError() throws IOException {
    manyAccounts();
    SnapshotScan scan = Scanned.of(Scanned.open(folder), Scanned.NOW, 2);
    assertThatThrownBy(
            () ->
                scan.<String>run(
                    result -> {
                      throw new IllegalArgumentException("ink");
                    },
                    text -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ink");
  }

  @Test
  void aTimeInTheFutureIsToldAndNeverTheMomentOfTheAnalysis() throws IOException {
    Export.of("111122223333").role("Ahead", used("2031-01-01T00:00:00Z")).write(folder);
    Scanned scanned = Scanned.scan(folder, null);
    assertThat(scanned.account().asOf()).isEqualTo(Scanned.NOW);
    assertThat(scanned.findings("Ahead")).isEmpty();
    assertThat(scanned.problems()).singleElement().asString().contains("2031-01-01", "clock");
  }

  @Test
  void aClockThatIsADayOffIsNotWorthAWord() throws IOException {
    Export.of("111122223333")
        .role("Ahead", used(Scanned.NOW.plus(Duration.ofHours(20)).toString()))
        .write(folder);
    assertThat(Scanned.scan(folder, null).problems()).isEmpty();
  }

  /** Judged years later, everything in an old export would look unused. */
  @Test
  void anExportOlderThanTheMomentOfTheAnalysisShowsNothingUnused() throws IOException {
    String old = Export.of("111122223333").role("Idle", NEVER_USED).json();
    Path account = Files.createDirectories(folder.resolve("111122223333"));
    Files.writeString(
        account.resolve(Export.FILE), old.replace(Export.EXPORTED, "2026-11-22T23:59:59Z"));
    Scanned scanned = Scanned.scan(folder);
    assertThat(scanned.findings("Idle")).isEmpty();
    assertThat(scanned.unknown("Idle", "role")).containsExactly(UnknownReason.EVIDENCE_TOO_OLD);
    assertThat(Scanned.scan(folder, null).findings("Idle"))
        .containsExactly(FindingType.UNUSED_IAM_ROLE);
  }

  @Test
  void aRoleMadeInTheFutureIsTooYoungToBeCalledUnused() throws IOException {
    Export.of("111122223333")
        .role("Newborn", NEVER_USED, "\"CreateDate\":\"2031-01-01T00:00:00Z\"")
        .role("Idle", NEVER_USED)
        .write(folder);
    Scanned scanned = Scanned.scan(folder);
    assertThat(scanned.principal("Newborn").young()).isTrue();
    assertThat(scanned.findings("Newborn")).isEmpty();
    assertThat(scanned.findings("Idle")).containsExactly(FindingType.UNUSED_IAM_ROLE);
  }

  @Test
  void emptyListsAreAnAccountWithNobodyInIt() throws IOException {
    Export.of("111122223333").write(folder);
    AccountResult account = Scanned.scan(folder).account();
    assertThat(account.status()).isEqualTo(AccountResult.Status.COMPLETE);
    assertThat(account.assessments()).isEmpty();
  }
}

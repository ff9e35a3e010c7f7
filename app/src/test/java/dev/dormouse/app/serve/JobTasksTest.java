package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.life.AccountAnalysis;
import dev.dormouse.analyzers.port.FindingStore;
import dev.dormouse.testing.Export;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobTasksTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-24T00:00:00Z"));

  @TempDir Path folder = Path.of("");
  private Rig rig;
  private Analyzer analyzer;
  private Task<String> scan;

  @BeforeEach
  void scansThatTheStoreRefuses() throws Exception {
    Export.of(Rig.ACCOUNT).role("Idle", Export.NEVER_USED).write(folder.resolve("snapshot"));
    rig = new Rig(Stores.SQLITE.empty(folder), folder.resolve("snapshot"), CLOCK);
    analyzer = rig.analyzer("one", 90);
    scan = scans(Refusing.analyses(rig.database.findings()));
  }

  @SuppressWarnings("unchecked") // the scans' data are text
  private Task<String> scans(FindingStore findings) {
    return (Task<String>)
        rig.tasks(rig.scan(findings)).onDemand().stream()
            .filter(task -> task.getName().equals(JobTasks.SCAN_ACCOUNT))
            .findFirst()
            .orElseThrow();
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private CompletionHandler<String> done(@Nullable String disturbances) {
    TaskInstance<String> job = new TaskInstance<>(JobTasks.SCAN_ACCOUNT, Rig.ACCOUNT, disturbances);
    return scan.execute(job, null);
  }

  @Test
  void disturbedScanIsDoneAgain() {
    assertThat(done(null)).isNotInstanceOf(OnCompleteRemove.class);
    assertThat(done("9")).isNotInstanceOf(OnCompleteRemove.class);
    assertThat(rig.database.findings().analysis(analyzer.id(), Rig.ACCOUNT)).isEmpty();
  }

  @Test
  void accountThatIsTooLargeIsShownAsFailed() {
    scan = scans(Refusing.analyses(rig.database.findings(), new OutOfMemoryError("heap")));
    assertThat(done(null)).isInstanceOf(OnCompleteRemove.class);
    assertThat(rig.database.findings().analysis(analyzer.id(), Rig.ACCOUNT))
        .hasValueSatisfying(
            one -> {
              assertThat(one.outcome()).isEqualTo(AccountAnalysis.Outcome.FAILED);
              assertThat(one.note()).contains("OutOfMemoryError: heap");
            });
  }

  @Test
  void scanThatIsDisturbedTimeAndAgainIsGivenUp() {
    assertThat(done("10")).isInstanceOf(OnCompleteRemove.class);
    assertThat(rig.database.findings().analysis(analyzer.id(), Rig.ACCOUNT))
        .hasValueSatisfying(
            one -> assertThat(one.outcome()).isEqualTo(AccountAnalysis.Outcome.FAILED));
  }
}

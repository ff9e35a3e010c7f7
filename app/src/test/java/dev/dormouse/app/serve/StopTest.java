package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.store.DatabaseSettings;
import dev.dormouse.testing.Export;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a server of its own process ends that is told to stop. */
class StopTest {
  private static final int ACCOUNTS = 20;
  private static final int ROLES = 40;

  @TempDir Path folder = Path.of("");

  private Path data() {
    return folder.resolve("data");
  }

  private DatabaseSettings database() {
    return new DatabaseSettings.Sqlite(data().resolve("dormouse.db"));
  }

  private void export() throws IOException {
    for (int account = 0; account < ACCOUNTS; account++) {
      Export export = Export.of(String.format(Locale.ROOT, "5555%08d", account));
      for (int role = 0; role < ROLES; role++) {
        export.role("Role" + account + "x" + role, Export.NEVER_USED);
      }
      export.write(folder.resolve("snapshot"));
    }
  }

  private Process server(String log) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.dormouse.app.Main",
                "serve",
                "--data=" + data(),
                "--account=555500000000",
                "--source=" + folder.resolve("snapshot"),
                "--port=0",
                "--watch=1s"));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(log).toFile())
        .start();
  }

  private boolean says(String log, String text) {
    try {
      return Files.readString(folder.resolve(log)).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int exit(Process server) throws InterruptedException {
    assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return server.exitValue();
  }

  @Test
  void serverThatIsToldToStopEndsItsScansAndGoesOnLater() throws Exception {
    export();
    Files.createDirectories(data());
    try (Rig rig = new Rig(database(), folder.resolve("snapshot"), InstantSource.system())) {
      rig.analyzer("one", 90);
    }
    Process first = server("first");
    try {
      Rig.await("a scan", () -> says("first", "was scanned"));
      Process second = server("second");
      assertThat(exit(second)).isEqualTo(5);
      assertThat(says("second", "another server uses this data folder")).isTrue();

      first.destroy();

      assertThat(exit(first)).isEqualTo(143);
      assertThat(says("first", "\"error\"")).isFalse();
      assertThat(data().resolve("dormouse.db-wal")).doesNotExist();
    } finally {
      first.destroyForcibly();
    }
    Process again = server("again");
    try (Rig rig = new Rig(database(), folder.resolve("snapshot"), InstantSource.system())) {
      Analyzer analyzer = rig.database.analyzers().find("one").orElseThrow();
      Rig.await("every finding", () -> rig.active(analyzer).size() == ACCOUNTS * ROLES);
      assertThat(rig.findings(analyzer)).hasSize(ACCOUNTS * ROLES);
    } finally {
      again.destroyForcibly().waitFor();
    }
  }
}

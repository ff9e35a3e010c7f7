package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.port.FindingCounts;
import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTest {
  @TempDir Path folder = Path.of("");

  private Path data() {
    return folder.resolve("data");
  }

  private static long active(Server server, Analyzer analyzer) {
    FindingCounts counts = server.database().findings().counts(analyzer.id(), Set.of());
    return counts.rows().stream().mapToLong(FindingCounts.Row::active).sum();
  }

  @Test
  void sampleIsServedWithItsHundredFindings() throws Exception {
    try (Served served = Served.start(data(), "--sample")) {
      Analyzer analyzer = served.server.database().analyzers().find("unused-access").orElseThrow();

      Rig.await("100 findings", () -> active(served.server, analyzer) == 100);

      assertThat(analyzer.configuration().trackingPeriod().days()).isEqualTo(90);
      Rig.await("all looked at", () -> served.server.scans().status(analyzer).pending() == 0);
      assertThat(served.server.scans().status(analyzer).accounts()).isEqualTo(12);
      assertThat(served.get("/health/live").statusCode()).isEqualTo(200);
      assertThat(served.get("/health/ready").statusCode()).isEqualTo(200);
      assertThat(served.get("/metrics").body())
          .contains(
              "dormouse_findings{analyzer=\"unused-access\",status=\"ACTIVE\",type=\"UnusedIAMRole\"} 18.0");
      assertThat(served.out())
          .contains("AWS_SHARED_CREDENTIALS_FILE=" + data().resolve("credentials"))
          .contains("--endpoint-url " + served.server.endpoint() + " --region us-east-1");
    }
  }

  @Test
  void firstStartMakesAFolderAndFilesThatAreTheOwnersAlone() throws Exception {
    Served.start(data(), "--account=111122223333").close();

    assertThat(mode(data())).isEqualTo("rwx------");
    for (String file : new String[] {"secret.key", "credentials", "config", "dormouse.db"}) {
      assertThat(mode(data().resolve(file))).as(file).isEqualTo("rw-------");
    }
    assertThat(Files.readString(data().resolve("credentials")))
        .matches("\\[default]\naws_access_key_id = AKIA\\w{16}\naws_secret_access_key = \\S{40}\n");
  }

  private static String mode(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void secondStartKeepsTheKeysAndMakesNoOther() throws Exception {
    Served.start(data(), "--account=111122223333").close();
    String credentials = Files.readString(data().resolve("credentials"));

    try (Served again = Served.start(data(), "--account=111122223333")) {
      assertThat(again.server.database().access().keys()).hasSize(1);
      assertThat(Files.readString(data().resolve("credentials"))).isEqualTo(credentials);
      assertThat(again.out()).doesNotContain("access key is in");
    }
  }

  @Test
  void twoServersOnOneDataFolderAreRefused() {
    try (Served served = Served.start(data(), "--account=111122223333")) {
      assertThat(served.server.endpoint()).startsWith("http://127.0.0.1:");
      assertThatExceptionOfType(Failure.class)
          .isThrownBy(() -> Served.start(data(), "--account=111122223333"))
          .withMessage(data() + ": another server uses this data folder");
    }
  }

  @Test
  void takenPortIsToldInOneLine() {
    try (Served served = Served.start(data(), "--account=111122223333")) {
      String port = served.server.endpoint().replaceAll(".*:", "");
      assertThatExceptionOfType(Failure.class)
          .isThrownBy(
              () ->
                  Server.start(
                      SettingsReader.read(
                          folder.resolve("other"),
                          java.util.Map.of(),
                          java.util.Map.of("account", "111122223333", "port", port),
                          java.util.List.of(),
                          false),
                      DataFolder.open(folder.resolve("other")),
                      dev.dormouse.catalog.Catalog.bundled(),
                      assessment -> "{}",
                      System.err,
                      java.time.InstantSource.system()))
          .withMessageContaining("cannot listen on 127.0.0.1:" + port)
          .matches(failure -> failure.exit() == Exit.CANNOT_SERVE);
    }
  }

  @Test
  void missingSecretKeyOfAUsedDatabaseIsToldAndNoOtherIsMade() throws Exception {
    Served.start(data(), "--account=111122223333").close();
    Files.delete(data().resolve("secret.key"));

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> Served.start(data(), "--account=111122223333"))
        .withMessageContaining("secret.key: is missing")
        .matches(failure -> failure.exit() == Exit.BAD_INPUT);
    assertThat(data().resolve("secret.key")).doesNotExist();
  }

  @Test
  void dataFolderThatIsAFileIsToldInOneLine() throws Exception {
    Files.writeString(data(), "");

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> Served.start(data(), "--account=111122223333"))
        .withMessage(data() + ": the data folder cannot be written")
        .matches(failure -> failure.exit() == Exit.CANNOT_WRITE);
  }
}

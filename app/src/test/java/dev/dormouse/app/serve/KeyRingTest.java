package dev.dormouse.app.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dormouse.analyzers.access.AccessKey;
import dev.dormouse.analyzers.access.Role;
import dev.dormouse.analyzers.port.AccessStore;
import dev.dormouse.api.key.AccessKeys;
import dev.dormouse.api.key.SecretBox;
import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import dev.dormouse.app.Main;
import dev.dormouse.app.Session;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {
  private static final String ACCOUNT = "--account=111122223333";

  @TempDir Path folder = Path.of("");

  private Path data() {
    return folder.resolve("data");
  }

  @Test
  void firstKeyIsMadeAgainWhereItsFileCouldNotBeWritten() throws Exception {
    Path inTheWay = data().resolve(DataFolder.CREDENTIALS);
    Files.createDirectories(inTheWay.resolve("x"));
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> Served.start(data(), ACCOUNT))
        .withMessageContaining("credentials: cannot be written")
        .matches(failure -> failure.exit() == Exit.CANNOT_WRITE);
    Files.delete(inTheWay.resolve("x"));
    Files.delete(inTheWay);

    try (Served served = Served.start(data(), ACCOUNT)) {
      assertThat(served.out()).contains("access key is in " + inTheWay);
      assertThat(served.server.database().access().keys()).hasSize(1);
      assertThat(served.call("GET", "/analyzer", "").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void everyKeyIsTriedAndOneThatDoesNotOpenCanBeDeleted() {
    String foreign;
    try (Served served = Served.start(data(), ACCOUNT)) {
      foreign = foreign(served.server.database().access());
    }
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> Served.start(data(), ACCOUNT))
        .withMessageContaining(
            "secret.key: opens some of the database's access keys and not " + foreign)
        .matches(failure -> failure.exit() == Exit.BAD_INPUT);

    assertThat(deleted(foreign)).isZero();

    Served.start(data(), ACCOUNT).close();
  }

  private int deleted(String id) {
    PrintStream sink = new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
    Map<String, String> environment = Map.of("DORMOUSE_HOME", data().toString());
    return Main.run(
        new Session(sink, sink, false, false, Clock.systemUTC(), environment),
        "access-key",
        "delete",
        id);
  }

  /** A key that another secret key sealed. */
  private static String foreign(AccessStore store) {
    SecureRandom random = new SecureRandom();
    SecretBox box = new SecretBox(new byte[SecretBox.KEY_BYTES], random);
    AccessKey key =
        new AccessKeys(store, box, random)
            .create("foreign", Role.VIEWER, Set.of(), null, Instant.now())
            .key();
    return key.id();
  }
}

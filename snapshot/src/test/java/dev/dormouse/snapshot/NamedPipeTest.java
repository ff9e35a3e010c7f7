package dev.dormouse.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dormouse.testing.Export;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody writes into is not waited for. */
class NamedPipeTest {
  private static final String ACCOUNT = "111122223333";

  @TempDir Path folder = Path.of("");

  private Path pipe(String name) throws Exception {
    Export.of(ACCOUNT).role("Idle", Export.NEVER_USED).write(folder);
    Path pipe = folder.resolve(name);
    Files.deleteIfExists(pipe);
    Files.createDirectories(pipe.getParent());
    try {
      assumeTrue(
          new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "mkfifo works");
    } catch (IOException e) {
      assumeTrue(false, "mkfifo is there");
    }
    return pipe;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "credential-report.csv",
        "access-keys.json",
        "login-profiles.json",
        "users.json",
        "collection.json",
        "service-last-accessed/AROAIdle.json"
      })
  void pipeAmongTheEvidenceIsAGapThatNamesIt(String name) throws Exception {
    Path pipe = pipe(ACCOUNT + "/" + name);

    assertThat(Scanned.scan(folder).problems())
        .anySatisfy(line -> assertThat(line).contains(pipe.toString()).contains("it is a pipe"));
  }

  @Test
  void pipeInPlaceOfTheDetailsIsAnAccountThatCannotBeRead() throws Exception {
    Path pipe = pipe(ACCOUNT + "/account-authorization-details.json");

    assertThat(Scanned.scan(folder).problems())
        .anySatisfy(line -> assertThat(line).contains(pipe.toString()).contains("it is a pipe"));
  }
}

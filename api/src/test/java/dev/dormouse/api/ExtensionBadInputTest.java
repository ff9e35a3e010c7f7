package dev.dormouse.api;

import static dev.dormouse.api.ExtensionWorld.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.analyzers.Analyzer;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Input that is wrong in every way: AWS's error, no fault, and nothing changed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExtensionBadInputTest {
  private ExtensionWorld world;
  private Analyzer before;

  @BeforeAll
  void start(@TempDir Path folder) {
    world = new ExtensionWorld(folder);
    before = world.server.analyzer("org");
    world.server.requested.clear();
  }

  @AfterAll
  void stop() {
    world.close();
  }

  /** Columns: method, target, body with single quotes, a field of fieldList or the reason. */
  @ParameterizedTest
  @CsvFileSource(
      resources = "/dev/dormouse/api/bad-extension-input.txt",
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = true)
  void isAValidationErrorThatNamesTheField(
      String method, String target, String body, String field) {
    String text =
        (body == null ? "" : body)
            .replace("@ID", world.role.toString())
            .replace("@LONG", "x".repeat(1_001))
            .replace("@1001", "'" + world.role + "'" + (",'" + world.role + "'").repeat(1_000))
            .replace("@101", "'v'" + ",'v'".repeat(100));
    String path = target.startsWith("^") ? "/dormouse/v1" + target.substring(1) : ROOT + target;
    Calls.Reply reply = world.call(method, path, text);
    assertThat(reply.error()).as(reply.body()).isEqualTo("ValidationException");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body())
        .containsAnyOf("\"name\":\"" + field + "\"", "\"reason\":\"" + field + "\"");
    assertThat(world.server.faults).isEmpty();
    assertThat(world.server.analyzer("org")).isEqualTo(before);
    assertThat(world.server.requested).isEmpty();
    assertThat(world.server.database.findings().counts(before.id(), Set.of()).rows())
        .allSatisfy(row -> assertThat(row.active()).isEqualTo(1));
  }
}

package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dormouse.app.Exit;
import dev.dormouse.testing.ProjectRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OperationsDocumentTest {
  private static List<String> document() throws IOException {
    Optional<Path> root = ProjectRoot.find();
    assumeTrue(root.isPresent(), "the documents lie in the source tree alone");
    return Files.readAllLines(root.orElseThrow().resolve("docs/operations.md"));
  }

  @Test
  void tableOfSettingsIsThatOfTheProgram() throws IOException {
    List<String> documented =
        document().stream()
            .filter(line -> line.matches("\\| `\\w+` \\| `DORMOUSE_.*"))
            .map(line -> String.join("|", Arrays.copyOfRange(line.split("\\|", -1), 1, 4)))
            .toList();
    List<String> programmed =
        Arrays.stream(Setting.values())
            .map(
                one ->
                    String.format(" `%s` | `%s` | `%s` ", one.key(), one.variable(), one.option()))
            .toList();

    assertThat(documented).isEqualTo(programmed);
  }

  @Test
  void exitCodesOfTheServerStandThere() throws IOException {
    List<Exit> exits =
        List.of(Exit.USAGE, Exit.BAD_INPUT, Exit.CANNOT_WRITE, Exit.CANNOT_SERVE, Exit.INTERNAL);
    List<String> lines = document();

    assertThat(exits)
        .allMatch(
            exit -> lines.stream().anyMatch(line -> line.startsWith("| " + exit.code() + " |")));
  }
}

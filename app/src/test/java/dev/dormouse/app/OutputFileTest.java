package dev.dormouse.app;

import static dev.dormouse.testing.Export.NEVER_USED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dormouse.testing.Export;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --output} is written whole or not at all. */
class OutputFileTest {
  @TempDir Path input;
  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Export.of("111122223333").role("Idle", NEVER_USED).write(input);
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "json", "jsonl", "csv", "html"})
  void theFileHoldsWhatWouldHaveBeenPrinted(String format) throws IOException {
    Path file = folder.resolve("report");
    Cli scan = Cli.scan(input, "--format", format, "--output", file.toString());
    assertThat(scan.exit()).isZero();
    assertThat(scan.out()).isEmpty();
    assertThat(file).hasContent(Cli.scan(input, "--format", format).out());
    assertThat(left()).containsExactly("report");
  }

  @Test
  void aNewFileIsItsOwnersOnlyAndAnOldOneKeepsItsMode() throws IOException {
    Path file = folder.resolve("report");
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    Cli.scan(input, "--output", file.toString());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Cli.scan(input, "--output", file.toString());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r--r--");
  }

  @Test
  void aFileThatStandsThereIsKeptIfTheInputIsBad() throws IOException {
    Path file = Files.writeString(folder.resolve("report"), "before");
    Cli scan = Cli.scan(input.resolve("gone"), "--output", file.toString());
    assertThat(scan.exit()).isEqualTo(Exit.BAD_INPUT.code());
    assertThat(file).hasContent("before");
    assertThat(left()).containsExactly("report");
  }

  @Test
  void noFileIsMadeIfTheInputIsBad() throws IOException {
    Cli.scan(input.resolve("gone"), "--output", folder.resolve("report").toString());
    assertThat(left()).isEmpty();
  }

  @Test
  void aFolderThatIsMissingIsNamed() {
    Path file = folder.resolve("gone/report");
    Cli scan = Cli.scan(input, "--output", file.toString());
    assertThat(scan.exit()).isEqualTo(Exit.CANNOT_WRITE.code());
    assertThat(scan.errLines())
        .singleElement()
        .asString()
        .isEqualTo(
            "dormouse: %s: cannot be written: there is no folder %s to write it in",
            file, file.getParent());
  }

  @Test
  void aFileThatStandsThereIsKeptIfTheInputIsAnotherDocument() throws IOException {
    Path file = Files.writeString(folder.resolve("report"), "before");
    Path other = Files.writeString(input.resolve("other.json"), "{\"Roles\":[]}");
    Cli scan = Cli.scan(other, "--output", file.toString());
    assertThat(scan.exit()).isEqualTo(Exit.BAD_INPUT.code());
    assertThat(file).hasContent("before");
    assertThat(left()).containsExactly("report");
  }

  @Test
  void aFolderInTheFilesPlaceIsNamedAndKept() throws IOException {
    Cli scan = Cli.scan(input, "--output", folder.toString());
    assertThat(scan.exit()).isEqualTo(Exit.CANNOT_WRITE.code());
    assertThat(scan.errLines()).singleElement().asString().contains("is a folder", "--output");
    assertThat(left()).isEmpty();
  }

  @Test
  void aLinkStaysALinkAndItsTargetIsWritten() throws IOException {
    Path target = Files.writeString(folder.resolve("target"), "before");
    Path link = Files.createSymbolicLink(folder.resolve("link"), target);
    assertThat(Cli.scan(input, "--output", link.toString()).exit()).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(target).content().contains("1 active finding");
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "json", "jsonl", "csv", "html"})
  void aDeviceThatIsFullIsToldAndStaysADevice(String format) {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "skipped: there is no /dev/full here");
    Cli scan = Cli.scan(input, "--format", format, "--output", full.toString());
    assertThat(scan.exit()).isEqualTo(Exit.CANNOT_WRITE.code());
    assertThat(scan.errLines())
        .singleElement()
        .asString()
        .contains("/dev/full", "cannot be written");
    assertThat(Files.isRegularFile(full)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "json", "jsonl", "csv", "html"})
  void halfACharacterInANameDoesNotStopTheReport(String format) throws IOException {
    Export.of("111122223333")
        .role("Idle", NEVER_USED, "\"Tags\":[{\"Key\":\"k\",\"Value\":\"a\\ud83db\"}]")
        .write(input);
    Path file = folder.resolve("report");
    assertThat(Cli.scan(input, "--format", format, "--output", file.toString()).exit()).isZero();
    assertThat(file).content().contains("Idle");
  }
}

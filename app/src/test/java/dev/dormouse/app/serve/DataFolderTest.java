package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path folder = Path.of("");

  private static void refused(Path path, String reason) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> DataFolder.open(path))
        .withMessage(path + ": the data folder cannot be made: " + reason)
        .matches(failure -> failure.exit() == Exit.CANNOT_WRITE);
  }

  @Test
  void placeWhereNoFolderCanBeMadeIsToldInWords() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");

    refused(file.resolve("data").resolve("own"), "Not a directory");
  }

  @Test
  void folderOfTheKernelTakesNone() {
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self")));

    refused(Path.of("/proc/dormouse-data"), "no folder can be made in /proc");
  }
}

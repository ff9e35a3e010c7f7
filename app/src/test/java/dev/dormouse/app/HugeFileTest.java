package dev.dormouse.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dormouse.testing.Export;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HugeFileTest {
  private static final long SIZE = 200L << 20;
  private static final int ROLES = 4_000;

  @TempDir Path folder;

  /** A file as large as only an account with giant documents has it. */
  private Path huge() throws IOException {
    assumeTrue(
        Files.getFileStore(folder).getUsableSpace() > 3 * SIZE, "skipped: the disk is too full");
    Path file = folder.resolve("huge.json");
    String[] around =
        Export.of("111122223333")
            .role("R@", Export.NEVER_USED, "\"Novelty\":[#]")
            .json()
            .split("#", 2);
    String start = around[0].substring(0, around[0].indexOf("{\"Path\""));
    String role = around[0].substring(start.length());
    String end = around[1].substring(around[1].indexOf('}') + 1);
    String padding = "\"" + "x".repeat(1022) + "\"";
    long each = SIZE / ROLES / 1025;
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write(start);
      for (int i = 0; i < ROLES; i++) {
        out.write((i == 0 ? "" : ",") + role.replace("@", Integer.toString(i)) + padding);
        for (long n = 0; n < each; n++) {
          out.write(",");
          out.write(padding);
        }
        out.write("]}");
      }
      out.write(end);
    }
    return file;
  }

  @Test
  void aFileOfTwoHundredMegabytesIsReadInLittleMemory() throws Exception {
    Path file = huge();
    assertThat(Files.size(file)).isGreaterThan(SIZE);
    Path out = folder.resolve("out");
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process scan =
        new ProcessBuilder(
                java.toString(),
                "-Xmx192m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(),
                "scan",
                file.toString(),
                Cli.AS_OF)
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    assertThat(scan.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(Files.readString(out)).contains("4,000 active findings");
    assertThat(scan.exitValue()).isZero();
  }
}

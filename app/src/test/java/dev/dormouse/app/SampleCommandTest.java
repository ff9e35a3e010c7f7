package dev.dormouse.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleCommandTest {
  @TempDir Path parent;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void writesTheDefaultOrganizationAndSaysWhatToDoNext() {
    Path folder = parent.resolve("sample");
    assertThat(run("sample", folder.toString())).isEqualTo(Exit.OK.code());
    assertThat(text(out))
        .contains("12 accounts with")
        .contains("as of 2026-11-01T00:00:00Z")
        .contains("Next: dormouse scan " + folder);
    assertThat(folder.resolve("444455556666/account-authorization-details.json")).exists();
  }

  @Test
  void writesAnOrganizationOfAnySize() {
    Path folder = parent.resolve("large");
    assertThat(run("sample", folder.toString(), "--accounts", "3", "--principals", "10"))
        .isEqualTo(Exit.OK.code());
    assertThat(text(out)).contains("3 accounts with 21 roles and 9 users");
  }

  @Test
  void writesItForAnotherMoment() throws IOException {
    Path folder = parent.resolve("later");
    assertThat(run("sample", folder.toString(), "--as-of", "2027-03-04")).isEqualTo(Exit.OK.code());
    assertThat(Files.readString(folder.resolve("444455556666/collection.json")))
        .contains("\"CompletedAt\": \"2027-03-04T00:00:00+00:00\"");
  }

  @Test
  void refusesAFolderWithOtherThings() throws IOException {
    Files.writeString(parent.resolve("notes.txt"), "mine");
    assertThat(run("sample", parent.toString())).isEqualTo(Exit.CANNOT_WRITE.code());
    assertThat(text(err))
        .startsWith("dormouse: " + parent)
        .contains("is not empty")
        .hasLineCount(1);
  }

  @Test
  void quotesABadDateAndABadNumber() {
    String folder = parent.resolve("sample").toString();
    assertThat(run("sample", folder, "--as-of", "soon")).isEqualTo(Exit.USAGE.code());
    assertThat(text(err)).contains("--as-of: \"soon\" is not a date");
    assertThat(run("sample", folder, "--accounts", "0")).isEqualTo(Exit.USAGE.code());
    assertThat(text(err)).contains("--accounts must be from 1 to 100000, not 0");
    assertThat(parent.resolve("sample")).doesNotExist();
  }

  private int run(String... arguments) {
    var clock = Clock.fixed(Instant.parse("2026-11-02T00:00:00Z"), ZoneOffset.UTC);
    var session =
        new Session(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false,
            clock,
            Map.of("DORMOUSE_HOME", parent.resolve("data").toString()));
    return Main.run(session, arguments);
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}

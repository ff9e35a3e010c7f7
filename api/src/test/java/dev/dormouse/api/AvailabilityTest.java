package dev.dormouse.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.testing.ProjectRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code docs/api-compatibility.md} calls not available is refused so, and nothing else is.
 */
class AvailabilityTest {
  private static final Pattern ROW =
      Pattern.compile("\\| `\\w+` \\| `(\\w+) ([^`]+)` \\| (same|differs|not available) \\|");

  @Test
  void operationIsRefusedAsNotSupportedExactlyIfTheDocumentSaysSo(@TempDir Path folder)
      throws IOException {
    Path document = ProjectRoot.find().orElseThrow().resolve("docs/api-compatibility.md");
    List<MatchResult> rows = ROW.matcher(Files.readString(document)).results().toList();
    assertThat(rows.stream().map(row -> row.group(3)).distinct())
        .containsExactlyInAnyOrder("same", "differs", "not available");
    try (ServerFixture server = new ServerFixture(folder)) {
      for (MatchResult row : rows) {
        String target = row.group(2).replaceAll("\\{\\w+}", "x");
        String body = row.group(1).equals("GET") ? "" : "{}";
        Calls.Reply reply = server.calls().call(row.group(1), target, body);
        assertThat(reply.body().contains("\"reason\":\"notSupported\""))
            .as(row.group() + reply.body())
            .isEqualTo(row.group(3).equals("not available"));
      }
    }
  }
}

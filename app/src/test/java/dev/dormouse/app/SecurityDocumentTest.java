package dev.dormouse.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dormouse.testing.ProjectRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each claim of {@code docs/security.md} has a test, and the test exists. */
class SecurityDocumentTest {
  private static final Pattern CLAIM = Pattern.compile("\\| .+ \\| (`[^`|]+`(, `[^`|]+`)*) \\|");
  private static final Pattern SHOWN_BY = Pattern.compile("`(\\w+)/(\\w+)\\.(\\w+|\\*)`");
  private static final String HEAD = "| claim | shown by |";

  private Path root = Path.of("");

  @BeforeEach
  void findRoot() {
    Optional<Path> found = ProjectRoot.find();
    assumeTrue(found.isPresent(), "the documents lie in the source tree alone");
    root = found.orElseThrow();
  }

  private List<String> claims() throws IOException {
    List<String> lines = Files.readAllLines(root.resolve("docs/security.md"));
    return Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
        .filter(i -> lines.get(i).equals(HEAD))
        .flatMap(
            i -> lines.subList(i + 2, lines.size()).stream().takeWhile(line -> !line.isBlank()))
        .toList();
  }

  @Test
  void everyClaimIsShownByATestThatExists() throws IOException {
    assertThat(claims())
        .hasSizeGreaterThan(30)
        .allSatisfy(
            claim -> {
              assertThat(claim).matches(CLAIM);
              List<MatchResult> tests = SHOWN_BY.matcher(claim).results().toList();
              assertThat(tests).isNotEmpty().allMatch(this::exists);
            });
  }

  @Test
  void testThatDoesNotExistIsSeen() {
    assertThat(SHOWN_BY.matcher("`app/SecurityDocumentTest.nothing`").results().toList())
        .singleElement()
        .matches(test -> !exists(test));
    assertThat(SHOWN_BY.matcher("`app/NoSuchTest.*`").results().toList())
        .singleElement()
        .matches(test -> !exists(test));
  }

  private boolean exists(MatchResult test) {
    String declared =
        test.group(3).equals("*") ? "class " + test.group(2) + " " : " void " + test.group(3) + "(";
    try (Stream<Path> files = Files.walk(root.resolve(test.group(1)).resolve("src/test/java"))) {
      return files
          .filter(file -> file.endsWith(test.group(2) + ".java"))
          .anyMatch(file -> text(file).contains(declared));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.dormouse.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * The folder {@code shared} beside the project's root: large published data that tests read and the
 * project does not carry. The system property {@code dormouse.shared} names another place for it.
 */
public final class SharedData {
  private SharedData() {}

  /**
   * The file or folder at {@code relative} below the shared folder. Where it is absent, the calling
   * test is aborted, not failed, with a message that names what is missing.
   */
  public static Path require(String relative) {
    Optional<Path> found = find(relative);
    Assumptions.assumeTrue(
        found.isPresent(), () -> "skipped: ../shared/" + relative + " is not here");
    return found.orElseThrow();
  }

  /** The file or folder at {@code relative} below the shared folder, if it exists. */
  public static Optional<Path> find(String relative) {
    return folder().map(shared -> shared.resolve(relative)).filter(Files::exists);
  }

  private static Optional<Path> folder() {
    String named = System.getProperty("dormouse.shared", "");
    return named.isEmpty()
        ? ProjectRoot.find().map(root -> root.resolveSibling("shared"))
        : Optional.of(Path.of(named));
  }
}

package dev.dormouse.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The root of the source tree that the running tests belong to. */
public final class ProjectRoot {
  private ProjectRoot() {}

  /**
   * The nearest folder, from the working directory upwards, that holds both {@code pom.xml} and the
   * launcher {@code dormouse}.
   */
  public static Optional<Path> find() {
    return above(Path.of(""));
  }

  /** As {@link #find()}, from {@code start} upwards. */
  static Optional<Path> above(Path start) {
    for (Path at = start.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve("pom.xml"))
          && Files.isRegularFile(at.resolve("dormouse"))) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }
}

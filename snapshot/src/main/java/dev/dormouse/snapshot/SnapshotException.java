package dev.dormouse.snapshot;

import java.nio.file.Path;

/** An input, or a whole account of it, that cannot be used. */
public final class SnapshotException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public SnapshotException(Path file, String place, String message) {
    this(new Problem(file, place, message));
  }

  public SnapshotException(Problem problem) {
    super(problem.line());
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}

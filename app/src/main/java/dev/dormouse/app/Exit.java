package dev.dormouse.app;

/** The exit codes, as {@code docs/cli.md} lists them. */
public enum Exit {
  /** Done. */
  OK(0),
  /** A finding of a type that {@code --fail-on} names. */
  FINDINGS(1),
  /** The command line is wrong. */
  USAGE(2),
  /** {@code --require-complete}, and something could not be judged. */
  INCOMPLETE(3),
  /** The input, or a whole account of it, cannot be read. */
  BAD_INPUT(4),
  /** The output cannot be written. */
  CANNOT_WRITE(5),
  /** The server cannot start: its port is taken, or its database does not answer. */
  CANNOT_SERVE(7),
  /** The server cannot be reached, or cannot answer. */
  UNREACHABLE(8),
  /** The server refused: an access key, a permission, a value, a quota. */
  REFUSED(9),
  /** The server has no such analyzer, finding, rule or access key. */
  NOT_FOUND(10),
  /** A fault of Dormouse itself. */
  INTERNAL(70);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}

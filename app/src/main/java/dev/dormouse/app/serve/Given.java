package dev.dormouse.app.serve;

import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;

/**
 * A setting's value as it was given.
 *
 * @param where names file and line, variable or option, for whoever has to correct it
 * @param inFile whether a file holds it, and not who called the program
 */
record Given(String value, String where, boolean inFile) {
  static final Given DEFAULT = new Given("", "default", false);

  /** A value that cannot be taken: {@code where: "value" …}. */
  Failure refused(String reason) {
    return new Failure(
        inFile ? Exit.BAD_INPUT : Exit.USAGE, where + ": \"" + value + "\" " + reason);
  }
}

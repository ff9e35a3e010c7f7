package dev.dormouse.snapshot;

import java.nio.file.Path;

/**
 * Something in an input that could not be read. Whatever it spoiled is unknown; the rest goes on.
 *
 * @param file the file, as the user would name it
 * @param place where in the file; empty if it is the whole of it
 * @param message what is wrong, with the bad value, and what to do
 * @param passing whether the file may be readable another time as it is: reading failed, and not
 *     what was read
 */
public record Problem(Path file, String place, String message, boolean passing) {
  public Problem(Path file, String place, String message) {
    this(file, place, message, false);
  }

  /** One line: file, place, message. */
  public String line() {
    return file + ": " + (place.isEmpty() ? "" : place + ": ") + message;
  }
}

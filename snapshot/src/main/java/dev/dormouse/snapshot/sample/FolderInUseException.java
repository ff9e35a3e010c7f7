package dev.dormouse.snapshot.sample;

import java.io.IOException;
import java.nio.file.Path;

/** The folder holds something that is not a sample; it was left as it is. */
public final class FolderInUseException extends IOException {
  private static final long serialVersionUID = 1;

  FolderInUseException(Path folder, String what) {
    super(
        folder
            + " "
            + what
            + "; name a folder that does not exist, is empty, or holds an earlier sample");
  }
}

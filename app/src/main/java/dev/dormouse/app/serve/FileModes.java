package dev.dormouse.app.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Who may read files, where the file system knows modes (POSIX); elsewhere nothing is said. */
final class FileModes {
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rwx------");

  /** What a server's data folder holds, and the root of a volume; drafts begin with a dot. */
  private static final String OWN =
      "\\..*|dormouse\\.conf|dormouse\\.db(-wal|-shm|\\.lock)?|secret\\.key|credentials|config"
          + "|catalog\\.txt|sample|server\\.lock|lost\\+found";

  private FileModes() {}

  /** Takes a file from everybody but its owner, if it is there and may be changed. */
  static void keep(Path path) {
    mode(path)
        .filter(mode -> !OWNER.containsAll(mode))
        .ifPresent(
            mode -> {
              Set<PosixFilePermission> kept = EnumSet.copyOf(OWNER);
              kept.retainAll(mode);
              try {
                Files.setPosixFilePermissions(path, kept);
              } catch (IOException _) {
                // Another's file, or a read-only place: exposed() tells of it.
                return;
              }
            });
  }

  /** The same with a folder, unless something else lies in it: then it is not the server's own. */
  static void keepFolder(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      if (entries.allMatch(entry -> String.valueOf(entry.getFileName()).matches(OWN))) {
        keep(folder);
      }
    } catch (IOException _) {
      // Whoever uses the folder is told that it cannot be used.
      return;
    }
  }

  /** A sentence, if others than the owner may get at a file or folder. */
  static Optional<String> exposed(Path path) {
    return mode(path)
        .filter(mode -> !OWNER.containsAll(mode))
        .map(
            mode ->
                path
                    + ": others on this host may get at it (mode "
                    + PosixFilePermissions.toString(mode)
                    + "), and it holds secrets; take it from them with: chmod go= "
                    + path);
  }

  private static Optional<Set<PosixFilePermission>> mode(Path path) {
    try {
      return path.getFileSystem().supportedFileAttributeViews().contains("posix")
              && Files.exists(path)
          ? Optional.of(Files.getPosixFilePermissions(path))
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}

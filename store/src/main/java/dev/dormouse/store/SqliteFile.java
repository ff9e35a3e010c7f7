package dev.dormouse.store;

import dev.dormouse.analyzers.port.StoreUnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file of an SQLite store, which only its owner may read: secrets are in it. SQLite gives the
 * files that it makes beside it the same mode.
 */
final class SqliteFile {
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");
  private static final int LOCK_ATTEMPTS = 200;
  private static final long LOCK_PAUSE_MILLIS = 50;

  private final Path file;

  SqliteFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  /** Makes the file where there is none, and takes it from everybody but its owner. */
  void prepare() {
    try {
      Path folder = file.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
      create(posix);
      if (posix) {
        for (String suffix : List.of("", "-wal", "-shm")) {
          restrict(file.resolveSibling(file.getFileName() + suffix));
        }
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private void create(boolean posix) throws IOException {
    try {
      if (posix) {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER));
      } else {
        Files.createFile(file);
      }
    } catch (FileAlreadyExistsException _) {
      // It is the store, or SQLite will say what else it is.
      return;
    }
  }

  private static void restrict(Path path) throws IOException {
    if (Files.exists(path) && !Files.getPosixFilePermissions(path).equals(OWNER)) {
      Files.setPosixFilePermissions(path, OWNER);
    }
  }

  /** Runs something while no other process does so with the same file. */
  void exclusively(Runnable action) {
    Path path = file.resolveSibling(file.getFileName() + ".lock");
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      try (FileLock lock = lock(channel)) {
        if (!lock.isValid()) {
          throw new IOException("the lock is gone");
        }
        action.run();
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private FileLock lock(FileChannel channel) throws IOException {
    for (int attempt = 0; attempt < LOCK_ATTEMPTS; attempt++) {
      FileLock lock = tryLock(channel);
      if (lock != null) {
        return lock;
      }
      try {
        Thread.sleep(LOCK_PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
    throw new IOException("another process is making its tables and does not end");
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  private StoreUnavailableException unusable(IOException cause) {
    return new StoreUnavailableException(
        "the store " + file + " cannot be used: " + cause.getMessage(), cause);
  }
}

package dev.dormouse.app.serve;

import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder for all that is the server's own, which its owner alone may enter, and the files in it
 * that hold secrets, which their owner alone may read.
 */
final class DataFolder {
  static final String SECRET_KEY = "secret.key";
  static final String CREDENTIALS = "credentials";
  static final String CONFIG = "config";
  static final String SAMPLE = "sample";
  private static final String LOCK = "server.lock";
  private static final List<String> SECRETS = List.of(SECRET_KEY, CREDENTIALS);

  private final Path path;

  private DataFolder(Path path) {
    this.path = path;
    FileModes.keepFolder(path);
    SECRETS.forEach(name -> FileModes.keep(path.resolve(name)));
  }

  /**
   * Makes the folder if there is none. What is the server's own in one that is there is taken from
   * everybody but its owner.
   *
   * @throws Failure if it cannot be made or written
   */
  static DataFolder open(Path path) {
    try {
      if (Files.notExists(path)) {
        Path parent = path.toAbsolutePath().getParent();
        if (parent != null) {
          Files.createDirectories(parent);
        }
        Files.createDirectory(path, mode(path, "rwx------"));
      }
    } catch (IOException e) {
      throw new Failure(
          Exit.CANNOT_WRITE, path + ": the data folder cannot be made: " + reason(path, e));
    }
    if (!Files.isDirectory(path) || !Files.isWritable(path)) {
      throw new Failure(Exit.CANNOT_WRITE, path + ": the data folder cannot be written");
    }
    return new DataFolder(path);
  }

  private static String reason(Path path, IOException e) {
    Path parent = path.toAbsolutePath().getParent();
    return switch (e) {
      case NoSuchFileException _ -> "no folder can be made in " + parent;
      case FileAlreadyExistsException already -> already.getFile() + " is a file";
      case AccessDeniedException denied -> "permission denied at " + denied.getFile();
      case FileSystemException system when system.getReason() != null -> system.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }

  /**
   * The folder of a server that has started before; makes nothing.
   *
   * @throws Failure if there is none
   */
  static DataFolder existing(Path path) {
    if (!Files.isDirectory(path)) {
      throw noServers(path, "there is no such folder");
    }
    return open(path);
  }

  Failure noServers(String why) {
    return noServers(path, why);
  }

  private static Failure noServers(Path path, String why) {
    return new Failure(
        Exit.BAD_INPUT,
        path
            + ": no server's data folder there: "
            + why
            + "; name it with --data, or start a server first");
  }

  /** What others than its owner may still get at, a line each. */
  List<String> exposed() {
    return Stream.concat(Stream.of(path), SECRETS.stream().map(path::resolve))
        .flatMap(one -> FileModes.exposed(one).stream())
        .toList();
  }

  Path path() {
    return path;
  }

  Path file(String name) {
    return path.resolve(name);
  }

  /**
   * Keeps other servers off the folder until the process ends; two of them on one SQLite file would
   * take each other's jobs for lost.
   *
   * @throws Failure if another server has it
   */
  FileLock lock() {
    Path file = file(LOCK);
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      Optional<FileLock> lock = tryLock(channel);
      if (lock.isEmpty()) {
        channel.close();
        throw new Failure(Exit.CANNOT_WRITE, path + ": another server uses this data folder");
      }
      return lock.get();
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    }
  }

  /** A file of secrets, if it is there. */
  Optional<byte[]> read(String name) {
    Path file = file(name);
    try {
      return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw new Failure(Exit.BAD_INPUT, file + ": cannot be read: " + e);
    }
  }

  /** Writes a file of secrets, whole or not at all. */
  void write(String name, byte[] content) {
    Path file = file(name);
    try {
      Path draft = file.resolveSibling("." + name + ".part");
      Files.deleteIfExists(draft);
      Files.createFile(draft, mode(path, "rw-------"));
      Files.write(draft, content, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  void write(String name, String content) {
    write(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private static Failure unwritable(Path file, IOException e) {
    return new Failure(Exit.CANNOT_WRITE, file + ": cannot be written: " + e);
  }

  private static FileAttribute<?>[] mode(Path path, String mode) {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }
}

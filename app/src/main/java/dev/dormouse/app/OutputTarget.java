package dev.dormouse.app;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * Where a report goes: standard output, or a file that is written beside its place and moved there
 * when it is whole, so that a failure leaves what was there before. What is no regular file, such
 * as a pipe or a device, is written to as it is.
 */
final class OutputTarget implements AutoCloseable {
  /** Bytes; a large report takes a system call for each. */
  private static final int BUFFER = 1 << 17;

  private final @Nullable Path file;
  private final @Nullable Path draft;
  private final Writer writer;
  private final PrintStream out;

  private OutputTarget(@Nullable Path file, @Nullable Path draft, Writer writer, PrintStream out) {
    this.file = file;
    this.draft = draft;
    this.writer = writer;
    this.out = out;
  }

  /**
   * @param file null for standard output
   * @throws Failure if the file cannot be written
   */
  static OutputTarget open(@Nullable Path file, Session session) {
    if (file == null) {
      return new OutputTarget(null, null, writer(session.out()), session.out());
    }
    try {
      if (Files.isDirectory(file)) {
        throw new Failure(Exit.CANNOT_WRITE, file + ": is a folder; name a file with --output");
      }
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        return new OutputTarget(file, null, writer(Files.newOutputStream(file)), session.out());
      }
      Path folder = file.toAbsolutePath().getParent();
      Path draft = Files.createTempFile(folder, "." + file.getFileName(), ".part");
      return new OutputTarget(file, draft, writer(Files.newOutputStream(draft)), session.out());
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  /** Text as UTF-8; whatever the locale says, that is what all reports are. */
  private static Writer writer(OutputStream out) {
    return new BufferedWriter(
        new OutputStreamWriter(new BufferedOutputStream(out, BUFFER), StandardCharsets.UTF_8));
  }

  static Failure cannotWrite(Path file, IOException e) {
    return new Failure(Exit.CANNOT_WRITE, file + ": cannot be written: " + reason(file, e));
  }

  private static String reason(Path file, IOException e) {
    return switch (e) {
      case NoSuchFileException _ ->
          "there is no folder " + file.toAbsolutePath().getParent() + " to write it in";
      case AccessDeniedException _ -> "permission denied";
      case FileSystemException system when system.getReason() != null -> system.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }

  Writer writer() {
    return writer;
  }

  /**
   * Puts the whole report in its place.
   *
   * @throws Failure if it cannot be written; then the place is as before
   */
  void complete() {
    try {
      writer.flush();
      if (file == null && out.checkError()) {
        throw new Failure(Exit.CANNOT_WRITE, "standard output: cannot be written");
      }
      if (file != null && draft != null) {
        writer.close();
        move(draft, Files.exists(file) ? file.toRealPath() : file);
      }
    } catch (IOException e) {
      throw cannotWrite(file == null ? Path.of("standard output") : file, e);
    }
  }

  private static void move(Path draft, Path file) throws IOException {
    if (Files.exists(file)) {
      keepMode(draft, file);
    } else {
      ownersOnly(draft);
    }
    try {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void keepMode(Path draft, Path file) throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(file));
    }
  }

  /** A report names keys and roles: a new file is the user's own until the user says otherwise. */
  private static void ownersOnly(Path draft) throws IOException {
    if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(
          draft, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Override
  public void close() {
    if (file == null) {
      return;
    }
    try {
      writer.close();
    } catch (IOException e) {
      throw cannotWrite(file, e);
    } finally {
      discard(draft);
    }
  }

  private static void discard(@Nullable Path draft) {
    try {
      if (draft != null) {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

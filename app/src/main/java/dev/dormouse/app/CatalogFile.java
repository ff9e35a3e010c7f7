package dev.dormouse.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes a catalog's table, which is ASCII, whole or not at all. */
final class CatalogFile {
  private CatalogFile() {}

  /**
   * Writes a table, and the folder that it belongs in.
   *
   * @param file null for standard output
   * @throws Failure if it cannot be written; then what was there before is unchanged
   */
  static void write(@Nullable Path file, byte[] table, Session session) {
    try {
      if (file != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
      }
    } catch (IOException e) {
      throw OutputTarget.cannotWrite(file, e);
    }
    try (OutputTarget target = OutputTarget.open(file, session)) {
      target.writer().write(new String(table, StandardCharsets.US_ASCII));
      target.complete();
    } catch (IOException e) {
      throw OutputTarget.cannotWrite(file == null ? Path.of("standard output") : file, e);
    }
  }
}

package dev.dormouse.store;

import dev.dormouse.catalog.Catalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;

/** Databases with all their tables, to be copied: the migrations run once, not for every test. */
final class Templates {
  private Templates() {}

  private static final class Sqlite {
    private static final byte[] FILE = make();

    private static byte[] make() {
      try {
        Path folder = Files.createTempDirectory("store-template");
        Path file = folder.resolve("template.db");
        tables(new DatabaseSettings.Sqlite(file));
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        Files.deleteIfExists(folder.resolve("template.db.lock"));
        Files.delete(folder);
        return bytes;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static DatabaseSettings.Sqlite sqlite(Path file) {
    try {
      Files.write(file, Sqlite.FILE);
      return new DatabaseSettings.Sqlite(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void tables(DatabaseSettings settings) {
    Database.open(settings, Catalog.bundled(), InstantSource.system(), UUID::randomUUID).close();
  }
}

package dev.dormouse.app;

import dev.dormouse.catalog.Catalog;
import dev.dormouse.catalog.CatalogBuilder;
import dev.dormouse.catalog.ServiceReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Tables of the small made-up reference among the test's resources. */
final class Tables {
  /** A day after that of the program's own table. */
  static final LocalDate LATER = LocalDate.of(2026, 6, 1);

  /** A day before that of the program's own table. */
  static final LocalDate EARLIER = LocalDate.of(2025, 6, 1);

  private Tables() {}

  static byte[] madeUp(LocalDate date, @Nullable Catalog base) {
    ServiceReference reference = ReferenceFiles.read(ReferenceHost.folder(), "made up", date);
    return CatalogBuilder.table(reference, base);
  }

  /** Puts a table of the made-up reference, on no base, into a data folder. */
  static Catalog put(Path dataFolder, LocalDate date) throws IOException {
    Files.createDirectories(dataFolder);
    Path file = dataFolder.resolve(Catalogs.FILE);
    Files.write(file, madeUp(date, null));
    return Catalog.read(file);
  }
}

package dev.dormouse.app;

import dev.dormouse.catalog.Catalog;
import dev.dormouse.catalog.CatalogBuilder;
import dev.dormouse.catalog.CatalogException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Which catalog is in force: the one that {@code dormouse catalog update} left in the data folder,
 * or the program's own. Where the program's is newer, its facts count, under the ids that the data
 * folder's gave.
 */
final class Catalogs {
  static final String FILE = "catalog.txt";

  private final Session session;

  Catalogs(Session session) {
    this.session = session;
  }

  /** Where a catalog comes from. */
  enum Origin {
    /** The program's own table. */
    PROGRAM,
    /** The data folder's table. */
    DATA_FOLDER,
    /** The program's facts under the data folder's ids. */
    MERGED
  }

  /** A catalog and where it comes from. */
  record InForce(Catalog catalog, Origin origin) {}

  /** The folder for data of Dormouse's own. */
  Path dataFolder() {
    Map<String, String> environment = session.environment();
    String own = environment.getOrDefault("DORMOUSE_HOME", "");
    if (!own.isEmpty()) {
      return Path.of(own);
    }
    String data = environment.getOrDefault("XDG_DATA_HOME", "");
    return data.isEmpty()
        ? Path.of(environment.getOrDefault("HOME", "."), ".local", "share", "dormouse")
        : Path.of(data, "dormouse");
  }

  Path file() {
    return dataFolder().resolve(FILE);
  }

  /** The catalog in force; a broken one in the data folder is reported and passed over. */
  Catalog current() {
    return inForce().catalog();
  }

  /**
   * The catalog in force where {@code folder} is the data folder. A server that took another one
   * for a broken one would read the action ids of its findings wrongly.
   *
   * @throws CatalogException if the folder's is broken
   */
  Catalog inFolder(Path folder) {
    return inForce(folder.resolve(FILE)).catalog();
  }

  /** As {@link #current}, with its origin. */
  InForce inForce() {
    try {
      return inForce(file());
    } catch (CatalogException e) {
      session.warn("dormouse: " + e.getMessage() + "; going on with the program's own catalog");
      return new InForce(Catalog.bundled(), Origin.PROGRAM);
    }
  }

  /**
   * The catalog in force where {@code file} is the data folder's, which need not exist.
   *
   * @throws CatalogException if it is broken
   */
  static InForce inForce(Path file) {
    if (Files.notExists(file)) {
      return new InForce(Catalog.bundled(), Origin.PROGRAM);
    }
    Catalog local = Catalog.read(file);
    return local.info().date().isBefore(Catalog.bundled().info().date())
        ? new InForce(CatalogBuilder.merge(local, Catalog.bundled()), Origin.MERGED)
        : new InForce(local, Origin.DATA_FOLDER);
  }
}

package dev.dormouse.store;

import dev.dormouse.catalog.Action;
import dev.dormouse.catalog.Catalog;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jdbi.v3.core.Handle;

/**
 * Which catalog the findings' action ids are of: how many ids it gave, and a checksum of the names
 * behind them, which is quick at every start and guards against mistakes, not malice. A later
 * catalog goes on with the same ids, so that it has the same names up to there.
 */
record CatalogMark(int ids, String names) {
  private static final int BYTES_OF_A_NAME = 32;
  private static final String FIND = "SELECT ids, names FROM catalog_mark";
  private static final String CLEAR = "DELETE FROM catalog_mark";
  private static final String PUT = "INSERT INTO catalog_mark (ids, names) VALUES (:ids, :names)";

  static CatalogMark of(Catalog catalog, int ids) {
    StringBuilder names = new StringBuilder(ids * BYTES_OF_A_NAME);
    for (int id = 0; id < ids; id++) {
      Action action = catalog.action(id);
      names.append(action.service()).append(':').append(action.name()).append('\n');
    }
    byte[] bytes = names.toString().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return new CatalogMark(ids, bytes.length + " " + Long.toHexString(sum.getValue()));
  }

  private boolean same(CatalogMark other) {
    return ids == other.ids && names.equals(other.names);
  }

  /**
   * Whether the catalog reads what is stored.
   *
   * @throws OtherCatalogException if it gives other actions the ids that are stored, or has too few
   */
  static boolean upToDate(Handle handle, Catalog catalog, String place) {
    Optional<CatalogMark> stored = find(handle);
    if (stored.isPresent()) {
      int ids = stored.get().ids();
      if (ids > catalog.idLimit() || !of(catalog, ids).same(stored.get())) {
        throw new OtherCatalogException(place, ids, catalog.idLimit());
      }
    }
    return stored.filter(mark -> mark.ids() == catalog.idLimit()).isPresent();
  }

  /** Names the catalog, which reads what is stored, for the servers to come. */
  static boolean put(Handle handle, Catalog catalog, String place) {
    if (!upToDate(handle, catalog, place)) {
      CatalogMark mark = of(catalog, catalog.idLimit());
      handle.createUpdate(CLEAR).execute();
      handle.createUpdate(PUT).bind("ids", mark.ids()).bind("names", mark.names()).execute();
    }
    return true;
  }

  private static Optional<CatalogMark> find(Handle handle) {
    return handle
        .createQuery(FIND)
        .map((row, _) -> new CatalogMark(row.getInt(1), row.getString(2)))
        .findFirst();
  }
}

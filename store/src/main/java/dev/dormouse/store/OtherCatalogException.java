package dev.dormouse.store;

/** The findings of a store number actions by a catalog that this server does not have. */
public final class OtherCatalogException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OtherCatalogException(String place, int theirs, int ours) {
    super(
        "the findings of the store "
            + place
            + " are written with another catalog, of "
            + theirs
            + " actions; this server's, of "
            + ours
            + ", cannot read them: copy catalog.txt from the data folder of the server that wrote"
            + " them");
  }
}

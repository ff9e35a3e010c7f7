package dev.dormouse.catalog;

/**
 * A table or a reference that cannot be used. The message says where, which value, and what to do.
 */
public final class CatalogException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CatalogException(String message) {
    super(message);
  }

  public CatalogException(String message, Throwable cause) {
    super(message, cause);
  }
}

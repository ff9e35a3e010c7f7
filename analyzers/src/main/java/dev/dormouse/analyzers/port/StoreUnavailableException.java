package dev.dormouse.analyzers.port;

/**
 * The database cannot be reached, is full, or is read-only: nothing was changed, and the same call
 * may succeed later. The message names the cause for the operator.
 */
public final class StoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}

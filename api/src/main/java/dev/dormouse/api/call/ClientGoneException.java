package dev.dormouse.api.call;

/** The client ended its connection within its request: there is nobody to answer. */
public final class ClientGoneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ClientGoneException(Throwable cause) {
    super("the client ended its connection within its request", cause);
  }
}

package dev.dormouse.api.json;

/** A request body that is not JSON, or beyond the limits on it; the message says where. */
public final class JsonSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  JsonSyntaxException(String message) {
    super(message);
  }
}

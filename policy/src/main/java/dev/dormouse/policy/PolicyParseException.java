package dev.dormouse.policy;

/** A policy document that cannot be read; the message names the place and the bad value. */
public final class PolicyParseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PolicyParseException(String message) {
    super(message);
  }

  public PolicyParseException(String message, Throwable cause) {
    super(message, cause);
  }
}

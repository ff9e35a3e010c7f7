package dev.dormouse.app.client;

/**
 * An access key that Dormouse made.
 *
 * @param origin where it was found, for messages
 */
record Credentials(String keyId, String secret, String origin) {
  @Override
  public String toString() {
    return "the access key " + keyId + " of " + origin;
  }
}

package dev.dormouse.api.connection;

import java.time.Duration;

/**
 * How long the server waits for a client.
 *
 * @param silence between two requests, for the first byte of the first one (with TLS, from the
 *     handshake on), and for the client to take the next part of an answer
 * @param request from a request's first byte to its last, however it is cut
 */
public record Patience(Duration silence, Duration request) {
  public Patience {
    if (!silence.isPositive() || !request.isPositive()) {
      throw new IllegalArgumentException(
          "a server waits for some time: " + silence + ", " + request);
    }
  }
}

package dev.dormouse.api;

import dev.dormouse.api.connection.Patience;
import dev.dormouse.api.rate.Rate;
import java.time.Duration;

/**
 * What the server takes from its clients.
 *
 * @param bodyBytes of one request
 * @param bodyMemory bytes of all requests that are being read or answered
 * @param headerBytes of all headers of one request
 * @param lineBytes of a request's first line, which carries a presigned query
 * @param connections open at once; more wait until one ends
 * @param patience how long a client may take
 * @param grace how long requests in flight may take to end when the server stops
 * @param rate of each access key's calls
 */
public record Limits(
    int bodyBytes,
    int bodyMemory,
    int headerBytes,
    int lineBytes,
    int connections,
    Patience patience,
    Duration grace,
    Rate rate) {
  public static final Limits DEFAULT =
      new Limits(
          1 << 20,
          32 << 20,
          16 << 10,
          16 << 10,
          16_384,
          new Patience(Duration.ofSeconds(65), Duration.ofSeconds(30)),
          Duration.ofSeconds(20),
          new Rate(2_000, 4_000));
}

package dev.dormouse.api.connection;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Until when the client of one connection must have said or taken something. The connection's own
 * thread waits; another asks whether that is overdue.
 */
final class ClientDeadline {
  private final long silence;
  private final long request;
  private final LongSupplier nanos;

  private boolean inRequest;
  private long requestEnd;
  private volatile @Nullable Long waitsUntil;

  /** Waits for the first byte from now on. */
  ClientDeadline(Patience patience, LongSupplier nanos) {
    this.silence = patience.silence().toNanos();
    this.request = patience.request().toNanos();
    this.nanos = nanos;
    waitsUntil = nanos.getAsLong() + silence;
  }

  /** What the client says next; null at its end. */
  byte @Nullable [] read(Supplier<byte @Nullable []> client) {
    waitsUntil = inRequest ? requestEnd : nanos.getAsLong() + silence;
    try {
      return client.get();
    } finally {
      waitsUntil = null;
      if (!inRequest) {
        inRequest = true;
        requestEnd = nanos.getAsLong() + request;
      }
    }
  }

  /** Gives the client a part of an answer, after which another request may begin. */
  void write(Runnable part) {
    waitsUntil = nanos.getAsLong() + silence;
    try {
      part.run();
    } finally {
      waitsUntil = null;
      inRequest = false;
    }
  }

  /** Whether the client lets the server wait for too long, as of a moment of the same clock. */
  boolean overdue(long now) {
    Long end = waitsUntil;
    return end != null && now - end > 0;
  }
}

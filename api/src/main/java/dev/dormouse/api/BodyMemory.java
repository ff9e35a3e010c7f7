package dev.dormouse.api;

import dev.dormouse.api.call.ApiException;
import dev.dormouse.api.call.ErrorType;
import java.util.concurrent.Semaphore;

/** Memory for the bodies of all requests that are being read or answered. */
final class BodyMemory {
  private static final int RETRY_SECONDS = 1;

  private final Semaphore bytes;

  BodyMemory(int bytes) {
    this.bytes = new Semaphore(bytes);
  }

  /**
   * @throws ApiException to be repeated, if there is no more
   */
  void take(int wanted) {
    if (!bytes.tryAcquire(wanted)) {
      throw ApiException.retryable(
          ErrorType.SERVICE_UNAVAILABLE,
          "The server reads too many large requests at once",
          RETRY_SECONDS);
    }
  }

  void giveBack(int taken) {
    bytes.release(taken);
  }
}

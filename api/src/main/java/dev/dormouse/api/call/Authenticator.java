package dev.dormouse.api.call;

import dev.dormouse.analyzers.access.Caller;
import java.time.Instant;

/** Finds out for sure who makes a call. */
@FunctionalInterface
public interface Authenticator {

  /**
   * @throws ApiException AWS's error if that cannot be known
   */
  Caller authenticate(RawRequest request, Instant now);
}

package dev.dormouse.api.rate;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Token buckets, one for each caller; those of the ten thousand callers seen last are remembered.
 * Safe for use by several threads.
 */
public final class Throttle {
  private static final int REMEMBERED = 10_000;
  private static final double NANOS = 1e9;

  private final Rate rate;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

  private record Bucket(double tokens, Instant at) {}

  public Throttle(Rate rate) {
    this.rate = rate;
  }

  /**
   * @return whether the call may go on
   */
  public boolean take(String caller, Instant now) {
    lock.lock();
    try {
      double tokens = tokens(buckets.get(caller), now);
      boolean granted = tokens >= 1;
      buckets.put(caller, new Bucket(granted ? tokens - 1 : tokens, now));
      if (buckets.size() > REMEMBERED) {
        buckets.remove(buckets.keySet().iterator().next());
      }
      return granted;
    } finally {
      lock.unlock();
    }
  }

  /** Seconds until a call is let through again, at least one. */
  public int retryAfterSeconds() {
    return Math.max(1, (int) Math.ceil(1 / rate.perSecond()));
  }

  private double tokens(@Nullable Bucket bucket, Instant now) {
    if (bucket == null) {
      return rate.burst();
    }
    double seconds = Math.max(0, Duration.between(bucket.at(), now).toNanos() / NANOS);
    return Math.min(rate.burst(), bucket.tokens() + seconds * rate.perSecond());
  }
}

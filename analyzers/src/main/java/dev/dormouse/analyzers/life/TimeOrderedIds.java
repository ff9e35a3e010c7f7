package dev.dormouse.analyzers.life;

import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Ids in the order of their making, so that a database writes neighbours side by side: UUIDs of
 * version 7 (RFC 9562), a time in milliseconds and 74 random bits. Safe for use by several threads
 * if the generator is.
 */
public final class TimeOrderedIds implements Supplier<UUID> {
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long RANDOM_A = 0xfffL;
  private static final long RANDOM_B = 0x3fff_ffff_ffff_ffffL;

  private final InstantSource clock;
  private final RandomGenerator random;

  public TimeOrderedIds(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public UUID get() {
    long time = clock.millis() << 16;
    return new UUID(
        time | VERSION_7 | (random.nextLong() & RANDOM_A),
        VARIANT | (random.nextLong() & RANDOM_B));
  }
}

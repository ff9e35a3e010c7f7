package dev.dormouse.app.serve;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * A clock that is never set back: while another is behind what it showed before, this one goes on
 * by itself. With it jobs, and waiting for them, go on as well.
 */
final class SteadyClock implements InstantSource {
  private final InstantSource source;
  private final LongSupplier ticks;
  private Instant last;
  private long lastTick;

  /**
   * @param ticks nanoseconds since whenever
   */
  SteadyClock(InstantSource source, LongSupplier ticks) {
    this.source = source;
    this.ticks = ticks;
    this.last = source.instant();
    this.lastTick = ticks.getAsLong();
  }

  @Override
  public synchronized Instant instant() {
    Instant told = source.instant();
    long tick = ticks.getAsLong();
    last = told.isBefore(last) ? last.plusNanos(tick - lastTick) : told;
    lastTick = tick;
    return last;
  }
}

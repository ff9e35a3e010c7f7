package dev.dormouse.app.serve;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes when it is told to, also backwards. */
final class SetClock implements InstantSource {
  private volatile Instant now;

  SetClock(Instant now) {
    this.now = now;
  }

  void set(Instant instant) {
    now = instant;
  }

  @Override
  public Instant instant() {
    return now;
  }
}

package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

  private final SetClock wall = new SetClock(NOW);
  private final AtomicLong ticks = new AtomicLong(7);
  private final SteadyClock clock = new SteadyClock(wall, ticks::get);

  @Test
  void goesOnByItselfWhileTheOtherIsSetBack() {
    wall.set(NOW.plusSeconds(10));
    assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(10));

    wall.set(NOW.minus(Duration.ofHours(1)));
    ticks.addAndGet(Duration.ofSeconds(5).toNanos());
    assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(15));

    wall.set(NOW.plusSeconds(20));
    assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(20));
  }
}

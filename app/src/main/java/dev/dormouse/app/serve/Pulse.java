package dev.dormouse.app.serve;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Whether the scheduler lives: it looks for jobs to do every few seconds. */
final class Pulse extends AbstractSchedulerListener {
  private final InstantSource clock;
  private final Duration patience;
  private volatile Instant last;

  /**
   * @param patience how long it may be silent
   */
  Pulse(InstantSource clock, Duration patience) {
    this.clock = clock;
    this.patience = patience;
    this.last = clock.instant();
  }

  @Override
  public void onSchedulerEvent(SchedulerEventType type) {
    if (type == SchedulerEventType.RAN_EXECUTE_DUE) {
      last = clock.instant();
    }
  }

  boolean beats() {
    return clock.instant().isBefore(last.plus(patience));
  }
}

package dev.dormouse.app.serve;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings jobs forward that stand later than any job is put off: a clock that was ahead wrote their
 * time, of another server or of this one before it was set right.
 */
final class LateJobs extends AbstractSchedulerListener {
  /** Looks for jobs to do between two looks for late ones: about a minute. */
  private static final int POLLS = 12;

  /** What servers' clocks may differ by. */
  private static final Duration TOLERANCE = Duration.ofMinutes(1);

  private final Map<String, Duration> longestWaits;
  private final InstantSource clock;
  private volatile @Nullable SchedulerClient jobs;
  private int polls;

  /**
   * @param longestWaits by the names of tasks
   */
  LateJobs(Map<String, Duration> longestWaits, InstantSource clock) {
    this.longestWaits = Map.copyOf(longestWaits);
    this.clock = clock;
  }

  /**
   * @param client of the scheduler that this one listens to
   */
  void bringForward(SchedulerClient client) {
    jobs = client;
  }

  /** Called by the one thread that looks for jobs to do. */
  @Override
  public void onSchedulerEvent(SchedulerEventType type) {
    SchedulerClient client = jobs;
    if (type == SchedulerEventType.RAN_EXECUTE_DUE && client != null) {
      if (polls % POLLS == 0) {
        bringForward(client, clock.instant());
      }
      polls++;
    }
  }

  private void bringForward(SchedulerClient client, Instant now) {
    List<TaskInstanceId> late = new ArrayList<>();
    client.fetchScheduledExecutions(
        ScheduledExecutionsFilter.all().withPicked(false),
        job -> {
          if (late(job, now)) {
            late.add(job.getTaskInstance());
          }
        });
    late.forEach(job -> now(client, job, now));
  }

  private boolean late(ScheduledExecution<?> job, Instant now) {
    Duration longest = longestWaits.get(job.getTaskInstance().getTaskName());
    return longest != null && job.getExecutionTime().isAfter(now.plus(longest).plus(TOLERANCE));
  }

  /** Has a job done now, unless it is being done, or was. */
  static void now(SchedulerClient client, TaskInstanceId job, Instant now) {
    try {
      client.reschedule(job, now);
    } catch (TaskInstanceException e) {
      // Somebody was faster.
    }
  }
}

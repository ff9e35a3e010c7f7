package dev.dormouse.app.serve;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Duration;

/** Has a job that failed done again: at first soon, then less and less often, up to a limit. */
final class Backoff<T> implements FailureHandler<T> {
  private static final double SLOWER = 1.5;

  private final Duration first;
  private final Duration longest;

  Backoff(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
  }

  @Override
  public void onFailure(ExecutionComplete complete, ExecutionOperations<T> job) {
    int failures = complete.getExecution().consecutiveFailures;
    job.reschedule(complete, complete.getTimeDone().plus(wait(failures)));
  }

  /**
   * @param failures in a row before this one
   */
  Duration wait(int failures) {
    double millis = first.toMillis() * Math.pow(SLOWER, failures);
    return millis < longest.toMillis() ? Duration.ofMillis((long) millis) : longest;
  }
}

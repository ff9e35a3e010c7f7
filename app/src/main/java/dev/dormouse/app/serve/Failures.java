package dev.dormouse.app.serve;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;

/** Passes on which jobs failed, or lost their server. */
final class Failures extends AbstractSchedulerListener {
  private final JobEvents events;

  Failures(JobEvents events) {
    this.events = events;
  }

  @Override
  public void onExecutionComplete(ExecutionComplete complete) {
    complete.getCause().ifPresent(cause -> events.jobFailed(name(complete.getExecution()), cause));
  }

  @Override
  public void onExecutionDead(Execution execution) {
    events.takenOver(name(execution));
  }

  private static String name(Execution execution) {
    return execution.taskInstance.getTaskName() + " " + execution.taskInstance.getId();
  }
}

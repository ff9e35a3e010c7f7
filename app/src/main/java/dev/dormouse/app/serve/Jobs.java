package dev.dormouse.app.serve;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import dev.dormouse.analyzers.Analyzer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * Runs the jobs of {@link JobTasks}, together with every other server on the same database: each
 * job is done by one of them. A job whose server died is done again by another.
 */
final class Jobs implements AutoCloseable {
  /** db-scheduler's least number of heartbeats that a dead server misses. */
  private static final int HEARTBEATS = 4;

  private static final Duration POLLING = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * When the server stops: how long running jobs have to end by themselves, and then once more
   * after they were interrupted.
   */
  private static final Duration LAST_JOBS = Duration.ofSeconds(10);

  private static final int TRIES = 100;
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);

  private final Scheduler scheduler;
  private final Pulse pulse;
  private final InstantSource clock;

  private Jobs(Scheduler scheduler, Pulse pulse, InstantSource clock) {
    this.scheduler = scheduler;
    this.pulse = pulse;
    this.clock = clock;
  }

  /**
   * @param name tells this server from others on the same database
   */
  static Jobs of(
      DataSource dataSource,
      boolean sqlite,
      String name,
      JobTasks tasks,
      JobSettings settings,
      JobEvents events,
      InstantSource clock) {
    Pulse pulse = new Pulse(clock, PATIENCE);
    SchedulerBuilder builder =
        Scheduler.create(dataSource, tasks.onDemand())
            .startTasks(tasks.recurring())
            .threads(settings.scans() + 1)
            .pollingInterval(POLLING)
            .heartbeatInterval(settings.takeOver().dividedBy(HEARTBEATS))
            .missedHeartbeatsLimit(HEARTBEATS)
            .enableImmediateExecution()
            .enablePriority()
            .serializer(new TextSerializer())
            .schedulerName(() -> name)
            .shutdownMaxWait(LAST_JOBS)
            .failureLogging(LogLevel.OFF, false)
            .addSchedulerListener(pulse)
            .addSchedulerListener(new Failures(events))
            .clock(clock::instant);
    if (sqlite) {
      builder.jdbcCustomization(new SqliteJobs());
    }
    return new Jobs(builder.build(), pulse, clock);
  }

  void start() {
    scheduler.start();
  }

  boolean alive() {
    return pulse.beats();
  }

  /** Has every account of an analyzer looked at, from now on. */
  void request(Analyzer analyzer) {
    Instant now = clock.instant();
    TaskInstance<String> request = JobTasks.request(analyzer.id(), now);
    for (int tries = 1; ; tries++) {
      try {
        scheduler.schedule(request, now, SchedulerClient.ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
        return;
      } catch (TaskInstanceCurrentlyExecutingException e) {
        // An earlier request is being dealt with, which takes milliseconds.
        if (tries == TRIES) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_TRIES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking for a scan", e);
    }
  }

  /** When all accounts of an analyzer were last asked for. */
  Optional<Instant> requestedAt(Analyzer analyzer) {
    TaskInstance<String> request = JobTasks.request(analyzer.id(), clock.instant());
    return scheduler
        .getScheduledExecution(TaskInstanceId.of(request.getTaskName(), request.getId()))
        .map(ScheduledExecution::getData)
        .map(Object::toString)
        .map(Instant::parse);
  }

  /** The accounts that some server looks at now, by id. */
  List<String> running() {
    TreeSet<String> running = new TreeSet<>();
    scheduler.fetchScheduledExecutionsForTask(
        JobTasks.SCAN_ACCOUNT,
        String.class,
        ScheduledExecutionsFilter.all().withPicked(true),
        execution -> running.add(execution.getTaskInstance().getId()));
    return List.copyOf(running);
  }

  /** Starts no more jobs, and waits a while for those that run. */
  @Override
  public void close() {
    scheduler.stop();
  }
}

package dev.dormouse.app.serve;

import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.port.StoreUnavailableException;
import dev.dormouse.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;

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

  private final Database database;
  private final Scheduler scheduler;
  private final Pulse pulse;
  private final JobEvents events;
  private final InstantSource clock;

  private Jobs(
      Database database, Scheduler scheduler, Pulse pulse, JobEvents events, InstantSource clock) {
    this.database = database;
    this.scheduler = scheduler;
    this.pulse = pulse;
    this.events = events;
    this.clock = clock;
  }

  /**
   * @param name tells this server from others on the same database
   */
  static Jobs of(
      Database database,
      String name,
      JobTasks tasks,
      JobSettings settings,
      JobEvents events,
      InstantSource wallClock) {
    InstantSource clock = new SteadyClock(wallClock, System::nanoTime);
    LateJobs late = new LateJobs(JobTasks.longestWaits(settings), clock);
    Pulse pulse = new Pulse(clock, PATIENCE);
    SchedulerBuilder builder =
        Scheduler.create(database.dataSource(), tasks.onDemand())
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
            .addSchedulerListener(late)
            .addSchedulerListener(new Failures(events))
            .clock(clock::instant);
    if (database.sqlite()) {
      builder.jdbcCustomization(new SqliteJobs());
    }
    Scheduler scheduler = builder.build();
    late.bringForward(scheduler);
    return new Jobs(database, scheduler, pulse, events, clock);
  }

  void start() {
    scheduler.start();
  }

  boolean alive() {
    return pulse.beats();
  }

  /**
   * Has the accounts of an analyzer looked at that nobody looked at since it was asked for; without
   * it, and where the database does not take it, the next look at the source does.
   */
  void request(Analyzer analyzer) {
    try {
      ask(analyzer);
    } catch (RuntimeException e) {
      RuntimeException told = database.translated(e);
      if (!(told instanceof StoreUnavailableException)) {
        throw e;
      }
      events.jobFailed(JobTasks.SCAN_REQUEST + " " + analyzer.id(), told);
    }
  }

  private void ask(Analyzer analyzer) {
    Instant now = clock.instant();
    TaskInstance<String> request = JobTasks.request(analyzer.id());
    for (int tries = 1; ; tries++) {
      try {
        scheduler.schedule(request, now, SchedulerClient.ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
        return;
      } catch (TaskInstanceCurrentlyExecutingException e) {
        // An earlier request is being dealt with, which takes milliseconds.
        if (tries == TRIES) {
          return;
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

  /**
   * The accounts that some server looks at now, by id.
   *
   * @throws StoreUnavailableException if the store cannot be reached
   */
  List<String> running() {
    try {
      return picked();
    } catch (RuntimeException e) {
      throw database.translated(e);
    }
  }

  private List<String> picked() {
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

package dev.dormouse.app.serve;

import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.AnalyzerStatus;
import dev.dormouse.analyzers.port.AnalyzerStore;
import dev.dormouse.analyzers.port.StoreUnavailableException;
import dev.dormouse.snapshot.SnapshotException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What there is to do: watch the source, scan an account, see to a request for a scan, keep house.
 * An account is one job, whoever asks for it, so that it is scanned once for all analyzers.
 */
final class JobTasks {
  static final String WATCH_SOURCE = "watch-source";
  static final String SCAN_ACCOUNT = "scan-account";
  static final String SCAN_REQUEST = "scan-request";
  static final String KEEP_HOUSE = "keep-house";
  static final String DEPARTED_ACCOUNTS = "departed-accounts";

  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);

  /** The data of a request whose accounts were brought forward once. */
  private static final String ASKED = "asked";

  private static final String NEW = "new";

  /** So often an account is scanned again that is disturbed each time. */
  private static final int DISTURBANCES = 10;

  private static final int FIRST = 10;
  private static final Duration HOUSEKEEPING = Duration.ofMinutes(1);
  private static final Duration DEPARTURES = Duration.ofHours(1);

  private final AccountScan scan;
  private final Watched watched;
  private final Administration administration;
  private final AnalyzerStore analyzers;
  private final Housekeeping housekeeping;
  private final DepartedAccounts departed;
  private final JobSettings settings;
  private final JobEvents events;
  private final InstantSource clock;

  JobTasks(
      AccountScan scan,
      Watched watched,
      Administration administration,
      AnalyzerStore analyzers,
      Housekeeping housekeeping,
      DepartedAccounts departed,
      JobSettings settings,
      JobEvents events,
      InstantSource clock) {
    this.scan = scan;
    this.watched = watched;
    this.administration = administration;
    this.analyzers = analyzers;
    this.housekeeping = housekeeping;
    this.departed = departed;
    this.settings = settings;
    this.events = events;
    this.clock = clock;
  }

  /** That all accounts of an analyzer be looked at that nobody looked at since it was asked for. */
  static TaskInstance<String> request(long analyzer) {
    return new TaskInstance.Builder<String>(SCAN_REQUEST, Long.toString(analyzer))
        .data(NEW)
        .priority(FIRST)
        .build();
  }

  /** Its data count how often in a row the scan was disturbed; none for never. */
  static TaskInstance<String> account(String accountId) {
    return new TaskInstance.Builder<String>(SCAN_ACCOUNT, accountId).build();
  }

  /** How long jobs of a task are put off at most. */
  static Map<String, Duration> longestWaits(JobSettings settings) {
    return Map.of(
        WATCH_SOURCE, settings.watch(),
        KEEP_HOUSE, HOUSEKEEPING,
        SCAN_ACCOUNT, LONGEST_RETRY,
        SCAN_REQUEST, LONGEST_RETRY);
  }

  List<RecurringTask<Void>> recurring() {
    return List.of(
        Tasks.recurring(WATCH_SOURCE, FixedDelay.of(settings.watch()))
            .defaultPriority(FIRST)
            .execute((task, context) -> watch(context.getSchedulerClient())),
        Tasks.recurring(KEEP_HOUSE, FixedDelay.of(HOUSEKEEPING))
            .defaultPriority(FIRST)
            .execute((task, context) -> housekeeping.sweep(clock.instant())),
        Tasks.recurring(DEPARTED_ACCOUNTS, FixedDelay.of(DEPARTURES))
            .execute((task, context) -> departed.sweep(clock.instant())));
  }

  List<Task<?>> onDemand() {
    return List.of(
        Tasks.custom(SCAN_ACCOUNT, String.class)
            .onFailure(retrying())
            .execute((task, context) -> scan(task.getId(), disturbances(task.getData()))),
        Tasks.custom(SCAN_REQUEST, String.class)
            .defaultPriority(FIRST)
            .onFailure(retrying())
            .execute(this::request));
  }

  private static <T> FailureHandler<T> retrying() {
    return new Backoff<>(RETRY, LONGEST_RETRY);
  }

  private void watch(SchedulerClient jobs) {
    Instant now = clock.instant();
    administration.apply();
    watched.scannedAhead(now).forEach(one -> analyzers.requestScan(one.id(), now));
    try {
      Set<String> due = watched.due(now, settings.rescan());
      events.source(true, "");
      scanNow(jobs, due, now);
    } catch (SnapshotException e) {
      events.source(false, String.valueOf(e.getMessage()));
    }
  }

  /** Those that wait for long to be tried again wait no more. */
  private static void scanNow(SchedulerClient jobs, Set<String> accounts, Instant now) {
    Set<String> waiting = new HashSet<>();
    jobs.fetchScheduledExecutionsForTask(
        SCAN_ACCOUNT,
        String.class,
        ScheduledExecutionsFilter.all().withPicked(false),
        job -> {
          if (job.getExecutionTime().isAfter(now.plus(RETRY))) {
            waiting.add(job.getTaskInstance().getId());
          }
        });
    for (String accountId : accounts) {
      TaskInstance<String> job = account(accountId);
      if (waiting.contains(accountId)) {
        LateJobs.now(jobs, TaskInstanceId.of(job.getTaskName(), job.getId()), now);
      } else {
        jobs.scheduleIfNotExists(job, now);
      }
    }
  }

  private static int disturbances(@Nullable String data) {
    return data == null ? 0 : Integer.parseInt(data);
  }

  private CompletionHandler<String> scan(String accountId, int disturbances) {
    Instant start = clock.instant();
    AccountScan.End end = scanned(accountId, disturbances >= DISTURBANCES);
    events.scanned(accountId, end, Duration.between(start, clock.instant()));
    return switch (end) {
      case ANALYZED, FAILED -> new CompletionHandler.OnCompleteRemove<>();
      case DISTURBED ->
          (complete, job) ->
              job.reschedule(
                  complete, complete.getTimeDone().plus(RETRY), Integer.toString(disturbances + 1));
    };
  }

  private AccountScan.End scanned(String accountId, boolean last) {
    try {
      return last ? scan.scanForTheLastTime(accountId) : scan.scan(accountId);
    } catch (StoreUnavailableException | ScanStoppedException e) {
      throw e;
    } catch (Throwable e) {
      // Also what an account is too large for: it must not pass for analyzed.
      events.jobFailed(SCAN_ACCOUNT + " " + accountId, e);
      scan.fault(accountId, e);
      return AccountScan.End.FAILED;
    }
  }

  private CompletionHandler<String> request(
      TaskInstance<String> request, ExecutionContext context) {
    Optional<Analyzer> analyzer =
        analyzers
            .find(Long.parseLong(request.getId()))
            .filter(found -> found.status() == AnalyzerStatus.ACTIVE);
    if (analyzer.isEmpty()) {
      return new CompletionHandler.OnCompleteRemove<>();
    }
    Set<String> pending;
    try {
      pending = watched.pending(analyzer.get());
    } catch (SnapshotException e) {
      // The look at the source that can read it again finds what was asked for.
      events.source(false, String.valueOf(e.getMessage()));
      return new CompletionHandler.OnCompleteRemove<>();
    }
    Instant now = clock.instant();
    SchedulerClient jobs = context.getSchedulerClient();
    if (ASKED.equals(request.getData())) {
      pending.forEach(account -> jobs.scheduleIfNotExists(account(account), now));
    } else {
      scanNow(jobs, pending, now);
    }
    return pending.isEmpty()
        ? new CompletionHandler.OnCompleteRemove<>()
        : (complete, job) -> job.reschedule(complete, complete.getTimeDone().plus(RETRY), ASKED);
  }
}

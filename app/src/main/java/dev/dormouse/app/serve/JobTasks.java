package dev.dormouse.app.serve;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
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
import java.util.List;
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
  private static final double RETRIES_SLOW_DOWN = 1.5;

  /** So often an account is scanned again that is disturbed each time. */
  private static final int DISTURBANCES = 10;

  /** A request is kept, done as it is, so that its time can be told. */
  private static final Duration KEPT = Duration.ofDays(365);

  private static final int FIRST = 10;
  private static final Duration HOUSEKEEPING = Duration.ofMinutes(1);
  private static final Duration DEPARTURES = Duration.ofHours(1);

  private final AccountScan scan;
  private final Watched watched;
  private final AnalyzerStore analyzers;
  private final Housekeeping housekeeping;
  private final DepartedAccounts departed;
  private final JobSettings settings;
  private final JobEvents events;
  private final InstantSource clock;

  JobTasks(
      AccountScan scan,
      Watched watched,
      AnalyzerStore analyzers,
      Housekeeping housekeeping,
      DepartedAccounts departed,
      JobSettings settings,
      JobEvents events,
      InstantSource clock) {
    this.scan = scan;
    this.watched = watched;
    this.analyzers = analyzers;
    this.housekeeping = housekeeping;
    this.departed = departed;
    this.settings = settings;
    this.events = events;
    this.clock = clock;
  }

  /** That all accounts of an analyzer be looked at that nobody looked at since. */
  static TaskInstance<String> request(long analyzer, Instant since) {
    return new TaskInstance.Builder<String>(SCAN_REQUEST, Long.toString(analyzer))
        .data(since.toString())
        .priority(FIRST)
        .build();
  }

  /** Its data count how often in a row the scan was disturbed; none for never. */
  private static TaskInstance<String> account(String accountId) {
    return new TaskInstance.Builder<String>(SCAN_ACCOUNT, accountId).build();
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
    return new FailureHandler.ExponentialBackoffFailureHandler<>(RETRY, RETRIES_SLOW_DOWN);
  }

  private void watch(SchedulerClient jobs) {
    Instant now = clock.instant();
    try {
      Set<String> due = watched.due(now, settings.rescan());
      events.source(true, "");
      due.forEach(account -> jobs.scheduleIfNotExists(account(account), now));
    } catch (SnapshotException e) {
      events.source(false, String.valueOf(e.getMessage()));
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
    } catch (RuntimeException e) {
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
    Set<String> pending = watched.pending(analyzer.get(), Instant.parse(request.getData()));
    Instant now = clock.instant();
    pending.forEach(
        account -> context.getSchedulerClient().scheduleIfNotExists(account(account), now));
    Duration next = pending.isEmpty() ? KEPT : RETRY;
    return (complete, job) -> job.reschedule(complete, complete.getTimeDone().plus(next));
  }
}

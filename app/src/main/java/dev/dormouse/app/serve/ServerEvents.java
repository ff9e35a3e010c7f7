package dev.dormouse.app.serve;

import dev.dormouse.analyzers.access.AuditEntry;
import dev.dormouse.analyzers.port.StoreUnavailableException;
import dev.dormouse.api.dispatch.ApiListener;
import dev.dormouse.app.serve.AccountScan.End;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Writes what happens to the log and to the metrics. No secret is among it. */
final class ServerEvents implements JobEvents, ApiListener {
  private final Logger log;
  private final Metrics metrics;

  /** What is wrong with the source, as it was logged last; empty if nothing is. */
  private final AtomicReference<String> sourceProblem = new AtomicReference<>("");

  ServerEvents(Logger log, Metrics metrics) {
    this.log = log;
    this.metrics = metrics;
  }

  @Override
  public void scanned(String accountId, End end, Duration took) {
    metrics.scanned(end, took);
    Level level = end == End.FAILED ? Level.WARNING : Level.INFO;
    log.log(
        level,
        () -> {
          String how =
              switch (end) {
                case ANALYZED -> "was scanned";
                case FAILED -> "could not be analyzed, its findings stay as they were";
                case DISTURBED -> "changed while it was scanned, and will be scanned again";
              };
          return "account " + accountId + " " + how + " (" + took.toMillis() + " ms)";
        });
  }

  @Override
  public void jobFailed(String job, Throwable cause) {
    metrics.jobFailed(kind(job));
    failure("job " + job, cause);
  }

  @Override
  public void takenOver(String job) {
    metrics.jobTakenOver(kind(job));
    log.warning(() -> "job " + job + " is taken over from a server that died");
  }

  private static String kind(String job) {
    int space = job.indexOf(' ');
    return space < 0 ? job : job.substring(0, space);
  }

  @Override
  public void source(boolean readable, String problem) {
    metrics.source(readable);
    if (!sourceProblem.getAndSet(problem).equals(problem)) {
      if (readable) {
        log.info("the source can be read again");
      } else {
        log.warning(() -> "nothing is scanned: " + problem);
      }
    }
  }

  @Override
  public void answered(Exchange exchange) {
    metrics.answered(exchange.endpoint(), exchange.status(), exchange.took());
    log.fine(
        () ->
            exchange.method()
                + " "
                + exchange.path()
                + " by "
                + (exchange.caller().isEmpty() ? "nobody" : exchange.caller())
                + " from "
                + exchange.address()
                + ": "
                + exchange.status()
                + (exchange.error().isEmpty() ? "" : " " + exchange.error())
                + " ("
                + exchange.requestId()
                + ")");
  }

  @Override
  public void failed(String requestId, Throwable fault) {
    failure("request " + requestId, fault);
  }

  @Override
  public void notAudited(AuditEntry entry, Throwable fault) {
    metrics.fault(fault);
    log.log(Level.SEVERE, fault, () -> "not in the audit log: " + entry);
  }

  /** A database that is away is no fault to be traced. */
  private void failure(String what, Throwable cause) {
    metrics.fault(cause);
    if (cause instanceof StoreUnavailableException) {
      log.warning(() -> what + ": " + cause.getMessage());
    } else {
      log.log(Level.SEVERE, cause, () -> what + " failed");
    }
  }
}

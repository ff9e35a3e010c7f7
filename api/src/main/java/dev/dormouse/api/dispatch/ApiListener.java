package dev.dormouse.api.dispatch;

import dev.dormouse.analyzers.access.AuditEntry;
import java.time.Duration;
import java.time.Instant;

/** Is told what happens, for metrics and logs; called on the request's own thread. */
public interface ApiListener {

  void answered(Exchange exchange);

  /** A fault of the server: the client was told the request id alone. */
  void failed(String requestId, Throwable fault);

  /** An entry that could not be appended to the audit log, so that it is not lost. */
  void notAudited(AuditEntry entry, Throwable fault);

  /**
   * One request and its answer.
   *
   * @param endpoint the operation's name; empty if there is none
   * @param caller an access key id; empty if nobody could be made out
   * @param error AWS's name of it; empty on success
   * @param took from the last byte of the request to the answer being ready
   */
  record Exchange(
      Instant at,
      String requestId,
      String method,
      String path,
      String endpoint,
      String caller,
      String address,
      int status,
      String error,
      Duration took) {}
}

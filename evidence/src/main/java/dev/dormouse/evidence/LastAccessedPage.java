package dev.dormouse.evidence;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of GetServiceLastAccessedDetails.
 *
 * @param principalId beside AWS's members, where many principals' pages share a file; else null
 * @param status {@code JobStatus}, or empty if the page has none
 * @param statusDetail the error of a failed job, or the status in words
 * @param truncated whether AWS had more pages to give
 */
public record LastAccessedPage(
    @Nullable String principalId,
    String status,
    String statusDetail,
    @Nullable Granularity granularity,
    @Nullable Instant createdAt,
    @Nullable Instant completedAt,
    boolean truncated,
    List<ServiceAccess> services) {
  public LastAccessedPage {
    services = List.copyOf(services);
  }
}

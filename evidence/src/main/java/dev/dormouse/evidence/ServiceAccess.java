package dev.dormouse.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One element of {@code ServicesLastAccessed}.
 *
 * @param namespace the service's IAM prefix
 * @param lastAuthenticated the latest request to the service, allowed or denied; null if IAM saw
 *     none in its look-back
 * @param tracked null where IAM gives no list: it watches no action of the service, or the
 *     principal used none of those it watches
 */
public record ServiceAccess(
    String namespace, @Nullable Instant lastAuthenticated, @Nullable TrackedActions tracked) {

  /** The later of two elements for one service, when a page was fetched twice. */
  ServiceAccess merge(ServiceAccess other) {
    Instant mine = lastAuthenticated;
    Instant theirs = other.lastAuthenticated;
    Instant later = mine == null || (theirs != null && theirs.isAfter(mine)) ? theirs : mine;
    if (tracked == null || other.tracked == null) {
      return new ServiceAccess(namespace, later, tracked == null ? other.tracked : tracked);
    }
    TrackedActions.Builder both = new TrackedActions.Builder();
    both.addAll(tracked);
    both.addAll(other.tracked);
    return new ServiceAccess(namespace, later, both.build());
  }
}

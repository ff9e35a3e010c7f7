package dev.dormouse.analyzers.life;

import dev.dormouse.catalog.ActionSet;
import dev.dormouse.evidence.TrackedActions;
import dev.dormouse.findings.Finding;
import dev.dormouse.findings.ServiceVerdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an analysis found, as an analyzer keeps it: in one order, with times in milliseconds. */
final class DetailsOf {
  private DetailsOf() {}

  static FindingDetails finding(Finding finding) {
    return switch (finding) {
      case Finding.UnusedRole(var evidence) -> new FindingDetails.Role(millis(evidence.last()));
      case Finding.UnusedPassword(var evidence) ->
          new FindingDetails.Password(millis(evidence.last()));
      case Finding.UnusedAccessKeys(var keys) -> keys(keys);
      case Finding.UnusedPermissions(var verdicts) ->
          new FindingDetails.Permissions(
              verdicts.unusedServices().stream().map(DetailsOf::service).toList());
    };
  }

  private static FindingDetails keys(List<Finding.UnusedKey> keys) {
    return new FindingDetails.Keys(
        keys.stream()
            .map(key -> new FindingDetails.Key(key.key().id(), millis(key.evidence().last())))
            .sorted(Comparator.comparing(FindingDetails.Key::id))
            .toList());
  }

  private static FindingDetails.Service service(ServiceVerdict verdict) {
    return new FindingDetails.Service(
        verdict.service().prefix(),
        verdict.unusedAsAWhole(),
        millis(verdict.lastAccessed()),
        verdict.listed(),
        times(verdict.tracked(), verdict.listed()));
  }

  private static Map<Integer, Instant> times(
      @Nullable TrackedActions tracked, @Nullable ActionSet listed) {
    if (tracked == null || listed == null || listed.isEmpty()) {
      return Map.of();
    }
    Map<Integer, Instant> times = new HashMap<>();
    for (int i = 0; i < tracked.accessedCount(); i++) {
      int action = tracked.accessedAction(i);
      if (listed.contains(action)) {
        times.put(action, Instant.ofEpochSecond(tracked.accessedEpochSecond(i)));
      }
    }
    return times;
  }

  private static @Nullable Instant millis(@Nullable Instant time) {
    return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS);
  }
}

package dev.dormouse.findings;

import dev.dormouse.catalog.ActionSet;
import dev.dormouse.catalog.Catalog;
import dev.dormouse.catalog.Service;
import dev.dormouse.evidence.Coverage;
import dev.dormouse.evidence.Granularity;
import dev.dormouse.evidence.LastAccessedReport;
import dev.dormouse.evidence.ServiceAccess;
import dev.dormouse.evidence.TrackedActions;
import dev.dormouse.evidence.TrackingHistory;
import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.evidence.Usage;
import dev.dormouse.policy.Grants;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges every granted action of one principal. Begins with everything unknown and moves an action
 * to used, or to unused, only on the word of a source that saw it, or would have seen it.
 */
final class PermissionJudge {
  private final Catalog catalog;
  private final Settings settings;

  /** {@code iam:PassRole} leaves no trace in last-accessed data, not even at service level. */
  private final ActionSet invisible;

  PermissionJudge(Catalog catalog, Settings settings) {
    this.catalog = catalog;
    this.settings = settings;
    this.invisible =
        catalog.find("iam", "PassRole").map(a -> ActionSet.of(a.id())).orElse(ActionSet.empty());
  }

  /**
   * @param established the granted actions that are surely as old as the tracking period
   */
  PermissionVerdicts judge(Grants grants, ActionSet established, PermissionEvidence evidence) {
    Draft draft = new Draft(grants.actions(), evidence);
    draft.trail();
    LastAccessedReport report = evidence.report();
    if (report == null) {
      draft.restUnknown(evidence.reportMissing(), evidence.reportMissing().description());
    } else {
      report.services().forEach(draft::service);
      draft.restUnknown(
          report.defect() == null ? UnknownReason.SERVICE_NOT_IN_REPORT : report.defect(),
          report.defect() == null
              ? UnknownReason.SERVICE_NOT_IN_REPORT.description()
              : report.defectDetail());
    }
    return draft.finish(grants, established);
  }

  /** The verdicts on one principal's actions, while they are being found. */
  private final class Draft {
    private final ActionSet granted;
    private final PermissionEvidence evidence;
    private final TrackingWindow window;

    /** The first second, since the epoch, at which a use counts. */
    private final long usedFrom;

    private final ActionSet.Builder used = ActionSet.builder();
    private final ActionSet.Builder unused = ActionSet.builder();
    private final ActionSet.Builder judged = ActionSet.builder();
    private final Map<UnknownReason, ActionSet.Builder> unknown =
        new EnumMap<>(UnknownReason.class);
    private final Map<UnknownReason, String> details = new EnumMap<>(UnknownReason.class);

    /** The latest call that CloudTrail saw of each service, by prefix. */
    private final Map<String, Instant> trailServices = new HashMap<>();

    /** Services with a recent CloudTrail call that might have been any of their actions. */
    private final Map<String, Instant> unmapped = new HashMap<>();

    private Draft(ActionSet granted, PermissionEvidence evidence) {
      this.granted = granted;
      this.evidence = evidence;
      this.window = evidence.window();
      long start = window.start().getEpochSecond();
      this.usedFrom = window.usedAt(Instant.ofEpochSecond(start)) ? start : start + 1;
    }

    private void trail() {
      Usage trail = evidence.trail();
      if (trail.isEmpty()) {
        return;
      }
      trail.used().forEach(this::seen);
      if (settings.deniedCalls() == Settings.Counting.COUNT) {
        trail.denied().forEach(this::seen);
      }
      if (settings.unmappedCalls() == Settings.Counting.COUNT) {
        unmapped.putAll(trail.services());
      }
    }

    private void seen(int actionId, Instant time) {
      trailServices.merge(catalog.action(actionId).service(), time, (a, b) -> a.isAfter(b) ? a : b);
      if (window.usedAt(time) && granted.contains(actionId)) {
        used.add(actionId);
      }
    }

    private void service(ServiceAccess access) {
      Optional<Service> service = catalog.service(access.namespace());
      if (service.isEmpty()) {
        return;
      }
      ActionSet here = granted.and(service.get().actions());
      if (here.isEmpty()) {
        return;
      }
      judged.addAll(here);
      TrackedActions tracked = access.tracked();
      Instant last = latest(access, tracked, service.get().prefix());
      LastAccessedReport report = evidence.report();
      UnknownReason blind = report == null ? UnknownReason.REPORT_UNREADABLE : blind(report);
      if (blind != null) {
        unknown(blind, here);
      } else if (last == null || !window.usedAt(last)) {
        unused.addAll(here.andNot(invisible));
        unknown(UnknownReason.UNTRACKED_ACTION, here.and(invisible));
      } else if (report != null && report.granularity() == Granularity.SERVICE_LEVEL) {
        unknown(UnknownReason.SERVICE_LEVEL_ONLY, here);
      } else {
        usedService(service.get(), here, tracked);
      }
    }

    /** Takes over the tracked actions' uses; answers the latest of these and of the service. */
    private @Nullable Instant latest(
        ServiceAccess access, @Nullable TrackedActions tracked, String prefix) {
      Instant last = later(access.lastAuthenticated(), trailServices.get(prefix));
      last = later(last, unmapped.get(prefix));
      if (tracked == null || tracked.accessedCount() == 0) {
        return last;
      }
      long latest = Long.MIN_VALUE;
      for (int i = 0; i < tracked.accessedCount(); i++) {
        long time = tracked.accessedEpochSecond(i);
        latest = Math.max(latest, time);
        if (time >= usedFrom && granted.contains(tracked.accessedAction(i))) {
          used.add(tracked.accessedAction(i));
        }
      }
      return later(last, Instant.ofEpochSecond(latest));
    }

    private @Nullable UnknownReason blind(LastAccessedReport report) {
      Instant until = report.completedAt();
      if (report.defect() != null || until == null) {
        return report.defect() == null ? UnknownReason.REPORT_UNREADABLE : report.defect();
      }
      Coverage coverage = new Coverage(until.minus(LastAccessedReport.LOOK_BACK), until);
      if (!window.isUpToDate(coverage)) {
        details.put(
            UnknownReason.EVIDENCE_TOO_OLD,
            "the report ends at " + until + ", the period at " + window.asOf());
        return UnknownReason.EVIDENCE_TOO_OLD;
      }
      return window.reachesBack(coverage) ? null : UnknownReason.LOOKBACK_TOO_SHORT;
    }

    /** The service was used: only actions that IAM watches for the principal can be unused. */
    private void usedService(Service service, ActionSet here, @Nullable TrackedActions tracked) {
      ActionSet listed = tracked == null ? ActionSet.empty() : here.and(tracked.listed());
      Instant since = TrackingHistory.actions(evidence.partition(), service.prefix());
      if (window.reachesBack(new Coverage(since, window.asOf()))) {
        unused.addAll(listed.andNot(invisible));
      } else {
        unknown(UnknownReason.LOOKBACK_TOO_SHORT, listed);
      }
      ActionSet rest = here.andNot(listed).or(listed.and(invisible));
      ActionSet watched = rest.and(catalog.lastAccessed());
      Instant stray = unmapped.get(service.prefix());
      unknown(
          tracked == null ? UnknownReason.NO_ACTION_DATA : UnknownReason.ACTION_NOT_IN_REPORT,
          watched);
      unknown(
          stray != null && window.usedAt(stray)
              ? UnknownReason.UNMAPPED_CALL
              : UnknownReason.UNTRACKED_ACTION,
          rest.andNot(watched));
    }

    private void unknown(UnknownReason reason, ActionSet actions) {
      if (!actions.isEmpty()) {
        unknown.computeIfAbsent(reason, key -> ActionSet.builder()).addAll(actions);
      }
    }

    private void restUnknown(UnknownReason reason, String detail) {
      details.putIfAbsent(reason, detail);
      unknown(reason, granted.andNot(judged.build()));
    }

    private PermissionVerdicts finish(Grants grants, ActionSet established) {
      ActionSet wasUsed = used.build();
      ActionSet notUsed = unused.build().andNot(wasUsed);
      unknown(UnknownReason.GRANT_TOO_YOUNG, notUsed.andNot(established));
      Map<UnknownReason, ActionSet> reasons = new EnumMap<>(UnknownReason.class);
      unknown.forEach(
          (reason, actions) -> {
            ActionSet left = actions.build().andNot(wasUsed);
            if (!left.isEmpty()) {
              reasons.put(reason, left);
            }
          });
      return new PermissionVerdicts(
          catalog, grants, wasUsed, notUsed.and(established), reasons, details, evidence);
    }
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isAfter(one)) ? other : one;
  }
}

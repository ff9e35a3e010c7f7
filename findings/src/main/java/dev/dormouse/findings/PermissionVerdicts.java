package dev.dormouse.findings;

import dev.dormouse.catalog.Action;
import dev.dormouse.catalog.ActionSet;
import dev.dormouse.catalog.Catalog;
import dev.dormouse.catalog.Service;
import dev.dormouse.evidence.Coverage;
import dev.dormouse.evidence.LastAccessedReport;
import dev.dormouse.evidence.ServiceAccess;
import dev.dormouse.evidence.Source;
import dev.dormouse.evidence.TrackedActions;
import dev.dormouse.evidence.TrackingHistory;
import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.evidence.Usage;
import dev.dormouse.policy.Grants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A verdict for every action granted to one principal, as sets: {@code used}, {@code unused} and
 * the sets of {@code unknown} are disjoint and together make up what is granted. Single verdicts
 * and services are worked out when asked for.
 */
public final class PermissionVerdicts {
  private final Catalog catalog;
  private final Grants grants;
  private final ActionSet used;
  private final ActionSet unused;
  private final Map<UnknownReason, ActionSet> unknown;
  private final @Nullable LastAccessedReport report;
  private final Usage trail;
  private final String partition;
  private final TrackingWindow window;
  private final Map<UnknownReason, String> details;

  /** The report's services by prefix in lower case; null until one is asked for. */
  private @Nullable Map<String, ServiceAccess> accesses;

  PermissionVerdicts(
      Catalog catalog,
      Grants grants,
      ActionSet used,
      ActionSet unused,
      Map<UnknownReason, ActionSet> unknown,
      Map<UnknownReason, String> details,
      PermissionEvidence evidence) {
    this.catalog = catalog;
    this.grants = grants;
    this.used = used;
    this.unused = unused;
    this.unknown = Collections.unmodifiableMap(new EnumMap<>(unknown));
    this.details = Map.copyOf(details);
    this.report = evidence.report();
    this.trail = evidence.trail();
    this.partition = evidence.partition();
    this.window = evidence.window();
  }

  /** The catalog that the ids of all sets here are of. */
  public Catalog catalog() {
    return catalog;
  }

  public Grants grants() {
    return grants;
  }

  public ActionSet granted() {
    return grants.actions();
  }

  /** Used within the tracking period. */
  public ActionSet used() {
    return used;
  }

  /** Shown by a source that looked over the whole tracking period not to have been used in it. */
  public ActionSet unused() {
    return unused;
  }

  /** Granted, and nobody can say; by reason. */
  public Map<UnknownReason, ActionSet> unknown() {
    return unknown;
  }

  /** The place and value behind a reason, beyond its general description. */
  public String detail(UnknownReason reason) {
    return details.getOrDefault(reason, reason.description());
  }

  /** The verdict on one granted action. */
  public Verdict verdict(Action action) {
    if (!granted().contains(action.id())) {
      throw new IllegalArgumentException(action.qualifiedName() + " is not granted");
    }
    for (Map.Entry<UnknownReason, ActionSet> entry : unknown.entrySet()) {
      if (entry.getValue().contains(action.id())) {
        return new Verdict.Unknown(entry.getKey(), detail(entry.getKey()));
      }
    }
    return used.contains(action.id()) ? usedVerdict(action) : unusedVerdict(action);
  }

  private Verdict usedVerdict(Action action) {
    ServiceAccess access = access(action.service());
    TrackedActions tracked = access == null ? null : access.tracked();
    Instant reported = tracked == null ? null : tracked.lastAccessed(action.id());
    Instant seen = later(trail.used().get(action.id()), trail.denied().get(action.id()));
    if (reported == null || (seen != null && seen.isAfter(reported))) {
      return new Verdict.Used(seen == null ? window.asOf() : seen, Source.CLOUDTRAIL);
    }
    return new Verdict.Used(reported, Source.ACTION_LAST_ACCESSED);
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isAfter(one)) ? other : one;
  }

  private Verdict unusedVerdict(Action action) {
    ServiceAccess access = access(action.service());
    if (access == null || report == null || report.completedAt() == null) {
      throw new IllegalStateException("unused without a report: " + action.qualifiedName());
    }
    Instant until = report.completedAt();
    Instant from = until.minus(LastAccessedReport.LOOK_BACK);
    TrackedActions tracked = access.tracked();
    if (tracked == null || !tracked.listed().contains(action.id())) {
      return new Verdict.Unused(
          access.lastAuthenticated(), Source.SERVICE_LAST_ACCESSED, new Coverage(from, until));
    }
    Instant since = TrackingHistory.actions(partition, action.service());
    return new Verdict.Unused(
        tracked.lastAccessed(action.id()),
        Source.ACTION_LAST_ACCESSED,
        new Coverage(since.isAfter(from) ? since : from, until));
  }

  private @Nullable ServiceAccess access(String service) {
    Map<String, ServiceAccess> known = accesses;
    if (known == null) {
      known = accesses();
      accesses = known;
    }
    return known.get(service);
  }

  /** Immutable, so that threads may share it without a lock, or each work it out. */
  private Map<String, ServiceAccess> accesses() {
    if (report == null) {
      return Map.of();
    }
    Map<String, ServiceAccess> byPrefix = HashMap.newHashMap(report.services().size());
    for (ServiceAccess access : report.services()) {
      byPrefix.putIfAbsent(access.namespace().toLowerCase(Locale.ROOT), access);
    }
    return Map.copyOf(byPrefix);
  }

  /** Every service of which something is granted, by prefix. */
  public List<ServiceVerdict> services() {
    List<ServiceVerdict> services = new ArrayList<>();
    for (Service service : catalog.services()) {
      if (granted().intersects(service.actions())) {
        services.add(service(service));
      }
    }
    return services;
  }

  /** The services of which something is unused: the details of an UnusedPermission finding. */
  public List<ServiceVerdict> unusedServices() {
    List<ServiceVerdict> services = new ArrayList<>();
    for (Service service : catalog.services()) {
      if (unused.intersects(service.actions())) {
        services.add(service(service));
      }
    }
    return services;
  }

  private ServiceVerdict service(Service service) {
    ServiceAccess access = access(service.prefix());
    ActionSet notUsed = unused.and(service.actions());
    Instant last = access == null ? null : access.lastAuthenticated();
    TrackedActions tracked = access == null ? null : access.tracked();
    ActionSet wasUsed = used.and(service.actions());
    boolean asAWhole =
        !notUsed.isEmpty() && wasUsed.isEmpty() && (last == null || !window.usedAt(last));
    return new ServiceVerdict(
        service,
        granted().and(service.actions()),
        wasUsed,
        notUsed,
        asAWhole,
        last,
        tracked == null ? null : notUsed.and(tracked.listed()),
        tracked);
  }

  /** AWS's {@code numberOfUnusedServices}: services without any use in the tracking period. */
  public int unusedServiceCount() {
    return (int) unusedServices().stream().filter(ServiceVerdict::unusedAsAWhole).count();
  }

  /** AWS's {@code numberOfUnusedActions}: the actions that the finding's details list. */
  public int listedActionCount() {
    return unusedServices().stream()
        .map(ServiceVerdict::listed)
        .mapToInt(listed -> listed == null ? 0 : listed.size())
        .sum();
  }
}

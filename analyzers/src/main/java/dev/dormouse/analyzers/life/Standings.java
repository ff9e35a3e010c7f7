package dev.dormouse.analyzers.life;

import dev.dormouse.catalog.ActionSet;
import dev.dormouse.catalog.Service;
import dev.dormouse.evidence.AccessKey;
import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.findings.Assessment;
import dev.dormouse.findings.Assessment.KeyVerdict;
import dev.dormouse.findings.PermissionVerdicts;
import dev.dormouse.findings.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How the parts that a finding lists, its keys or services and actions, stand by now. */
final class Standings {
  /** Unknowns of an action that are there only because its service is known to have been used. */
  private static final Set<UnknownReason> SERVICE_USED =
      EnumSet.of(
          UnknownReason.UNTRACKED_ACTION,
          UnknownReason.UNMAPPED_CALL,
          UnknownReason.NO_ACTION_DATA,
          UnknownReason.ACTION_NOT_IN_REPORT,
          UnknownReason.SERVICE_LEVEL_ONLY);

  /** What {@link AccessKey#id} begins with where the evidence has no ids of keys. */
  private static final String SLOT = "access_key_";

  private final Assessment now;

  private Standings(Assessment now) {
    this.now = now;
  }

  /** Empty for a role and a password, which have no parts. */
  static Set<Standing> of(FindingDetails before, Assessment now) {
    Standings standings = new Standings(now);
    return switch (before) {
      case FindingDetails.Role _, FindingDetails.Password _ -> EnumSet.noneOf(Standing.class);
      case FindingDetails.Keys(List<FindingDetails.Key> keys) -> standings.keys(keys);
      case FindingDetails.Permissions(List<FindingDetails.Service> services) ->
          standings.permissions(services);
    };
  }

  private Set<Standing> keys(List<FindingDetails.Key> keys) {
    Set<Standing> found = EnumSet.noneOf(Standing.class);
    keys.forEach(key -> found.add(key(key.id())));
    return found;
  }

  private Standing key(String id) {
    if (unknown("access keys")) {
      return Standing.UNKNOWN;
    }
    Optional<KeyVerdict> verdict =
        now.keys().stream().filter(key -> key.key().id().equals(id)).findFirst();
    return verdict.map(this::key).orElseGet(() -> missing(id));
  }

  private Standing key(KeyVerdict key) {
    if (unknown(key.key().id())) {
      return Standing.UNKNOWN;
    }
    if (key.verdict() instanceof Verdict.Used) {
      return Standing.SETTLED;
    }
    if (listed(key.key())) {
      return Standing.UNUSED;
    }
    return key.key().active() ? Standing.SETTLED : Standing.TAKEN_AWAY;
  }

  private boolean listed(AccessKey key) {
    return now.findings().stream()
        .map(DetailsOf::finding)
        .anyMatch(
            details ->
                details instanceof FindingDetails.Keys(List<FindingDetails.Key> keys)
                    && keys.stream().anyMatch(listed -> listed.id().equals(key.id())));
  }

  /**
   * A key that is not there was deleted, unless keys have ids in one analysis and slots in other.
   */
  private Standing missing(String id) {
    boolean comparable = now.keys().stream().allMatch(key -> slot(key.key().id()) == slot(id));
    return comparable ? Standing.TAKEN_AWAY : Standing.UNKNOWN;
  }

  private static boolean slot(String id) {
    return id.startsWith(SLOT);
  }

  private boolean unknown(String subject) {
    return now.unknowns().stream().anyMatch(unknown -> unknown.subject().equals(subject));
  }

  private Set<Standing> permissions(List<FindingDetails.Service> services) {
    PermissionVerdicts verdicts = now.permissions();
    if (verdicts == null) {
      return EnumSet.of(Standing.UNKNOWN);
    }
    Set<Standing> found = EnumSet.noneOf(Standing.class);
    for (FindingDetails.Service service : services) {
      ActionSet actions = service.actions();
      if (actions != null) {
        actions(actions, verdicts, found);
      }
      if (actions == null || service.unusedAsAWhole()) {
        found.add(service(service.prefix(), verdicts));
      }
    }
    return found;
  }

  private void actions(ActionSet actions, PermissionVerdicts verdicts, Set<Standing> found) {
    ActionSet granted = actions.and(verdicts.granted());
    ActionSet gone = actions.andNot(granted);
    if (gone.intersects(verdicts.catalog().all())) {
      found.add(notGranted());
    }
    // What AWS no longer publishes cannot be looked for among the grants.
    if (!verdicts.catalog().all().containsAll(gone)) {
      found.add(Standing.UNKNOWN);
    }
    if (granted.intersects(verdicts.unused())) {
      found.add(Standing.UNUSED);
    }
    if (granted.intersects(verdicts.used())) {
      found.add(Standing.SETTLED);
    }
    if (!verdicts.unused().or(verdicts.used()).containsAll(granted)) {
      found.add(Standing.UNKNOWN);
    }
  }

  /** A policy that cannot be read might be the one that grants it. */
  private Standing notGranted() {
    return now.principal().defects().isEmpty() ? Standing.TAKEN_AWAY : Standing.UNKNOWN;
  }

  private Standing service(String prefix, PermissionVerdicts verdicts) {
    Optional<Service> service = verdicts.catalog().service(prefix);
    if (service.isEmpty()) {
      return Standing.UNKNOWN;
    }
    ActionSet own = service.get().actions();
    if (!own.intersects(verdicts.granted())) {
      return notGranted();
    }
    if (own.intersects(verdicts.unused())) {
      return Standing.UNUSED;
    }
    ActionSet.Builder serviceUsed = ActionSet.builder();
    verdicts
        .unknown()
        .forEach(
            (reason, actions) -> {
              if (SERVICE_USED.contains(reason)) {
                serviceUsed.addAll(actions);
              }
            });
    boolean used =
        own.intersects(verdicts.used())
            || serviceUsed.build().containsAll(own.and(verdicts.granted()));
    return used ? Standing.SETTLED : Standing.UNKNOWN;
  }
}

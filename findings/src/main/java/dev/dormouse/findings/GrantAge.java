package dev.dormouse.findings;

import dev.dormouse.catalog.ActionSet;
import dev.dormouse.policy.AttachedPolicy;
import dev.dormouse.policy.Grants;
import dev.dormouse.policy.PolicyCompiler;
import dev.dormouse.policy.PolicyVersion;
import java.util.List;

/**
 * Which grants are surely as old as the tracking period. AWS analyzes only those; IAM does not tell
 * when a policy was attached, but it keeps up to five dated versions of a customer-managed policy.
 * An action of such a policy is established if the default version is old enough, or if some kept
 * version is and every kept version grants the action: then it was granted whichever was in force.
 */
final class GrantAge {
  private final PolicyCompiler compiler;
  private final Settings.PermissionAge rule;

  GrantAge(PolicyCompiler compiler, Settings.PermissionAge rule) {
    this.compiler = compiler;
    this.rule = rule;
  }

  ActionSet established(List<AttachedPolicy> policies, Grants grants, TrackingWindow window) {
    if (rule == Settings.PermissionAge.PRINCIPAL || allOldEnough(policies, window)) {
      return grants.actions();
    }
    ActionSet.Builder established = ActionSet.builder();
    for (AttachedPolicy policy : policies) {
      established.addAll(
          oldEnough(policy.versions(), window)
              ? policy.policy().allowed()
              : inEveryVersion(policy, window));
    }
    return established.build().and(grants.actions());
  }

  private static boolean allOldEnough(List<AttachedPolicy> policies, TrackingWindow window) {
    for (AttachedPolicy policy : policies) {
      if (!oldEnough(policy.versions(), window)) {
        return false;
      }
    }
    return true;
  }

  private static boolean oldEnough(List<PolicyVersion> versions, TrackingWindow window) {
    for (PolicyVersion version : versions) {
      if (version.isDefault() && !window.existedThroughout(version.created())) {
        return false;
      }
    }
    return true;
  }

  private ActionSet inEveryVersion(AttachedPolicy policy, TrackingWindow window) {
    List<PolicyVersion> versions = policy.versions();
    if (versions.stream().noneMatch(version -> window.existedThroughout(version.created()))) {
      return ActionSet.empty();
    }
    return versions.stream()
        .map(version -> granted(policy, version))
        .reduce(ActionSet::and)
        .orElse(ActionSet.empty());
  }

  /** What the version grants by itself: its own {@code Deny} statements count. */
  private ActionSet granted(AttachedPolicy policy, PolicyVersion version) {
    var compiled = compiler.compile(version.document());
    return Grants.of(List.of(new AttachedPolicy(policy.source(), compiled, List.of()))).actions();
  }
}

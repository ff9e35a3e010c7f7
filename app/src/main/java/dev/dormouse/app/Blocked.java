package dev.dormouse.app;

import dev.dormouse.catalog.ActionSet;
import dev.dormouse.findings.Account;
import dev.dormouse.findings.PermissionVerdicts;
import dev.dormouse.policy.AttachedPolicy;
import dev.dormouse.policy.Grants;
import dev.dormouse.policy.PolicySource;
import dev.dormouse.policy.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is granted and yet cannot be done: annotations, which never change a verdict. */
final class Blocked {
  private Blocked() {}

  /** Granted actions that the permissions boundary does not allow; null if there is none to see. */
  static @Nullable ActionSet byBoundary(Principal principal, PermissionVerdicts verdicts) {
    Principal.Boundary boundary = principal.boundary();
    if (boundary == null || boundary.policy() == null) {
      return null;
    }
    AttachedPolicy policy =
        new AttachedPolicy(
            PolicySource.managed("boundary", boundary.arn()), boundary.policy(), List.of());
    return verdicts.granted().andNot(Grants.of(List.of(policy)).actions());
  }

  /** Granted actions that no service control policy lets through; null if that is not known. */
  static @Nullable ActionSet byScp(Account account, PermissionVerdicts verdicts) {
    ActionSet allowed = account.allowedByScps();
    return allowed == null ? null : verdicts.granted().andNot(allowed);
  }
}

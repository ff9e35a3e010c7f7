package dev.dormouse.snapshot;

import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.policy.PrincipalKind;

/**
 * Users or roles that the account may have and that the files tell nothing of. With neither an id
 * nor a name it may be any of its kind.
 *
 * @param id the unique id; empty if it is not known
 * @param name without the path; empty if it is not known
 * @param problem where that shows
 */
public record LostPrincipal(
    PrincipalKind kind, String id, String name, UnknownReason reason, Problem problem) {

  static LostPrincipal any(PrincipalKind kind, UnknownReason reason, Problem problem) {
    return new LostPrincipal(kind, "", "", reason, problem);
  }

  /** Whether it may be any principal of its kind. */
  boolean any() {
    return id.isEmpty() && name.isEmpty();
  }
}

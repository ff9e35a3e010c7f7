package dev.dormouse.analyzers.life;

import dev.dormouse.policy.PrincipalKind;

/**
 * A role or user that an account may have though it is not among those assessed. With neither an id
 * nor a name it may be any of its kind.
 *
 * @param uniqueId empty if it is not known
 * @param name without the path; empty if it is not known
 */
public record Unlisted(PrincipalKind kind, String uniqueId, String name) {

  /** Anybody of a kind. */
  public static Unlisted any(PrincipalKind kind) {
    return new Unlisted(kind, "", "");
  }

  /** Whether it may be the same. Names are unique in an account, whatever their paths. */
  boolean mayBe(PrincipalRef principal) {
    if (principal.kind() != kind) {
      return false;
    }
    return uniqueId.isEmpty()
        ? name.isEmpty() || principal.arn().endsWith("/" + name)
        : uniqueId.equals(principal.uniqueId());
  }
}

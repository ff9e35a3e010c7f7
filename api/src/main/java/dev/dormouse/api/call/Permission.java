package dev.dormouse.api.call;

import dev.dormouse.analyzers.access.Role;

/** What an endpoint asks of who calls it. */
public enum Permission {
  /** Reading, within the caller's accounts. */
  READ(Role.VIEWER, false, false),
  /** Reading what speaks of every account. */
  READ_ALL(Role.VIEWER, false, true),

  /** Reading what others did. */
  INSPECT(Role.ADMIN, false, true),

  /** What anybody may know: no signature is asked for, and nothing stored is told. */
  PUBLIC(Role.VIEWER, false, false),

  /** Archiving findings, within the caller's accounts. */
  ARCHIVE(Role.OPERATOR, true, false),
  /** Archive rules, which reach every account of their analyzer. */
  RULES(Role.OPERATOR, true, true),
  /** Analyzers, tags, scans, access keys. */
  ADMINISTER(Role.ADMIN, true, true);

  private final Role role;
  private final boolean mutating;
  private final boolean everyAccount;

  Permission(Role role, boolean mutating, boolean everyAccount) {
    this.role = role;
    this.mutating = mutating;
    this.everyAccount = everyAccount;
  }

  /** Whether it must be known who calls. */
  public boolean signed() {
    return this != PUBLIC;
  }

  /** The least role. */
  public Role role() {
    return role;
  }

  /** Whether calls go to the audit log. */
  public boolean mutating() {
    return mutating;
  }

  /** Whether a caller limited to accounts is refused. */
  public boolean everyAccount() {
    return everyAccount;
  }
}

package dev.dormouse.analyzers.access;

import java.util.Set;

/**
 * Who makes a call, once that is known for sure.
 *
 * @param name what the audit log calls it: an access key id; later a session's user
 * @param accounts the accounts it may see; empty for all
 */
public record Caller(String name, Role role, Set<String> accounts) {
  /** Nobody known: sees no account, for there is none of this id. */
  public static final Caller STRANGER = new Caller("", Role.VIEWER, Set.of("none"));

  public Caller {
    accounts = Set.copyOf(accounts);
  }

  /** Whether what belongs to the account may be shown to it. */
  public boolean sees(String accountId) {
    return accounts.isEmpty() || accounts.contains(accountId);
  }

  public boolean seesEverything() {
    return accounts.isEmpty();
  }
}

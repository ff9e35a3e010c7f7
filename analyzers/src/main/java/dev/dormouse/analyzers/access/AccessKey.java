package dev.dormouse.analyzers.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Credentials that Dormouse made, for its own API alone.
 *
 * @param id {@code AKIA…}-like, 20 characters
 * @param description the words of who made it
 * @param accounts the accounts it may see; empty for all
 * @param expiresAt null for never
 * @param sealedSecret the secret, encrypted, as Base64; never printed
 */
public record AccessKey(
    String id,
    String description,
    Role role,
    Set<String> accounts,
    Instant createdAt,
    @Nullable Instant expiresAt,
    boolean enabled,
    String sealedSecret) {
  public AccessKey {
    accounts = Set.copyOf(accounts);
  }

  public Caller caller() {
    return new Caller(id, role, accounts);
  }

  @Override
  public String toString() {
    return "AccessKey[" + id + ", " + role + "]";
  }
}

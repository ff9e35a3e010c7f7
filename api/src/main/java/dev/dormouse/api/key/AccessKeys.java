package dev.dormouse.api.key;

import dev.dormouse.analyzers.access.AccessKey;
import dev.dormouse.analyzers.access.Role;
import dev.dormouse.analyzers.port.AccessStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes access keys and opens them. What was read from the store is trusted for two seconds: that
 * long a key that was disabled, removed or made elsewhere may still be taken for what it was.
 */
public final class AccessKeys {
  /** How long what was read is trusted. */
  public static final Duration TRUSTED = Duration.ofSeconds(2);

  private static final String ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final String SECRET_LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final int ID_RANDOM = 16;
  private static final int SECRET_LENGTH = 40;
  private static final int REMEMBERED = 4_096;

  private final AccessStore store;
  private final SecretBox box;
  private final SecureRandom random;
  private final Map<String, Read> keys = new ConcurrentHashMap<>();
  private final Map<String, Read> strangers = new ConcurrentHashMap<>();

  public AccessKeys(AccessStore store, SecretBox box, SecureRandom random) {
    this.store = store;
    this.box = box;
    this.random = random;
  }

  /** A new key and its secret, which is told once and then only kept sealed. */
  public record Created(AccessKey key, String secret) {
    @Override
    public String toString() {
      return "Created[" + key + "]";
    }
  }

  /** A key with its secret open, for the verification of a signature. */
  public record Opened(AccessKey key, String secret) {
    @Override
    public String toString() {
      return "Opened[" + key + "]";
    }
  }

  private record Read(Optional<Opened> key, Instant at) {}

  /**
   * @param accounts the accounts it may see; empty for all
   * @param expiresAt null for never
   */
  public Created create(
      String description,
      Role role,
      Set<String> accounts,
      @Nullable Instant expiresAt,
      Instant now) {
    String id = "AKIA" + draw(ID_LETTERS, ID_RANDOM);
    String secret = draw(SECRET_LETTERS, SECRET_LENGTH);
    AccessKey key =
        new AccessKey(id, description, role, accounts, now, expiresAt, true, box.seal(id, secret));
    store.add(key);
    return new Created(key, secret);
  }

  /** Empty if there is no such key. It may be disabled or expired. */
  public Optional<Opened> open(String id, Instant now) {
    Read known = keys.getOrDefault(id, strangers.get(id));
    if (known != null && fresh(known.at(), now)) {
      return known.key();
    }
    Optional<Opened> found =
        store.find(id).map(key -> new Opened(key, box.open(id, key.sealedSecret())));
    remember(id, new Read(found, now));
    return found;
  }

  /** Whether there was such a key when it was last looked up; asks no database. */
  public boolean known(String id) {
    return keys.containsKey(id);
  }

  /** Apart from each other, so that whoever makes up ids pushes no key out. */
  private void remember(String id, Read read) {
    keys.remove(id);
    strangers.remove(id);
    Map<String, Read> of = read.key().isPresent() ? keys : strangers;
    if (of.size() >= REMEMBERED) {
      of.clear();
    }
    of.put(id, read);
  }

  private static boolean fresh(Instant at, Instant now) {
    return !now.isBefore(at) && now.isBefore(at.plus(TRUSTED));
  }

  private String draw(String letters, int length) {
    StringBuilder drawn = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      drawn.append(letters.charAt(random.nextInt(letters.length())));
    }
    return drawn.toString();
  }
}

package dev.dormouse.app.serve;

import dev.dormouse.analyzers.access.AccessKey;
import dev.dormouse.analyzers.access.Role;
import dev.dormouse.analyzers.port.AccessStore;
import dev.dormouse.api.key.AccessKeys;
import dev.dormouse.api.key.SecretBox;
import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The secret key that seals the secrets in the database, and the access keys that it opens. */
final class KeyRing {
  private final DataFolder folder;
  private final AccessStore store;
  private final SecretBox box;
  private final AccessKeys keys;

  private KeyRing(DataFolder folder, AccessStore store, SecretBox box, AccessKeys keys) {
    this.folder = folder;
    this.store = store;
    this.box = box;
    this.keys = keys;
  }

  /**
   * Takes the secret key from the data folder, or makes one where nothing was sealed yet.
   *
   * @throws Failure if it is missing and the database has secrets that only it opens, or does not
   *     open them all
   */
  static KeyRing open(DataFolder folder, AccessStore store, SecureRandom random) {
    KeyRing ring = openForKeeping(folder, store, random);
    List<String> closed = ring.closed();
    if (!closed.isEmpty()) {
      throw new Failure(
          Exit.BAD_INPUT,
          folder.file(DataFolder.SECRET_KEY)
              + ": opens some of the database's access keys and not "
              + String.join(", ", closed)
              + ": another server of the database has another one; give all the same, or delete"
              + " these keys with dormouse access-key delete");
    }
    return ring;
  }

  /**
   * As {@link #open}, for who keeps access keys: it is enough that one opens, so that another may
   * be deleted.
   */
  static KeyRing openForKeeping(DataFolder folder, AccessStore store, SecureRandom random) {
    byte[] secret = folder.read(DataFolder.SECRET_KEY).orElseGet(() -> made(folder, store, random));
    if (secret.length != SecretBox.KEY_BYTES) {
      throw new Failure(
          Exit.BAD_INPUT,
          folder.file(DataFolder.SECRET_KEY)
              + ": has "
              + secret.length
              + " bytes and not "
              + SecretBox.KEY_BYTES
              + "; put the file of your backup there");
    }
    SecretBox box = new SecretBox(secret, random);
    KeyRing ring = new KeyRing(folder, store, box, new AccessKeys(store, box, random));
    ring.check();
    return ring;
  }

  private void check() {
    int keys = store.keys().size();
    if (keys > 0 && closed().size() == keys) {
      throw new Failure(
          Exit.BAD_INPUT,
          folder.file(DataFolder.SECRET_KEY)
              + ": does not open the database's access keys; copy it from your backup or from"
              + " another server of the same database");
    }
  }

  /** The ids of the access keys that the secret key does not open. */
  private List<String> closed() {
    return store.keys().stream().filter(key -> !opens(key)).map(AccessKey::id).toList();
  }

  private boolean opens(AccessKey key) {
    try {
      box.open(key.id(), key.sealedSecret());
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private static byte[] made(DataFolder folder, AccessStore store, SecureRandom random) {
    if (!store.keys().isEmpty()) {
      throw new Failure(
          Exit.BAD_INPUT,
          folder.file(DataFolder.SECRET_KEY)
              + ": is missing, and the database's access keys open with it alone; copy it from your"
              + " backup or from another server of the same database");
    }
    byte[] secret = new byte[SecretBox.KEY_BYTES];
    random.nextBytes(secret);
    folder.write(DataFolder.SECRET_KEY, secret);
    return secret;
  }

  AccessKeys keys() {
    return keys;
  }

  SecretBox box() {
    return box;
  }

  /**
   * Makes a first access key, for an administrator, unless there is a key already. Its file comes
   * first: a start that ends in between is begun anew by the next one, and a key in the database
   * never lacks its file.
   */
  Optional<AdminProfile> firstAdmin(Instant now) {
    if (!store.keys().isEmpty()) {
      return Optional.empty();
    }
    AccessKeys.Created created =
        keys.draw("made at the first start", Role.ADMIN, Set.of(), null, now);
    AdminProfile profile = new AdminProfile(created.key().id(), created.secret());
    folder.write(DataFolder.CREDENTIALS, profile.credentials());
    keys.add(created);
    return Optional.of(profile);
  }
}

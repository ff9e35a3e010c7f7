package dev.dormouse.app.serve;

import dev.dormouse.analyzers.access.Role;
import dev.dormouse.analyzers.port.AccessStore;
import dev.dormouse.api.key.AccessKeys;
import dev.dormouse.api.key.SecretBox;
import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import java.security.SecureRandom;
import java.time.Instant;
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
   * @throws Failure if it is missing and the database has secrets that only it opens, or is another
   */
  static KeyRing open(DataFolder folder, AccessStore store, SecureRandom random) {
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
    check(folder, store, box);
    return new KeyRing(folder, store, box, new AccessKeys(store, box, random));
  }

  private static void check(DataFolder folder, AccessStore store, SecretBox box) {
    store.keys().stream()
        .findFirst()
        .ifPresent(
            key -> {
              try {
                box.open(key.id(), key.sealedSecret());
              } catch (IllegalStateException e) {
                throw new Failure(
                    Exit.BAD_INPUT,
                    folder.file(DataFolder.SECRET_KEY)
                        + ": does not open the database's access keys; copy it from your backup or"
                        + " from another server of the same database");
              }
            });
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

  /** Makes a first access key, for an administrator, unless there is a key already. */
  Optional<AdminProfile> firstAdmin(Instant now) {
    if (!store.keys().isEmpty()) {
      return Optional.empty();
    }
    AccessKeys.Created created =
        keys.create("made at the first start", Role.ADMIN, Set.of(), null, now);
    AdminProfile profile = new AdminProfile(created.key().id(), created.secret());
    folder.write(DataFolder.CREDENTIALS, profile.credentials());
    return Optional.of(profile);
  }
}

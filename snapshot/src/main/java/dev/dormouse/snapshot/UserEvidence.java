package dev.dormouse.snapshot;

import dev.dormouse.evidence.AccessKey;
import dev.dormouse.evidence.Coverage;
import dev.dormouse.evidence.CredentialRow;
import dev.dormouse.evidence.KeyEvidence;
import dev.dormouse.evidence.LastUse;
import dev.dormouse.evidence.PasswordEvidence;
import dev.dormouse.evidence.Source;
import dev.dormouse.evidence.TrackingHistory;
import dev.dormouse.evidence.UnknownReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one account's files tell of its users' keys and passwords. That a user is absent from a file
 * means "has none" only if the file is there, could be read, and its collection came to its end.
 */
final class UserEvidence {
  private final CredentialFiles files;
  private final Collection collection;
  private final Instant until;

  UserEvidence(CredentialFiles files, Collection collection, Instant until) {
    this.files = files;
    this.collection = collection;
    this.until = until;
  }

  KeyEvidence keys(RawPrincipal user) {
    CredentialRow row = row(user);
    List<RawKey> listed = listed(user);
    if (listed != null) {
      return new KeyEvidence.Known(joined(listed, row));
    }
    if (row != null) {
      return new KeyEvidence.Known(slots(row));
    }
    String failure = failure(user, "access-keys", "credential-report");
    return failure != null
        ? new KeyEvidence.Unknown(UnknownReason.COLLECTION_INCOMPLETE, failure)
        : new KeyEvidence.Unknown(
            UnknownReason.NO_ACCESS_KEY_DATA, absent(UnknownReason.NO_ACCESS_KEY_DATA));
  }

  /** The user's keys; null if they are not known. */
  private @Nullable List<RawKey> listed(RawPrincipal user) {
    Map<String, List<RawKey>> keys = files.keys;
    if (keys == null || collection.failed("access-keys", user) != null) {
      return null;
    }
    List<RawKey> listed = keys.get(user.name);
    if (listed == null && collection.interrupted()) {
      return null;
    }
    return listed == null ? List.of() : listed;
  }

  /**
   * A report whose collection failed may be left from an earlier one, and so is not used; nor is
   * the row of another account's user of that name, or of an earlier one who was deleted since.
   */
  private @Nullable CredentialRow row(RawPrincipal user) {
    boolean failed = collection.failed("credential-report", user) != null;
    return files.report == null || failed
        ? null
        : files.report.user(user.name).filter(row -> isOf(user, row)).orElse(null);
  }

  private static boolean isOf(RawPrincipal user, CredentialRow row) {
    boolean sameTime =
        row.userCreated() == null
            || user.created == null
            || row.userCreated().getEpochSecond() == user.created.getEpochSecond();
    return sameTime && row.arn().equals(String.valueOf(user.arn));
  }

  /** A key that stands twice, in a list that was made twice, was used when either says so. */
  private List<AccessKey> joined(List<RawKey> listed, @Nullable CredentialRow row) {
    Map<String, AccessKey> keys = new LinkedHashMap<>();
    for (RawKey raw : listed) {
      keys.merge(
          raw.id(),
          key(raw, row),
          (one, other) ->
              new AccessKey(
                  one.id(),
                  one.created().isAfter(other.created()) ? one.created() : other.created(),
                  one.active() && other.active(),
                  one.lastUse().merge(other.lastUse())));
    }
    return List.copyOf(keys.values());
  }

  /** The credential report has no key ids: a slot is a key's if it was made in the same second. */
  private AccessKey key(RawKey key, @Nullable CredentialRow row) {
    LastUse use =
        key.lastUsedTold()
            ? lastUse(key.lastUsed(), Source.ACCESS_KEY_LAST_USED, TrackingHistory.ACCESS_KEYS)
            : LastUse.unknown(UnknownReason.NO_ACCESS_KEY_LAST_USE);
    if (row != null) {
      for (CredentialRow.Slot slot : row.keys()) {
        Instant made = slot.lastRotated();
        if (made != null && made.getEpochSecond() == key.created().getEpochSecond()) {
          use = use.merge(slotUse(slot));
        }
      }
    }
    return new AccessKey(key.id(), key.created(), key.active(), use);
  }

  private List<AccessKey> slots(CredentialRow row) {
    List<AccessKey> keys = new ArrayList<>();
    for (CredentialRow.Slot slot : row.keys()) {
      Instant made = slot.lastRotated();
      if (made != null) {
        keys.add(new AccessKey(slot.name(), made, slot.active(), slotUse(slot)));
      }
    }
    return keys;
  }

  private LastUse slotUse(CredentialRow.Slot slot) {
    return lastUse(slot.lastUsed(), Source.CREDENTIAL_REPORT, TrackingHistory.ACCESS_KEYS);
  }

  private LastUse lastUse(@Nullable Instant time, Source source, Instant toldSince) {
    Coverage coverage = new Coverage(toldSince, until);
    return time == null
        ? new LastUse.Never(source, coverage)
        : new LastUse.At(time, source, coverage);
  }

  PasswordEvidence password(RawPrincipal user) {
    CredentialRow row = row(user);
    Boolean enabled = row == null ? null : row.passwordEnabled();
    Instant profile = profile(user);
    if (Boolean.TRUE.equals(enabled) || profile != null) {
      return new PasswordEvidence.Present(since(user, row, profile), passwordUse(user, row));
    }
    if (enabled != null) {
      return new PasswordEvidence.None();
    }
    String failure = failure(user, "login-profiles", "credential-report");
    if (failure != null) {
      return new PasswordEvidence.Unknown(UnknownReason.COLLECTION_INCOMPLETE, failure);
    }
    return files.loginProfiles != null
        ? new PasswordEvidence.None()
        : new PasswordEvidence.Unknown(
            UnknownReason.NO_PASSWORD_DATA, absent(UnknownReason.NO_PASSWORD_DATA));
  }

  private @Nullable Instant profile(RawPrincipal user) {
    boolean failed = collection.failed("login-profiles", user) != null;
    return files.loginProfiles == null || failed ? null : files.loginProfiles.get(user.name);
  }

  private static Instant since(
      RawPrincipal user, @Nullable CredentialRow row, @Nullable Instant profile) {
    Instant changed = row == null ? null : row.passwordLastChanged();
    Instant since = profile == null ? user.created : profile;
    if (since == null || (changed != null && changed.isAfter(since))) {
      since = changed;
    }
    return since == null ? Instant.MAX : since;
  }

  private LastUse passwordUse(RawPrincipal user, @Nullable CredentialRow row) {
    LastUse use = LastUse.unknown(UnknownReason.NO_PASSWORD_LAST_USE);
    if (row != null && Boolean.TRUE.equals(row.passwordEnabled())) {
      use = lastUse(row.passwordLastUsed(), Source.CREDENTIAL_REPORT, TrackingHistory.PASSWORDS);
    }
    Map<String, Optional<Instant>> users = files.users;
    boolean failed = collection.failed("users", user) != null;
    Optional<Instant> told = users == null || failed ? null : users.get(user.name);
    if (told != null) {
      use =
          use.merge(
              lastUse(told.orElse(null), Source.PASSWORD_LAST_USED, TrackingHistory.PASSWORDS));
    }
    return use;
  }

  private @Nullable String failure(RawPrincipal user, String... parts) {
    for (String part : parts) {
      String failure = collection.failed(part, user);
      if (failure != null) {
        return part + ": " + failure;
      }
    }
    return collection.interrupted() ? "collection.json has no CompletedAt" : null;
  }

  private String absent(UnknownReason reason) {
    return files.report == null
        ? reason.description()
        : "the credential report has no row of this user; it may be older than the user";
  }
}

package dev.dormouse.evidence;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One user's row of a credential report.
 *
 * @param passwordEnabled null where the report does not say ({@code not_supported})
 * @param passwordLastUsed null if the password was never used ({@code no_information}, {@code N/A})
 * @param passwordLastChanged null where it does not apply
 */
public record CredentialRow(
    String user,
    String arn,
    @Nullable Boolean passwordEnabled,
    @Nullable Instant passwordLastUsed,
    @Nullable Instant passwordLastChanged,
    @Nullable Instant userCreated,
    List<Slot> keys) {
  public CredentialRow {
    keys = List.copyOf(keys);
  }

  /**
   * One of the report's two access key slots.
   *
   * @param name {@code access_key_1} or {@code access_key_2}: the report has no key ids
   * @param lastRotated when the key was made; null if there is no key
   * @param lastUsed null if the key was never used
   */
  public record Slot(
      String name, boolean active, @Nullable Instant lastRotated, @Nullable Instant lastUsed) {}
}

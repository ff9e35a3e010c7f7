package dev.dormouse.snapshot;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An element of {@code access-keys.json}.
 *
 * @param lastUsedTold whether the export says anything of the key's last use
 * @param lastUsed null if it was never used, or nothing is told
 */
record RawKey(
    String id, boolean active, Instant created, boolean lastUsedTold, @Nullable Instant lastUsed) {}

package dev.dormouse.analyzers.life;

import dev.dormouse.findings.FindingType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is announced of a change: the members of EventBridge's "Unused Access Finding for IAM
 * entities" (IAM User Guide, "Monitoring with Amazon EventBridge").
 *
 * @param sequence the store's order of it; 0 before it is stored
 * @param previousStatus null for a new finding
 * @param unusedServices null unless the finding is of permissions; {@code unusedActions} alike
 */
public record FindingEvent(
    long sequence,
    UUID id,
    long analyzer,
    UUID findingId,
    PrincipalRef principal,
    FindingType type,
    Instant at,
    Instant createdAt,
    Instant updatedAt,
    Instant analyzedAt,
    @Nullable FindingStatus previousStatus,
    FindingStatus status,
    UUID version,
    boolean deleted,
    @Nullable FindingError error,
    @Nullable Integer unusedServices,
    @Nullable Integer unusedActions) {}

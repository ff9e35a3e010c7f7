package dev.dormouse.findings;

import dev.dormouse.catalog.ActionSet;
import dev.dormouse.catalog.Service;
import dev.dormouse.evidence.TrackedActions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts on one service's granted actions.
 *
 * @param unusedAsAWhole whether nothing at all of the service was used in the tracking period
 * @param lastAccessed the latest request to the service; null if none was seen
 * @param listed the unused actions that AWS lists one by one, those that IAM watches for the
 *     principal; null where IAM gives no list for the service
 * @param tracked what IAM lists, with times; null as above
 */
public record ServiceVerdict(
    Service service,
    ActionSet granted,
    ActionSet used,
    ActionSet unused,
    boolean unusedAsAWhole,
    @Nullable Instant lastAccessed,
    @Nullable ActionSet listed,
    @Nullable TrackedActions tracked) {}

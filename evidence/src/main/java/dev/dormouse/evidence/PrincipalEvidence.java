package dev.dormouse.evidence;

import org.jspecify.annotations.Nullable;

/**
 * All that is known of one principal's use.
 *
 * @param roleUse a role's last request by its credentials; for a user unknown, and not asked for
 * @param keys a user's access keys; for a role none
 * @param password a user's console password; for a role none
 * @param report the last-accessed report; null if there is none
 * @param reportMissing why {@code report} is null
 * @param trail what CloudTrail tells beside
 */
public record PrincipalEvidence(
    LastUse roleUse,
    KeyEvidence keys,
    PasswordEvidence password,
    @Nullable LastAccessedReport report,
    UnknownReason reportMissing,
    Usage trail) {}

package dev.dormouse.analyzers.life;

import dev.dormouse.policy.PrincipalKind;

/**
 * A role or user as findings refer to it. The unique id is its identity: a role created anew under
 * the same ARN is another principal.
 *
 * @param accountId the account that owns it, twelve digits
 * @param uniqueId {@code AROA…} or {@code AIDA…}
 */
public record PrincipalRef(String accountId, String arn, String uniqueId, PrincipalKind kind) {}

package dev.dormouse.analyzers.life;

import dev.dormouse.findings.Account;
import dev.dormouse.policy.Principal;
import dev.dormouse.policy.PrincipalKind;

/**
 * A role or user as findings refer to it. The unique id is its identity: a role created anew under
 * the same ARN is another principal.
 *
 * @param accountId the account that owns it, twelve digits
 * @param uniqueId {@code AROA…} or {@code AIDA…}
 */
public record PrincipalRef(String accountId, String arn, String uniqueId, PrincipalKind kind) {
  public static PrincipalRef of(Account account, Principal principal) {
    return new PrincipalRef(
        account.id(), principal.arn().toString(), principal.id(), principal.kind());
  }
}

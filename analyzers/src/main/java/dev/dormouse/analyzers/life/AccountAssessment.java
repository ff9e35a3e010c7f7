package dev.dormouse.analyzers.life;

import dev.dormouse.findings.Assessment;
import dev.dormouse.policy.PrincipalKind;
import java.util.Arrays;
import java.util.List;

/**
 * What a scan found in one account that could be read.
 *
 * @param assessments one for every role and user that is known of
 * @param unlisted those that the account may have beside them; none if it was read in full
 */
public record AccountAssessment(
    String accountId, List<Assessment> assessments, List<Unlisted> unlisted) {
  public AccountAssessment {
    assessments = List.copyOf(assessments);
    unlisted = List.copyOf(unlisted);
  }

  /**
   * @param complete whether every role and user of the account is among them; if not, any that is
   *     missing may still exist
   */
  public AccountAssessment(String accountId, List<Assessment> assessments, boolean complete) {
    this(
        accountId,
        assessments,
        complete ? List.of() : Arrays.stream(PrincipalKind.values()).map(Unlisted::any).toList());
  }

  /** Whether a principal that is not among the assessments may still exist. */
  boolean mayHave(PrincipalRef principal) {
    return unlisted.stream().anyMatch(one -> one.mayBe(principal));
  }
}

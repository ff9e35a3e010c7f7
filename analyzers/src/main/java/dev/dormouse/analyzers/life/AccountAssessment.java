package dev.dormouse.analyzers.life;

import dev.dormouse.findings.Assessment;
import java.util.List;

/**
 * What a scan found in one account that could be read.
 *
 * @param assessments one for every role and user
 * @param complete whether every role and user of the account is among them; if not, one that is
 *     missing may still exist
 */
public record AccountAssessment(String accountId, List<Assessment> assessments, boolean complete) {
  public AccountAssessment {
    assessments = List.copyOf(assessments);
  }
}

package dev.dormouse.snapshot;

import dev.dormouse.findings.Account;
import dev.dormouse.findings.Assessment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the analysis of one account came to.
 *
 * @param asOf the moment of the analysis; null if the account could not be analyzed
 * @param collectedAt null if the snapshot does not record it
 * @param note why the account was skipped or failed; empty otherwise
 * @param gaps what the collection itself says it lacks
 * @param lostPrincipals users and roles that the account may have, and that nothing is known of
 */
public record AccountResult(
    Account account,
    Status status,
    @Nullable Instant asOf,
    AsOfBasis basis,
    @Nullable Instant collectedAt,
    String note,
    List<String> gaps,
    List<LostPrincipal> lostPrincipals,
    List<Assessment> assessments,
    List<Problem> problems) {
  public AccountResult {
    gaps = List.copyOf(gaps);
    lostPrincipals = List.copyOf(lostPrincipals);
    assessments = List.copyOf(assessments);
    problems = List.copyOf(problems);
  }

  public enum Status {
    /** Everything the account's files should hold could be read. */
    COMPLETE,
    /** Some parts failed; what they would have told is unknown. */
    INCOMPLETE,
    /** Nothing can be said of the account. */
    FAILED,
    /** Left out on purpose: a suspended account. */
    SKIPPED
  }

  /** Where the moment of the analysis comes from. */
  public enum AsOfBasis {
    GIVEN,
    /** The collection's end, which the snapshot records. */
    COLLECTION,
    /** The latest time in the account's files: the export cannot be older. */
    NEWEST_EVIDENCE
  }
}

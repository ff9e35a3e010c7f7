package dev.dormouse.snapshot;

import dev.dormouse.findings.Account;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a snapshot tells of one account.
 *
 * @param collectedAt until when the evidence was collected; null if the snapshot does not record it
 * @param newest the latest time in the account's files; they were written then or later
 * @param complete whether everything that the snapshot should hold of the account could be read
 * @param failure why nothing can be said of the account; empty if something can
 * @param gaps what the collection itself says it lacks
 * @param lostPrincipals users and roles that the account may have, and that nothing is known of
 */
public record AccountSnapshot(
    Account account,
    @Nullable Instant collectedAt,
    Instant newest,
    boolean complete,
    String failure,
    List<String> gaps,
    List<LostPrincipal> lostPrincipals,
    List<Subject> subjects,
    List<Problem> problems) {
  public AccountSnapshot {
    gaps = List.copyOf(gaps);
    lostPrincipals = List.copyOf(lostPrincipals);
    subjects = List.copyOf(subjects);
    problems = List.copyOf(problems);
  }

  /** Whether it may be told better another time, though nothing in the files changes. */
  public boolean passing() {
    return problems.stream().anyMatch(Problem::passing);
  }

  public boolean failed() {
    return !failure.isEmpty();
  }
}

package dev.dormouse.findings;

import dev.dormouse.evidence.AccessKey;
import dev.dormouse.policy.Principal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an analysis says of one principal.
 *
 * @param excluded why the principal was left out; then nothing else is said
 * @param young whether the principal is younger than the tracking period; then it has no findings
 * @param role verdict on the role as a whole; null for a user
 * @param keys verdicts on a user's keys
 * @param password verdict on a user's password; null if there is none, or for a role
 * @param permissions verdicts on every granted action; null if excluded
 */
public record Assessment(
    Account account,
    Principal principal,
    TrackingWindow window,
    Optional<ExclusionReason> excluded,
    boolean young,
    @Nullable Verdict role,
    List<KeyVerdict> keys,
    @Nullable Verdict password,
    @Nullable PermissionVerdicts permissions,
    List<Finding> findings,
    List<UnknownSubject> unknowns) {

  public Assessment {
    keys = List.copyOf(keys);
    findings = List.copyOf(findings);
    unknowns = List.copyOf(unknowns);
  }

  public record KeyVerdict(AccessKey key, Verdict verdict) {}
}

package dev.dormouse.analyzers.life;

import dev.dormouse.findings.Assessment;
import dev.dormouse.findings.Finding;
import dev.dormouse.findings.FindingType;
import dev.dormouse.findings.Verdict;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One account's analysis, asked about single findings. A finding is over only for a reason that is
 * known: no evidence, or a principal missing from an account that is incomplete, ends nothing.
 */
final class AccountView {
  private final AccountAssessment account;
  private final Map<String, Assessment> principals = new HashMap<>();
  private final Set<String> arns = new HashSet<>();
  private final SortedMap<FindingKey, Judgement.Holds> found = new TreeMap<>();

  AccountView(AccountAssessment account) {
    this.account = account;
    for (Assessment assessment : account.assessments()) {
      principals.put(assessment.principal().id(), assessment);
      arns.add(assessment.principal().arn().toString());
      for (Finding finding : assessment.findings()) {
        found.put(
            new FindingKey(assessment.principal().id(), finding.type()),
            new Judgement.Holds(assessment, DetailsOf.finding(finding)));
      }
    }
  }

  /** Everything unused that was found. */
  SortedMap<FindingKey, Judgement.Holds> found() {
    return Collections.unmodifiableSortedMap(found);
  }

  Judgement judge(FindingRecord open) {
    Judgement holds = found.get(FindingKey.of(open));
    if (holds != null) {
      return holds;
    }
    Assessment now = principals.get(open.principal().uniqueId());
    if (now == null) {
      boolean gone = arns.contains(open.principal().arn()) || !account.mayHave(open.principal());
      return gone ? new Judgement.Over() : new Judgement.Unknown();
    }
    if (now.excluded().isPresent()) {
      return new Judgement.Excluded();
    }
    return now.young() || over(open, now) ? new Judgement.Over() : new Judgement.Unknown();
  }

  /** Whether something that is not among the findings is known not to belong there. */
  private static boolean over(FindingRecord open, Assessment now) {
    return switch (open.type()) {
      case UNUSED_IAM_ROLE -> now.role() != null && !(now.role() instanceof Verdict.Unknown);
      case UNUSED_IAM_USER_PASSWORD -> !(now.password() instanceof Verdict.Unknown);
      case UNUSED_IAM_USER_ACCESS_KEY -> keysKnown(now) || settled(open.details(), now);
      case UNUSED_PERMISSION -> suppressed(now) || settled(open.details(), now);
    };
  }

  private static boolean keysKnown(Assessment now) {
    return now.unknowns().stream()
        .noneMatch(
            unknown ->
                unknown.subject().equals("access keys")
                    || now.keys().stream()
                        .anyMatch(key -> key.key().id().equals(unknown.subject())));
  }

  /**
   * A role that is unused as a whole has no finding of its permissions. Where the setting asks for
   * one all the same, what is unknown of them is told.
   */
  private static boolean suppressed(Assessment now) {
    return now.findings().stream().anyMatch(f -> f.type() == FindingType.UNUSED_IAM_ROLE)
        && now.unknowns().stream().noneMatch(unknown -> unknown.subject().equals("permissions"));
  }

  private static boolean settled(@Nullable FindingDetails before, Assessment now) {
    if (before == null) {
      return false;
    }
    Set<Standing> standings = Standings.of(before, now);
    return !standings.contains(Standing.UNKNOWN) && !standings.contains(Standing.UNUSED);
  }
}

package dev.dormouse.app;

import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.findings.Account;
import dev.dormouse.findings.Assessment;
import dev.dormouse.findings.ExclusionReason;
import dev.dormouse.findings.Finding;
import dev.dormouse.findings.FindingType;
import dev.dormouse.findings.UnknownSubject;
import dev.dormouse.policy.PrincipalKind;
import dev.dormouse.snapshot.AccountResult;
import dev.dormouse.snapshot.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The totals of a scan, added up account by account. */
final class ScanSummary {
  private static final int TOP_ACCOUNTS = 10;

  private final Map<FindingType, Integer> byType = new EnumMap<>(FindingType.class);
  private final Map<ExclusionReason, Integer> excluded = new EnumMap<>(ExclusionReason.class);
  private final Map<UnknownReason, Integer> unknown = new EnumMap<>(UnknownReason.class);
  private final List<AccountLine> accounts = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private int roles;
  private int users;
  private int young;
  private @Nullable Instant asOf;
  private AccountResult.AsOfBasis basis = AccountResult.AsOfBasis.GIVEN;

  /**
   * One account's totals.
   *
   * @param roles analyzed roles
   * @param users analyzed users
   * @param unreadable whether a file of the account could not be read
   */
  record AccountLine(
      Account account,
      AccountResult.Status status,
      @Nullable Instant collectedAt,
      int roles,
      int users,
      int excluded,
      Map<FindingType, Integer> findings,
      boolean unreadable,
      List<String> problems) {
    int total() {
      return findings.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  ScanSummary(List<Problem> problems) {
    this.problems.addAll(problems);
  }

  void add(AccountResult result) {
    Instant moment = result.asOf();
    if (moment != null && (asOf == null || moment.isAfter(asOf))) {
      asOf = moment;
      basis = result.basis();
    }
    problems.addAll(result.problems());
    if (result.status() == AccountResult.Status.FAILED) {
      unknown.merge(UnknownReason.ACCOUNT_NOT_COLLECTED, 1, Integer::sum);
    }
    result.lostPrincipals().forEach(lost -> unknown.merge(lost.reason(), 1, Integer::sum));
    Map<FindingType, Integer> findings = new EnumMap<>(FindingType.class);
    int rolesHere = 0;
    int usersHere = 0;
    int excludedHere = 0;
    for (Assessment assessment : result.assessments()) {
      if (assessment.excluded().isPresent()) {
        excluded.merge(assessment.excluded().get(), 1, Integer::sum);
        excludedHere++;
        continue;
      }
      boolean role = assessment.principal().kind() == PrincipalKind.ROLE;
      rolesHere += role ? 1 : 0;
      usersHere += role ? 0 : 1;
      young += assessment.young() ? 1 : 0;
      for (Finding finding : assessment.findings()) {
        findings.merge(finding.type(), 1, Integer::sum);
        byType.merge(finding.type(), 1, Integer::sum);
      }
      reasons(assessment).forEach(reason -> unknown.merge(reason, 1, Integer::sum));
    }
    roles += rolesHere;
    users += usersHere;
    List<String> notes = new ArrayList<>();
    if (!result.note().isEmpty()) {
      notes.add(result.note());
    }
    notes.addAll(result.gaps());
    result.problems().stream()
        .map(Problem::line)
        .filter(l -> !notes.contains(l))
        .forEach(notes::add);
    accounts.add(
        new AccountLine(
            result.account(),
            result.status(),
            result.collectedAt(),
            rolesHere,
            usersHere,
            excludedHere,
            findings,
            !result.problems().isEmpty(),
            notes));
  }

  private static Set<UnknownReason> reasons(Assessment assessment) {
    Set<UnknownReason> reasons = EnumSet.noneOf(UnknownReason.class);
    assessment.unknowns().stream().map(UnknownSubject::reason).forEach(reasons::add);
    return reasons;
  }

  /** Active findings of each of the four types. */
  int count(FindingType type) {
    return byType.getOrDefault(type, 0);
  }

  int total() {
    return byType.values().stream().mapToInt(Integer::intValue).sum();
  }

  int roles() {
    return roles;
  }

  int users() {
    return users;
  }

  int young() {
    return young;
  }

  Map<ExclusionReason, Integer> excluded() {
    return excluded;
  }

  /** How many principals (for an account that failed: accounts) each reason concerns. */
  Map<UnknownReason, Integer> unknown() {
    return unknown;
  }

  List<AccountLine> accounts() {
    return accounts;
  }

  List<AccountLine> topAccounts() {
    return accounts.stream()
        .filter(line -> line.total() > 0)
        .sorted(
            Comparator.comparingInt(AccountLine::total)
                .reversed()
                .thenComparing(line -> line.account().id()))
        .limit(TOP_ACCOUNTS)
        .toList();
  }

  List<Problem> problems() {
    return problems;
  }

  @Nullable Instant asOf() {
    return asOf;
  }

  AccountResult.AsOfBasis basis() {
    return basis;
  }

  /**
   * Whether evidence was missing: something that a better export would have told. What AWS keeps no
   * data of, and names nobody knows, no export can tell.
   */
  boolean incomplete() {
    Set<UnknownReason> missing = EnumSet.copyOf(List.of(UnknownReason.values()));
    missing.removeAll(
        EnumSet.of(
            UnknownReason.UNTRACKED_ACTION,
            UnknownReason.NO_ACTION_DATA,
            UnknownReason.UNRECOGNIZED_ACTION,
            UnknownReason.GRANT_TOO_YOUNG));
    return !problems.isEmpty()
        || unknown.keySet().stream().anyMatch(missing::contains)
        || accounts.stream()
            .anyMatch(
                line ->
                    line.status() == AccountResult.Status.INCOMPLETE
                        || line.status() == AccountResult.Status.FAILED);
  }

  /** Whether the accounts that could be read hold no principal at all, not even one left out. */
  boolean nobody() {
    return problems.isEmpty()
        && accounts.stream()
            .allMatch(
                line ->
                    line.status() == AccountResult.Status.COMPLETE
                        && line.roles() + line.users() + line.excluded() == 0);
  }

  /** Whether an account could not be read at all. */
  boolean accountFailed() {
    return accounts.stream()
        .anyMatch(line -> line.status() == AccountResult.Status.FAILED && line.unreadable());
  }
}

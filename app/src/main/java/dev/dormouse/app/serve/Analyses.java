package dev.dormouse.app.serve;

import dev.dormouse.analyzers.life.AccountAnalysis;
import dev.dormouse.analyzers.life.AccountAnalysis.Outcome;
import dev.dormouse.analyzers.life.Unlisted;
import dev.dormouse.findings.Account;
import dev.dormouse.findings.Assessment;
import dev.dormouse.policy.PrincipalKind;
import dev.dormouse.snapshot.AccountResult;
import dev.dormouse.snapshot.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is kept of the analysis of an account. */
final class Analyses {
  private static final int GAPS = 100;

  private Analyses() {}

  /**
   * Of an account that could be read.
   *
   * @param doubt about the snapshot as a whole; empty if there is none
   */
  static AccountAnalysis done(
      long analyzer, AccountResult result, String doubt, String fingerprint, Instant now) {
    List<Assessment> analyzed =
        result.assessments().stream().filter(one -> one.excluded().isEmpty()).toList();
    return new AccountAnalysis(
        analyzer,
        result.account().id(),
        result.account().name(),
        result.account().path(),
        result.status() == AccountResult.Status.COMPLETE ? Outcome.COMPLETE : Outcome.INCOMPLETE,
        now,
        now,
        result.asOf(),
        "",
        count(analyzed, PrincipalKind.ROLE),
        count(analyzed, PrincipalKind.USER),
        result.assessments().size() - analyzed.size(),
        (int) analyzed.stream().filter(Assessment::young).count(),
        UnknownCounts.of(result),
        gaps(result, doubt),
        analyzed.stream().map(one -> one.principal().id()).collect(Collectors.toSet()),
        fingerprint);
  }

  /** The principals that may be there though nothing is known of them. */
  static List<Unlisted> unlisted(AccountResult result) {
    return result.lostPrincipals().stream()
        .map(lost -> new Unlisted(lost.kind(), lost.id(), lost.name()))
        .toList();
  }

  private static int count(List<Assessment> analyzed, PrincipalKind kind) {
    return (int) analyzed.stream().filter(one -> one.principal().kind() == kind).count();
  }

  private static List<String> gaps(AccountResult result, String doubt) {
    return Stream.of(
            Stream.of(doubt).filter(text -> !text.isEmpty()),
            result.gaps().stream(),
            result.problems().stream().map(Problem::line))
        .flatMap(Function.identity())
        .limit(GAPS)
        .toList();
  }

  /**
   * Of an account of which nothing could be read: what was known of it before stays.
   *
   * @param before the analysis before; null if there was none
   */
  static AccountAnalysis failed(
      long analyzer,
      Account account,
      @Nullable AccountAnalysis before,
      String note,
      List<String> gaps,
      String fingerprint,
      Instant now) {
    return new AccountAnalysis(
        analyzer,
        account.id(),
        account.name() == null && before != null ? before.accountName() : account.name(),
        account.name() == null && before != null ? before.accountPath() : account.path(),
        Outcome.FAILED,
        now,
        before == null ? null : before.analyzedAt(),
        before == null ? null : before.asOf(),
        note,
        before == null ? 0 : before.roles(),
        before == null ? 0 : before.users(),
        before == null ? 0 : before.excluded(),
        before == null ? 0 : before.young(),
        before == null ? List.of() : before.unknowns(),
        gaps.stream().limit(GAPS).toList(),
        Set.of(),
        fingerprint);
  }
}

package dev.dormouse.snapshot;

import dev.dormouse.evidence.Coverage;
import dev.dormouse.evidence.KeyEvidence;
import dev.dormouse.evidence.LastAccessedReport;
import dev.dormouse.evidence.LastUse;
import dev.dormouse.evidence.PasswordEvidence;
import dev.dormouse.evidence.PrincipalEvidence;
import dev.dormouse.evidence.Source;
import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.evidence.Usage;
import dev.dormouse.findings.Account;
import dev.dormouse.policy.PolicyCompiler;
import dev.dormouse.policy.Principal;
import dev.dormouse.policy.PrincipalKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads one account: its details, then the evidence, then both joined principal by principal. */
final class AccountReader {
  private final PolicyCompiler compiler;
  private final Instant now;

  AccountReader(PolicyCompiler compiler, Instant now) {
    this.compiler = compiler;
    this.now = now;
  }

  /**
   * @param folder the account's folder; null for a lone file of authorization details
   */
  AccountSnapshot read(Account account, Path detailsFile, @Nullable Path folder) {
    List<Problem> problems = new ArrayList<>();
    try {
      return new Reading(account, problems, folder).finish(detailsFile);
    } catch (SnapshotException e) {
      problems.add(e.problem());
      return new AccountSnapshot(
          account,
          null,
          Instant.MIN,
          false,
          e.problem().line(),
          List.of(),
          List.of(),
          List.of(),
          problems);
    }
  }

  private final class Reading {
    private final Account account;
    private final List<Problem> problems;
    private final Collection collection;
    private final CredentialFiles credentials;
    private final Map<String, LastAccessedReport> reports;

    private Reading(Account account, List<Problem> problems, @Nullable Path folder) {
      this.account = account;
      this.problems = problems;
      this.organized = folder != null && account.id().equals(String.valueOf(folder.getFileName()));
      this.collection = folder == null ? Collection.NOT_RECORDED : Collection.read(folder);
      this.credentials =
          folder == null ? CredentialFiles.none() : CredentialFiles.read(folder, problems);
      this.reports =
          folder == null ? Map.of() : ReportFiles.read(folder, compiler.catalog(), problems);
    }

    private final boolean organized;

    private AccountSnapshot finish(Path detailsFile) {
      RawDetails details = AuthorizationDetailsReader.read(detailsFile);
      problems.addAll(details.problems);
      collection.failures().stream()
          .filter(failure -> !Collection.known(failure))
          .forEach(failure -> problems.add(unknownPart(detailsFile, failure)));
      String failure = failure(details);
      if (!failure.isEmpty()) {
        problems.add(new Problem(detailsFile, "", failure));
        return new AccountSnapshot(
            account,
            null,
            details.newest,
            false,
            failure,
            List.of(),
            List.of(),
            List.of(),
            problems);
      }
      Instant newest = newest(details);
      Instant collectedAt = collection.completedAt();
      Instant until = until(newest);
      List<Subject> subjects = subjects(details, detailsFile, until);
      List<LostPrincipal> lost = lost(details, detailsFile);
      boolean complete =
          problems.isEmpty() && !collection.interrupted() && collection.failures().isEmpty();
      return new AccountSnapshot(
          account,
          collectedAt,
          later(newest, collectedAt),
          complete,
          "",
          gaps(),
          lost,
          subjects,
          problems);
    }

    /**
     * Nothing shows that files without a record were written later than the latest time in them, so
     * an {@code --as-of} after it finds them too old. One wrong time in the future must not shift
     * the period that all other evidence covers.
     */
    private Instant until(Instant newest) {
      Instant collected = collection.seenUntil();
      if (collected != null && !future(collected)) {
        return collected;
      }
      return newest.isAfter(now) ? now : newest;
    }

    private boolean future(Instant time) {
      return time.isAfter(now.plus(SnapshotScan.CLOCK_SKEW));
    }

    /** What the collection itself says it lacks. */
    private List<String> gaps() {
      List<String> gaps = new ArrayList<>();
      if (collection.interrupted()) {
        gaps.add("the collection was interrupted: collection.json has no CompletedAt");
      }
      for (Collection.Failure failure : collection.failures()) {
        String subject = failure.subject().isEmpty() ? "" : " of " + failure.subject();
        gaps.add(failure.part() + subject + " was not collected: " + failure.reason());
      }
      return gaps;
    }

    private static Problem unknownPart(Path detailsFile, Collection.Failure failure) {
      return new Problem(
          detailsFile.resolveSibling(SnapshotLayout.COLLECTION),
          "Failures",
          "\"" + failure.part() + "\" is no part of a snapshot; taken for any of its parts");
    }

    private String failure(RawDetails details) {
      String failed = collection.failed("account-authorization-details");
      if (failed != null) {
        return "the collection of the authorization details failed: " + failed;
      }
      return details.truncated
          ? "is cut short: IsTruncated is true and no further page follows; fetch all pages"
          : "";
    }

    private List<LostPrincipal> lost(RawDetails details, Path detailsFile) {
      List<LostPrincipal> lost =
          new PrincipalLists(details, detailsFile, account.id())
              .lost(credentials, reports, listedSince(details));
      lost.stream()
          .map(LostPrincipal::problem)
          .filter(problem -> !problems.contains(problem))
          .forEach(problems::add);
      return lost;
    }

    /** A time before which the lists were surely not made, with a day for clocks that differ. */
    private Instant listedSince(RawDetails details) {
      Instant since = future(details.newest) ? Instant.MIN : details.newest;
      Instant started = collection.startedAt();
      if (started != null && !future(started)) {
        since = later(since, started);
      }
      return since.equals(Instant.MIN) ? since : since.minus(SnapshotScan.CLOCK_SKEW);
    }

    private Instant newest(RawDetails details) {
      Instant newest = later(details.newest, credentials.newest);
      for (LastAccessedReport report : reports.values()) {
        newest = later(newest, report.completedAt());
      }
      return newest;
    }

    private List<Subject> subjects(RawDetails details, Path detailsFile, Instant until) {
      PolicyResolver policies = new PolicyResolver(details, compiler);
      UserEvidence users = new UserEvidence(credentials, collection, until);
      List<Subject> subjects = new ArrayList<>();
      for (RawPrincipal raw : details.principals) {
        String owner = Objects.requireNonNull(raw.arn).account();
        if (!owner.equals(account.id()) && !organized) {
          continue;
        }
        if (!owner.equals(account.id())) {
          problems.add(
              new Problem(
                  detailsFile,
                  "",
                  raw.arn + " belongs to account " + owner + ", not to " + account.id()));
          continue;
        }
        Principal principal = policies.resolve(raw);
        subjects.add(new Subject(principal, evidence(raw, users, until)));
      }
      return subjects;
    }

    private PrincipalEvidence evidence(RawPrincipal raw, UserEvidence users, Instant until) {
      boolean user = raw.kind == PrincipalKind.USER;
      return new PrincipalEvidence(
          user ? LastUse.unknown(UnknownReason.NO_ROLE_LAST_USED) : roleUse(raw, until),
          user ? users.keys(raw) : new KeyEvidence.Known(List.of()),
          user ? users.password(raw) : new PasswordEvidence.None(),
          report(raw),
          reportMissing(raw),
          Usage.none());
    }

    private LastUse roleUse(RawPrincipal raw, Instant until) {
      if (!raw.lastUsedTold) {
        return LastUse.unknown(UnknownReason.NO_ROLE_LAST_USED);
      }
      Coverage coverage = new Coverage(until.minus(LastAccessedReport.LOOK_BACK), until);
      return raw.lastUsed == null
          ? new LastUse.Never(Source.ROLE_LAST_USED, coverage)
          : new LastUse.At(raw.lastUsed, Source.ROLE_LAST_USED, coverage);
    }

    private @Nullable LastAccessedReport report(RawPrincipal raw) {
      LastAccessedReport report = reports.get(raw.id);
      if (report != null && report.completedAt() != null && future(report.completedAt())) {
        return report.defective(
            UnknownReason.REPORT_UNREADABLE,
            "JobCompletionDate " + report.completedAt() + " is in the future; is a clock wrong?");
      }
      String failed = collection.failed("service-last-accessed", raw);
      if (report == null || failed == null) {
        return report;
      }
      return report.defective(UnknownReason.COLLECTION_INCOMPLETE, failed);
    }

    private UnknownReason reportMissing(RawPrincipal raw) {
      boolean failed = collection.failed("service-last-accessed", raw) != null;
      return failed || collection.interrupted()
          ? UnknownReason.COLLECTION_INCOMPLETE
          : UnknownReason.NO_LAST_ACCESSED_REPORT;
    }
  }

  private static Instant later(Instant one, @Nullable Instant other) {
    return other != null && other.isAfter(one) ? other : one;
  }
}

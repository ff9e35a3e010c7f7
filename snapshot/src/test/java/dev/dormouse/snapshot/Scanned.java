package dev.dormouse.snapshot;

import dev.dormouse.catalog.Catalog;
import dev.dormouse.catalog.Glob;
import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.findings.Assessment;
import dev.dormouse.findings.Assessor;
import dev.dormouse.findings.Exclusions;
import dev.dormouse.findings.Finding;
import dev.dormouse.findings.FindingType;
import dev.dormouse.findings.Settings;
import dev.dormouse.findings.UnknownSubject;
import dev.dormouse.policy.PolicyCompiler;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A snapshot and what its scan gave, account by account. */
record Scanned(Snapshot snapshot, List<AccountResult> accounts) {
  static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

  /** Scans with the moment of {@link #NOW}. */
  static Scanned scan(Path input) {
    return scan(input, NOW);
  }

  /**
   * @param asOf null if the snapshot decides
   */
  static Scanned scan(Path input, @Nullable Instant asOf) {
    Snapshot snapshot = open(input);
    List<AccountResult> accounts = new ArrayList<>();
    of(snapshot, asOf, 2).run(result -> result, accounts::add);
    return new Scanned(snapshot, accounts);
  }

  static Snapshot open(Path input) {
    return Snapshot.open(input, new PolicyCompiler(Catalog.bundled()));
  }

  static SnapshotScan of(Snapshot snapshot, @Nullable Instant asOf, int threads) {
    Exclusions exclusions =
        new Exclusions(
            List.of(), List.of(), List.of(), Set.of(), Glob.of(Exclusions.COLLECTOR_ROLE, false));
    Assessor assessor =
        new Assessor(new PolicyCompiler(Catalog.bundled()), Settings.DEFAULT, exclusions);
    return new SnapshotScan(snapshot, assessor, asOf, NOW, threads);
  }

  /** The only account. */
  AccountResult account() {
    if (accounts.size() != 1) {
      throw new AssertionError("not one account but " + accounts);
    }
    return accounts.get(0);
  }

  Assessment principal(String name) {
    return accounts.stream()
        .flatMap(account -> account.assessments().stream())
        .filter(assessment -> assessment.principal().name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no principal " + name));
  }

  List<FindingType> findings(String name) {
    return principal(name).findings().stream().map(Finding::type).toList();
  }

  /** Why a subject of a principal is unknown. */
  List<UnknownReason> unknown(String name, String subject) {
    return principal(name).unknowns().stream()
        .filter(unknown -> unknown.subject().equals(subject))
        .map(UnknownSubject::reason)
        .toList();
  }

  List<String> problems() {
    List<String> lines = new ArrayList<>(snapshot.problems().stream().map(Problem::line).toList());
    accounts.forEach(account -> account.problems().forEach(problem -> lines.add(problem.line())));
    return lines;
  }
}

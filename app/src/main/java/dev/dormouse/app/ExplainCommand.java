package dev.dormouse.app;

import dev.dormouse.catalog.Catalog;
import dev.dormouse.findings.Assessment;
import dev.dormouse.findings.Assessor;
import dev.dormouse.policy.Arn;
import dev.dormouse.policy.PolicyCompiler;
import dev.dormouse.snapshot.AccountResult;
import dev.dormouse.snapshot.AccountSource;
import dev.dormouse.snapshot.Problem;
import dev.dormouse.snapshot.Snapshot;
import dev.dormouse.snapshot.SnapshotScan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dormouse explain}: everything known of one principal. */
@Command(
    name = "explain",
    description = "Tells everything known of one principal: grants, use, verdicts, and why.")
final class ExplainCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PRINCIPAL_ARN", description = "A role's or user's ARN.")
  String principal = "";

  @Parameters(
      index = "1",
      paramLabel = "INPUT",
      arity = "0..1",
      description = "A snapshot folder or a file of authorization details.")
  @Nullable Path path;

  @Option(names = "--sample", description = "Look at the sample organization.")
  boolean sample;

  @Mixin AnalysisOptions options = new AnalysisOptions();

  @Option(names = "--service", paramLabel = "PREFIX", description = "Only this service's actions.")
  @Nullable String service;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json (${DEFAULT-VALUE}).")
  Format format = Format.text;

  private final Session session;
  private final Catalogs catalogs;

  /** The formats, as the option spells them. */
  enum Format {
    text,
    json
  }

  ExplainCommand(Session session, Catalogs catalogs) {
    this.session = session;
    this.catalogs = catalogs;
  }

  @Override
  public Integer call() {
    Arn arn;
    try {
      arn = Arn.parse(principal);
    } catch (IllegalArgumentException e) {
      throw new Failure(Exit.USAGE, "PRINCIPAL_ARN: " + e.getMessage());
    }
    Catalog catalog = catalogs.current();
    PolicyCompiler compiler = new PolicyCompiler(catalog);
    Assessor assessor = new Assessor(compiler, options.settings(), options.exclusions());
    try (ScanInput.Opened opened = ScanInput.of(path, sample).open(catalog)) {
      Snapshot snapshot = Snapshot.open(opened.path(), compiler);
      SnapshotScan scan =
          new SnapshotScan(snapshot, assessor, options.moment(), session.clock().instant(), 1);
      AccountResult result = scan.scan(account(snapshot, arn));
      List<String> problems = result.problems().stream().map(Problem::line).toList();
      if (!result.note().isEmpty()) {
        throw new Failure(
            Exit.BAD_INPUT, problems.isEmpty() ? result.note() : String.join("; ", problems));
      }
      problems.forEach(line -> session.warn("dormouse: " + line));
      print(told(catalog, find(result, arn)));
      return Exit.OK.code();
    }
  }

  private void print(String explanation) {
    try (OutputTarget target = OutputTarget.open(null, session)) {
      target.writer().write(explanation);
      target.complete();
    } catch (IOException e) {
      throw new Failure(Exit.CANNOT_WRITE, "standard output: cannot be written: " + e.getMessage());
    }
  }

  private String told(Catalog catalog, Assessment assessment) {
    String only = service == null ? null : service.toLowerCase(Locale.ROOT);
    return switch (format) {
      case text -> new Explanation(catalog, new Style(session.colours()), only).of(assessment);
      case json -> ExplanationJson.of(catalog, assessment) + "\n";
    };
  }

  private static AccountSource account(Snapshot snapshot, Arn arn) {
    List<AccountSource> accounts = snapshot.accounts();
    Optional<AccountSource> account =
        accounts.stream().filter(source -> source.account().id().equals(arn.account())).findFirst();
    return account.orElseThrow(
        () ->
            new Failure(
                Exit.BAD_INPUT, arn + ": account " + arn.account() + " is not in the snapshot"));
  }

  private static Assessment find(AccountResult result, Arn arn) {
    return result.assessments().stream()
        .filter(assessment -> assessment.principal().arn().equals(arn))
        .findFirst()
        .orElseThrow(
            () ->
                new Failure(
                    Exit.BAD_INPUT,
                    Objects.requireNonNull(arn) + ": the account has no such role or user"));
  }
}

package dev.dormouse.app;

import dev.dormouse.app.report.HtmlReport;
import dev.dormouse.catalog.Catalog;
import dev.dormouse.findings.Assessor;
import dev.dormouse.findings.FindingType;
import dev.dormouse.findings.Settings;
import dev.dormouse.policy.PolicyCompiler;
import dev.dormouse.snapshot.AccountResult;
import dev.dormouse.snapshot.Problem;
import dev.dormouse.snapshot.Snapshot;
import dev.dormouse.snapshot.SnapshotScan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.exc.JacksonIOException;

/** {@code dormouse scan}: the findings of a snapshot. */
@Command(
    name = "scan",
    description = "Finds unused roles, access keys, passwords and permissions in exported files.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a finding of a type that --fail-on names",
      "2:the command line is wrong",
      "3:evidence is incomplete, with --require-complete",
      "4:the input, or an account of it, cannot be read",
      "5:the output cannot be written"
    })
final class ScanCommand implements Callable<Integer> {
  @Mixin ScanInput input = new ScanInput();
  @Mixin AnalysisOptions options = new AnalysisOptions();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, json, jsonl, csv or html (${DEFAULT-VALUE}).")
  Format format = Format.table;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to a file, whole or not at all, instead of standard output.")
  @Nullable Path output;

  @Option(names = "--details", description = "Name every unused action (table, csv).")
  boolean details;

  @Option(
      names = "--fail-on",
      paramLabel = "TYPE",
      split = ",",
      description =
          "Exit with 1 if there is a finding of one of these types: UnusedIAMRole,"
              + " UnusedIAMUserAccessKey, UnusedIAMUserPassword, UnusedPermission, or any.")
  List<String> failOn = new ArrayList<>();

  @Option(
      names = "--require-complete",
      description = "Exit with 3 if evidence is missing, so that something stays unknown.")
  boolean requireComplete;

  private final Session session;
  private final Catalogs catalogs;

  ScanCommand(Session session, Catalogs catalogs) {
    this.session = session;
    this.catalogs = catalogs;
  }

  /** The formats, as the option spells them. */
  enum Format {
    table,
    json,
    jsonl,
    csv,
    html
  }

  @Override
  public Integer call() {
    Settings settings = options.settings();
    Instant asOf = options.moment();
    List<FindingType> failing = failing();
    Catalog catalog = catalogs.current();
    PolicyCompiler compiler = new PolicyCompiler(catalog);
    Assessor assessor = new Assessor(compiler, settings, options.exclusions());
    try (ScanInput.Opened opened = input.open(catalog);
        OutputTarget target = OutputTarget.open(output, session)) {
      Snapshot snapshot = Snapshot.open(opened.path(), compiler);
      SnapshotScan scan =
          new SnapshotScan(
              snapshot,
              assessor,
              asOf,
              session.clock().instant().truncatedTo(ChronoUnit.SECONDS),
              Runtime.getRuntime().availableProcessors());
      ScanSummary summary = new ScanSummary(snapshot.problems());
      ScanHeader header = new ScanHeader(opened.name(), opened.argument(), catalog, settings);
      Run run = new Run(scan, summary, snapshot.accounts().size());
      report(run, header, target.writer());
      target.complete();
      summary.problems().stream().map(Problem::line).forEach(l -> session.warn("dormouse: " + l));
      if (summary.nobody()) {
        session.warn(
            "dormouse: "
                + opened.name()
                + ": holds no users and no roles; export without --filter, or for another account");
      }
      return exit(summary, failing).code();
    } catch (IOException | UncheckedIOException | JacksonIOException e) {
      String where = output == null ? "standard output" : output.toString();
      throw new Failure(Exit.CANNOT_WRITE, where + ": cannot be written: " + e.getMessage());
    }
  }

  private void report(Run run, ScanHeader header, Writer out) throws IOException {
    switch (format) {
      case table -> {
        boolean colours = output == null && session.colours();
        TableReport report = new TableReport(header, out, colours, details);
        run.into(report, report::suggest);
      }
      case json -> run.into(new JsonReport(header, out), result -> {});
      case jsonl -> run.into(new JsonLinesReport(header, out), result -> {});
      case csv -> run.into(new CsvReport(header, out, details), result -> {});
      case html ->
          HtmlReport.write(out, json -> run.into(new JsonReport(header, json), result -> {}));
    }
  }

  /** One scan, ready to be written in whatever format. */
  private final class Run {
    private final SnapshotScan scan;
    private final ScanSummary summary;
    private final int accounts;

    private Run(SnapshotScan scan, ScanSummary summary, int accounts) {
      this.scan = scan;
      this.summary = summary;
      this.accounts = accounts;
    }

    private <T> void into(
        ScanReport<T> report, java.util.function.Consumer<AccountResult> alsoTold) {
      try (Progress progress = new Progress(session, "accounts", accounts)) {
        scan.run(
            result -> new Piece<>(result, report.render(result)),
            piece -> {
              summary.add(piece.result());
              alsoTold.accept(piece.result());
              report.append(piece.rendered());
              progress.advance();
            });
      }
      report.finish(summary);
    }
  }

  private record Piece<T>(AccountResult result, T rendered) {}

  private List<FindingType> failing() {
    List<FindingType> types = new ArrayList<>();
    for (String name : failOn) {
      if (name.equalsIgnoreCase("any")) {
        types.addAll(Arrays.asList(FindingType.values()));
        continue;
      }
      Optional<FindingType> type =
          Arrays.stream(FindingType.values())
              .filter(candidate -> candidate.wireName().equalsIgnoreCase(name))
              .findFirst();
      types.add(
          type.orElseThrow(
              () ->
                  new Failure(
                      Exit.USAGE,
                      "--fail-on: \""
                          + name
                          + "\" is none of any, "
                          + String.join(
                              ", ",
                              Arrays.stream(FindingType.values())
                                  .map(FindingType::wireName)
                                  .toList()))));
    }
    return types;
  }

  private Exit exit(ScanSummary summary, List<FindingType> failing) {
    if (summary.accountFailed()) {
      return Exit.BAD_INPUT;
    }
    if (failing.stream().anyMatch(type -> summary.count(type) > 0)) {
      return Exit.FINDINGS;
    }
    return requireComplete && summary.incomplete() ? Exit.INCOMPLETE : Exit.OK;
  }
}

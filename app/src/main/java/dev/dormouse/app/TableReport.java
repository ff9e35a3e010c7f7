package dev.dormouse.app;

import dev.dormouse.findings.Assessment;
import dev.dormouse.findings.Finding;
import dev.dormouse.findings.FindingType;
import dev.dormouse.findings.ServiceVerdict;
import dev.dormouse.policy.PrincipalKind;
import dev.dormouse.snapshot.AccountResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an engineer wants to see first: totals by type, the accounts with the most findings, the
 * list, what is unknown and why, and the next command to type.
 */
final class TableReport implements ScanReport<List<TableReport.Row>> {
  /** Without {@code --details} the list ends here; the other formats hold all. */
  private static final int LISTED = 200;

  private static final int NAME = 56;

  private final ScanHeader header;
  private final Writer out;
  private final Style style;
  private final boolean details;
  private final List<Row> rows = new ArrayList<>();
  private int hidden;

  /**
   * One line of the list.
   *
   * @param more lines below it, with details
   */
  record Row(
      String account,
      FindingType type,
      String principal,
      String lastUsed,
      String what,
      List<String> more) {}

  TableReport(ScanHeader header, Writer out, boolean colours, boolean details) {
    this.header = header;
    this.out = out;
    this.style = new Style(colours);
    this.details = details;
  }

  @Override
  public List<Row> render(AccountResult result) {
    List<Row> rendered = new ArrayList<>();
    for (Assessment assessment : result.assessments()) {
      for (Finding finding : assessment.findings()) {
        rendered.add(row(assessment, finding));
      }
    }
    return rendered;
  }

  private Row row(Assessment assessment, Finding finding) {
    Instant asOf = assessment.window().asOf();
    String prefix = assessment.principal().kind() == PrincipalKind.ROLE ? "role/" : "user/";
    String last =
        finding instanceof Finding.UnusedPermissions
            ? ""
            : Texts.ago(FindingText.lastUsed(finding), asOf);
    return new Row(
        Texts.plain(
            Objects.requireNonNullElse(assessment.account().name(), assessment.account().id())),
        finding.type(),
        Texts.plain(prefix + assessment.principal().name()),
        last,
        Texts.plain(FindingText.summary(finding, asOf)),
        details ? more(assessment, finding) : List.of());
  }

  private List<String> more(Assessment assessment, Finding finding) {
    List<String> more = new ArrayList<>();
    more.add(assessment.principal().arn().toString());
    more.add(FindingText.because(finding, assessment.window()));
    if (finding instanceof Finding.UnusedPermissions(var verdicts)) {
      for (ServiceVerdict service : verdicts.unusedServices()) {
        List<String> names =
            service
                .unused()
                .ids()
                .mapToObj(id -> header.catalog().action(id).name())
                .sorted()
                .toList();
        more.add(
            service.service().prefix()
                + " ("
                + (service.unusedAsAWhole() ? "service last used " : "in use; last used ")
                + Texts.ago(service.lastAccessed(), assessment.window().asOf())
                + "): "
                + String.join(", ", names));
      }
    }
    return more.stream().map(Texts::plain).toList();
  }

  @Override
  public void append(List<Row> account) {
    for (Row row : account) {
      if (details || rows.size() < LISTED) {
        rows.add(row);
      } else {
        hidden++;
      }
    }
  }

  @Override
  public void finish(ScanSummary summary) {
    TableSummary totals = new TableSummary(header, style, this::line);
    totals.before(summary);
    list();
    totals.after(summary);
    next(summary);
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void list() {
    if (rows.isEmpty()) {
      return;
    }
    int account = width(rows.stream().map(Row::account).toList(), 24);
    int principal = width(rows.stream().map(Row::principal).toList(), NAME);
    String layout = "  %-" + account + "s  %-18s  %-" + principal + "s  %-14s  ";
    line(style.bold("Findings"));
    line(style.dim(String.format(layout, "ACCOUNT", "UNUSED", "PRINCIPAL", "LAST USED") + "WHAT"));
    for (Row row : rows) {
      String kind = FindingText.noun(row.type());
      String padded =
          String.format(
              layout,
              Texts.fit(row.account(), account),
              "\u0000",
              Texts.fit(row.principal(), principal),
              row.lastUsed());
      line(
          padded.replace(
                  String.format("%-18s", "\u0000"),
                  style.colour(row.type(), String.format("%-18s", kind)))
              + row.what());
      row.more().forEach(text -> line("      " + style.dim(text)));
    }
    if (hidden > 0) {
      line(style.dim(String.format("  … and %,d more: --details lists all", hidden)));
    }
    line("");
  }

  private static int width(List<String> texts, int most) {
    return Math.min(most, texts.stream().mapToInt(String::length).max().orElse(0));
  }

  private void next(ScanSummary summary) {
    line(style.bold("Next"));
    if (firstPrincipal != null) {
      line(
          "  dormouse explain "
              + Texts.plain(Texts.quoted(firstPrincipal))
              + " "
              + Texts.plain(header.inputArgument()));
    }
    line(
        "  dormouse scan "
            + Texts.plain(header.inputArgument())
            + " --format html --output dormouse.html"
            + (summary.total() > 0 ? "   # the same to look at, with every detail" : ""));
  }

  private @Nullable String firstPrincipal;

  /** Names the principal of the suggested next command. */
  void suggest(AccountResult result) {
    if (firstPrincipal == null) {
      result.assessments().stream()
          .filter(assessment -> !assessment.findings().isEmpty())
          .findFirst()
          .ifPresent(assessment -> firstPrincipal = assessment.principal().arn().toString());
    }
  }

  private void line(String text) {
    try {
      out.write(text);
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

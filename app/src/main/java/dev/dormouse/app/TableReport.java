package dev.dormouse.app;

import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.findings.Account;
import dev.dormouse.findings.Assessment;
import dev.dormouse.findings.ExclusionReason;
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
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an engineer wants to see first: totals by type, the accounts with the most findings, the
 * list, what is unknown and why, and the next command to type.
 */
final class TableReport implements ScanReport<List<TableReport.Row>> {
  /** Without {@code --details} the list ends here; the other formats hold all. */
  private static final int LISTED = 200;

  private static final int BAR = 24;
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
    head(summary);
    totals(summary);
    topAccounts(summary);
    list();
    unknown(summary);
    failedAccounts(summary);
    next(summary);
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void head(ScanSummary summary) {
    String asOf = summary.asOf() == null ? "" : ", as of " + summary.asOf() + basis(summary);
    line(
        style.dim(
            "Dormouse "
                + ScanHeader.VERSION
                + " · "
                + Texts.plain(header.input())
                + asOf
                + " · tracking period "
                + Texts.count(header.settings().trackingPeriod().days(), "day")
                + " · catalog of "
                + header.catalog().info().date()));
    line("");
    line(
        style.bold(Texts.count(summary.total(), "active finding"))
            + " in "
            + Texts.count(summary.accounts().stream().filter(a -> a.total() > 0).count(), "account")
            + "; "
            + Texts.count(summary.roles(), "role")
            + " and "
            + Texts.count(summary.users(), "user")
            + " analyzed"
            + left(summary));
    line("");
  }

  private static String basis(ScanSummary summary) {
    return switch (summary.basis()) {
      case GIVEN -> "";
      case COLLECTION -> " (when it was collected)";
      case NEWEST_EVIDENCE -> " (the latest time in it; --as-of sets another)";
    };
  }

  private static String left(ScanSummary summary) {
    List<String> left = new ArrayList<>();
    for (Map.Entry<ExclusionReason, Integer> entry : summary.excluded().entrySet()) {
      left.add(String.format("%,d %s", entry.getValue(), entry.getKey().description()));
    }
    String excluded = left.isEmpty() ? "" : "; left out: " + String.join(", ", left);
    return summary.young() == 0
        ? excluded
        : "; " + summary.young() + " younger than the tracking period" + excluded;
  }

  private void totals(ScanSummary summary) {
    int most = 1;
    for (FindingType type : FindingType.values()) {
      most = Math.max(most, summary.count(type));
    }
    for (FindingType type : FindingType.values()) {
      int count = summary.count(type);
      String label = FindingText.label(type);
      String plural = label + "s";
      line(
          String.format("  %-20s %,6d  ", plural, count)
              + style.colour(type, "█".repeat((count * BAR + most - 1) / most)));
    }
    line("");
  }

  private void topAccounts(ScanSummary summary) {
    if (summary.topAccounts().size() < 2) {
      return;
    }
    line(style.bold("Accounts with the most findings"));
    boolean named =
        summary.topAccounts().stream().anyMatch(account -> account.account().name() != null);
    for (ScanSummary.AccountLine account : summary.topAccounts()) {
      List<String> parts = new ArrayList<>();
      account
          .findings()
          .forEach((type, count) -> parts.add(Texts.count(count, FindingText.noun(type))));
      line(
          String.format(
              "  %s%s %,5d  %s",
              named ? String.format("%-24s ", Texts.fit(name(account.account()), 24)) : "",
              account.account().id(),
              account.total(),
              style.dim(String.join(", ", parts))));
    }
    line("");
  }

  private static String name(Account account) {
    return Texts.plain(Objects.requireNonNullElse(account.name(), ""));
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

  private void unknown(ScanSummary summary) {
    if (summary.unknown().isEmpty()) {
      return;
    }
    line(style.bold("Unknown: what nobody can judge, and so is not called unused"));
    summary.unknown().entrySet().stream()
        .sorted(Map.Entry.<UnknownReason, Integer>comparingByValue().reversed())
        .forEach(
            entry -> {
              String noun =
                  entry.getKey() == UnknownReason.ACCOUNT_NOT_COLLECTED ? "account" : "principal";
              line(
                  String.format(
                      "  %-16s %s",
                      Texts.count(entry.getValue(), noun), entry.getKey().description()));
              line(style.dim(String.format("  %-16s → %s", "", entry.getKey().remedy())));
            });
    line("");
  }

  private void failedAccounts(ScanSummary summary) {
    List<String> lines = new ArrayList<>();
    for (ScanSummary.AccountLine account : summary.accounts()) {
      String state =
          switch (account.status()) {
            case COMPLETE -> "";
            case INCOMPLETE -> "collected in part";
            case FAILED -> "not analyzed";
            case SKIPPED -> "skipped";
          };
      if (!state.isEmpty()) {
        String why = account.problems().isEmpty() ? "" : ": " + account.problems().get(0);
        lines.add(
            "  "
                + Texts.plain(
                    (name(account.account()) + " " + account.account().id()).strip()
                        + " "
                        + state
                        + why));
      }
    }
    if (!lines.isEmpty()) {
      line(style.bold("Accounts not wholly analyzed"));
      lines.forEach(this::line);
      line("");
    }
  }

  private void next(ScanSummary summary) {
    line(style.bold("Next"));
    if (firstPrincipal != null) {
      line(
          "  dormouse explain "
              + Texts.plain(ScanInput.quoted(firstPrincipal))
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

package dev.dormouse.app;

import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.findings.Account;
import dev.dormouse.findings.ExclusionReason;
import dev.dormouse.findings.FindingType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** What a table tells besides the list of findings: totals, and what could not be judged. */
final class TableSummary {
  private static final int BAR = 24;

  private final ScanHeader header;
  private final Style style;
  private final Consumer<String> line;

  /**
   * @param line takes each line of the table, without its end
   */
  TableSummary(ScanHeader header, Style style, Consumer<String> line) {
    this.header = header;
    this.style = style;
    this.line = line;
  }

  /** What stands before the list. */
  void before(ScanSummary summary) {
    head(summary);
    totals(summary);
    topAccounts(summary);
  }

  /** What stands after the list. */
  void after(ScanSummary summary) {
    unknown(summary);
    failedAccounts(summary);
  }

  private void head(ScanSummary summary) {
    String asOf = summary.asOf() == null ? "" : ", as of " + summary.asOf() + basis(summary);
    line.accept(
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
    line.accept("");
    line.accept(
        style.bold(Texts.count(summary.total(), "active finding"))
            + " in "
            + Texts.count(summary.accounts().stream().filter(a -> a.total() > 0).count(), "account")
            + "; "
            + Texts.count(summary.roles(), "role")
            + " and "
            + Texts.count(summary.users(), "user")
            + " analyzed"
            + left(summary));
    line.accept("");
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
      line.accept(
          String.format("  %-20s %,6d  ", plural, count)
              + style.colour(type, "█".repeat((count * BAR + most - 1) / most)));
    }
    line.accept("");
  }

  private void topAccounts(ScanSummary summary) {
    if (summary.topAccounts().size() < 2) {
      return;
    }
    line.accept(style.bold("Accounts with the most findings"));
    boolean named =
        summary.topAccounts().stream().anyMatch(account -> account.account().name() != null);
    for (ScanSummary.AccountLine account : summary.topAccounts()) {
      List<String> parts = new ArrayList<>();
      account
          .findings()
          .forEach((type, count) -> parts.add(Texts.count(count, FindingText.noun(type))));
      line.accept(
          String.format(
              "  %s%s %,5d  %s",
              named ? String.format("%-24s ", Texts.fit(name(account.account()), 24)) : "",
              account.account().id(),
              account.total(),
              style.dim(String.join(", ", parts))));
    }
    line.accept("");
  }

  private static String name(Account account) {
    return Texts.plain(Objects.requireNonNullElse(account.name(), ""));
  }

  private void unknown(ScanSummary summary) {
    if (summary.unknown().isEmpty()) {
      return;
    }
    line.accept(style.bold("Unknown: what nobody can judge, and so is not called unused"));
    summary.unknown().entrySet().stream()
        .sorted(Map.Entry.<UnknownReason, Integer>comparingByValue().reversed())
        .forEach(
            entry -> {
              String noun =
                  entry.getKey() == UnknownReason.ACCOUNT_NOT_COLLECTED ? "account" : "principal";
              line.accept(
                  String.format(
                      "  %-16s %s",
                      Texts.count(entry.getValue(), noun), entry.getKey().description()));
              line.accept(style.dim(String.format("  %-16s → %s", "", entry.getKey().remedy())));
            });
    line.accept("");
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
      line.accept(style.bold("Accounts not wholly analyzed"));
      lines.forEach(line);
      line.accept("");
    }
  }
}

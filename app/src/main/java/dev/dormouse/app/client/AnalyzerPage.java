package dev.dormouse.app.client;

import dev.dormouse.app.Session;
import dev.dormouse.app.Style;
import dev.dormouse.app.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An analyzer for people: what it looks at, what it leaves out, and how far it is. */
final class AnalyzerPage {
  private final Session session;
  private final Printer out;
  private final Style style;
  private final Instant now;

  AnalyzerPage(Session session, Printer out, Style style, Instant now) {
    this.session = session;
    this.out = out;
    this.style = style;
    this.now = now;
  }

  /**
   * @param analyzer as GetAnalyzer gives it; the others as Dormouse's extensions do
   */
  void print(Fields analyzer, Fields scope, Fields scan, List<Fields> accounts) {
    Fields unused = analyzer.inner("configuration").inner("unusedAccess");
    out.line(style.bold(Texts.plain(analyzer.text("name"))) + "  " + analyzer.text("type"));
    line("  " + analyzer.text("arn"));
    line(
        "  "
            + analyzer.text("status")
            + analyzer.inner("statusReason").find("code").map(code -> " (" + code + ")").orElse("")
            + ", made "
            + Moments.dated(analyzer.text("createdAt"), now)
            + ", tracking period "
            + unused.text("unusedAccessAge")
            + " days");
    Map<String, String> tags = analyzer.inner("tags").map();
    if (!tags.isEmpty()) {
      line("  tags " + words(tags));
    }
    exclusions(unused.inner("analysisRule").objects("exclusions"), scope);
    out.line("");
    out.line(style.bold("Scan"));
    out.line("  " + ScanWords.of(scan));
    scan.find("requestedAt").ifPresent(at -> line("  last asked for " + Moments.dated(at, now)));
    accounts(accounts);
  }

  private void exclusions(List<Fields> exclusions, Fields scope) {
    List<String> lines = new ArrayList<>();
    for (Fields exclusion : exclusions) {
      List<String> parts = new ArrayList<>();
      List<String> ids = exclusion.texts("accountIds");
      if (!ids.isEmpty()) {
        parts.add("accounts " + String.join(", ", ids));
      }
      List<Fields> tags = exclusion.objects("resourceTags");
      if (!tags.isEmpty()) {
        parts.add("tags " + String.join(" or ", tags.stream().map(it -> words(it.map())).toList()));
      }
      lines.add(String.join(", and there only ", parts));
    }
    add(lines, "paths ", scope.texts("paths"));
    add(lines, "names ", scope.texts("names"));
    add(lines, "organizational units ", scope.texts("organizationalUnits"));
    if (!lines.isEmpty()) {
      out.line("");
      out.line(style.bold("Left out"));
      lines.forEach(text -> line("  " + text));
    }
  }

  private static void add(List<String> lines, String what, List<String> values) {
    if (!values.isEmpty()) {
      lines.add(what + String.join(", ", values));
    }
  }

  private static String words(Map<String, String> tags) {
    return String.join(
        " and ",
        tags.entrySet().stream()
            .map(
                tag ->
                    tag.getValue().isEmpty() ? tag.getKey() : tag.getKey() + "=" + tag.getValue())
            .toList());
  }

  private void accounts(List<Fields> accounts) {
    out.line("");
    out.line(style.bold("Accounts"));
    if (accounts.isEmpty()) {
      out.line("  none was looked at yet, so nothing is known");
      return;
    }
    new Listing(
            "accounts",
            List.of(
                Column.of("ACCOUNT", "accountId"),
                new Column("NAME", 30, row -> row.text("accountName")),
                new Column("ANALYZED", 20, row -> Moments.since(row.text("analyzedAt"), now)),
                Column.of("ROLES", "roles"),
                Column.of("USERS", "users"),
                new Column("FINDINGS", 10, AnalyzerPage::active),
                new Column("OUTCOME", 120, AnalyzerPage::outcome)),
            List.of())
        .print(session, out, Format.TABLE, accounts.iterator(), 0);
    long failed = accounts.stream().filter(AnalyzerPage::failed).count();
    if (failed > 0) {
      out.line(
          style.bad(
              Texts.count(failed, "account")
                  + " could not be analyzed at the last look: findings there stay as they were"));
    }
  }

  private static boolean failed(Fields account) {
    return account.text("outcome").equals("FAILED");
  }

  private static String active(Fields account) {
    Fields counts = account.inner("activeFindings");
    return Long.toString(counts.names().stream().mapToLong(counts::number).sum());
  }

  private static String outcome(Fields account) {
    String note = account.text("note");
    return switch (account.text("outcome")) {
      case "COMPLETE" -> "complete";
      case "INCOMPLETE" -> "evidence incomplete" + (note.isEmpty() ? "" : ": " + note);
      case "FAILED" -> "not analyzed: " + note;
      default -> account.text("outcome");
    };
  }

  private void line(String text) {
    out.line(Texts.plain(text));
  }
}

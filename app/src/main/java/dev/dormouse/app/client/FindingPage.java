package dev.dormouse.app.client;

import dev.dormouse.app.Style;
import dev.dormouse.app.Texts;
import java.time.Instant;
import java.util.List;

/** A finding for people: what, why, evidence, what is unknown, and what to type next. */
final class FindingPage {
  private final Printer out;
  private final Style style;
  private final Instant now;
  private final Analyzers.Named analyzer;

  FindingPage(Printer out, Style style, Instant now, Analyzers.Named analyzer) {
    this.out = out;
    this.style = style;
    this.now = now;
    this.analyzer = analyzer;
  }

  /**
   * @param finding as GetFindingV2 gives it, with all its details
   * @param evidence as Dormouse's extension gives it; empty if there is none
   */
  void print(Fields finding, Fields evidence) {
    head(finding, evidence);
    what(finding);
    Fields principal = evidence.inner("explanation");
    why(finding, principal, evidence.text("note"));
    use(principal);
    unknowns(principal);
    next(finding);
  }

  private void head(Fields finding, Fields evidence) {
    out.line(
        style.bold(plain(finding.text("findingType")))
            + "  "
            + style.bold(plain(Arns.principal(finding.text("resource")))));
    line("  " + finding.text("resource"));
    line("  account " + finding.text("resourceOwnerAccount") + ", analyzer " + analyzer.name());
    line(
        "  "
            + finding.text("status")
            + ", found "
            + Moments.dated(finding.text("createdAt"), now)
            + ", changed "
            + Moments.dated(finding.text("updatedAt"), now)
            + ", analyzed "
            + Moments.dated(finding.text("analyzedAt"), now));
    archive(evidence.inner("finding").inner("archive"));
    finding.find("error").ifPresent(error -> line("  not analyzed: " + error));
  }

  private void archive(Fields archive) {
    if (archive.names().isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder("  archived by ");
    text.append(
        archive.find("rule").map(rule -> "the rule " + rule).orElseGet(() -> archive.text("by")));
    archive.find("reason").ifPresent(reason -> text.append(": ").append(reason));
    archive.find("owner").ifPresent(owner -> text.append("; owner ").append(owner));
    archive.find("until").ifPresent(until -> text.append("; until ").append(until));
    line(text.toString());
  }

  private void what(Fields finding) {
    out.line("");
    out.line(style.bold("What is unused"));
    List<Fields> details = finding.objects("findingDetails");
    for (Fields detail : details) {
      for (String kind : detail.names()) {
        detail(kind, detail.inner(kind));
      }
    }
    if (details.isEmpty()) {
      out.line("  the finding has no details");
    }
  }

  private void detail(String kind, Fields detail) {
    String last =
        detail.has("lastAccessed")
            ? "last used " + Moments.dated(detail.text("lastAccessed"), now)
            : "no use seen";
    switch (kind) {
      case "unusedIamRoleDetails" -> line("  the role, " + last);
      case "unusedIamUserPasswordDetails" -> line("  the console password, " + last);
      case "unusedIamUserAccessKeyDetails" ->
          line("  the access key " + detail.text("accessKeyId") + ", " + last);
      case "unusedPermissionDetails" -> {
        List<String> actions =
            detail.objects("actions").stream().map(one -> one.text("action")).toList();
        line(
            "  "
                + detail.text("serviceNamespace")
                + ", "
                + last
                + (actions.isEmpty() ? "" : ": " + Texts.count(actions.size(), "action")));
        if (!actions.isEmpty()) {
          out.line("    " + style.dim(plain(String.join(", ", actions))));
        }
      }
      default -> line("  " + kind + ", " + last);
    }
  }

  private void why(Fields finding, Fields principal, String note) {
    out.line("");
    out.line(style.bold("Why"));
    List<Fields> same =
        principal.objects("findings").stream()
            .filter(one -> one.text("findingType").equals(finding.text("findingType")))
            .toList();
    same.forEach(one -> line("  " + one.text("because")));
    if (same.isEmpty() && note.isEmpty()) {
      out.line(
          "  "
              + style.unsure("unknown")
              + ": the source, as it is now, does not say so any more; the next scan will tell");
    }
    if (!note.isEmpty()) {
      line("  " + note);
    }
  }

  private void use(Fields principal) {
    List<Fields> verdicts = principal.objects("use");
    if (verdicts.isEmpty()) {
      return;
    }
    out.line("");
    out.line(style.bold("Evidence"));
    for (Fields verdict : verdicts) {
      out.line("  " + plain(verdict.text("subject")) + ": " + verdict(verdict));
    }
  }

  private String verdict(Fields verdict) {
    String last =
        plain(verdict.find("lastUsed").map(at -> "last used " + at).orElse("no use seen"));
    return switch (verdict.text("verdict")) {
      case "USED" -> style.good("used") + ", " + last + " (" + plain(verdict.text("source")) + ")";
      case "UNUSED" ->
          style.bad("unused")
              + plain(
                  ", "
                      + last
                      + " ("
                      + verdict.text("source")
                      + ", which looked from "
                      + verdict.text("observedFrom")
                      + " to "
                      + verdict.text("observedUntil")
                      + ")");
      default -> style.unsure("unknown") + ": " + plain(verdict.text("detail"));
    };
  }

  private void unknowns(Fields principal) {
    List<Fields> unknowns = principal.objects("unknowns");
    if (unknowns.isEmpty()) {
      return;
    }
    out.line("");
    out.line(style.bold("Unknown") + ", and so not called unused");
    for (Fields unknown : unknowns) {
      String actions =
          unknown.has("actions")
              ? " (" + Texts.count(unknown.number("actions"), "action") + ")"
              : "";
      line("  " + unknown.text("subject") + actions + ": " + unknown.text("detail"));
      line("    → " + unknown.text("remedy"));
    }
  }

  private void next(Fields finding) {
    out.line("");
    out.line(style.bold("Next"));
    String id = Texts.quoted(finding.text("id")) + " --analyzer " + Texts.quoted(analyzer.name());
    if (finding.text("status").equals("ARCHIVED")) {
      line("  dormouse findings unarchive " + id);
    } else {
      line("  dormouse findings archive " + id + " --reason 'kept for ...'");
    }
    line(
        "  dormouse findings list --analyzer "
            + Texts.quoted(analyzer.name())
            + " --resource "
            + Texts.quoted(finding.text("resource")));
  }

  private void line(String text) {
    out.line(plain(text));
  }

  private static String plain(String text) {
    return Texts.plain(text);
  }
}

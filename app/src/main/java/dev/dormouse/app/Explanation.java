package dev.dormouse.app;

import dev.dormouse.catalog.Action;
import dev.dormouse.catalog.ActionSet;
import dev.dormouse.catalog.Catalog;
import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.findings.Assessment;
import dev.dormouse.findings.Finding;
import dev.dormouse.findings.PermissionVerdicts;
import dev.dormouse.findings.ServiceVerdict;
import dev.dormouse.findings.UnknownSubject;
import dev.dormouse.findings.Verdict;
import dev.dormouse.policy.PatternClause;
import dev.dormouse.policy.Principal;
import dev.dormouse.policy.PrincipalKind;
import dev.dormouse.policy.Statement;
import dev.dormouse.policy.StatementGrant;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything known of one principal, as text. */
final class Explanation {
  private final Catalog catalog;
  private final Style style;
  private final @Nullable String onlyService;
  private final StringBuilder text = new StringBuilder();

  Explanation(Catalog catalog, Style style, @Nullable String onlyService) {
    this.catalog = catalog;
    this.style = style;
    this.onlyService = onlyService;
  }

  String of(Assessment assessment) {
    head(assessment);
    if (assessment.excluded().isPresent()) {
      line("Left out of the analysis: " + assessment.excluded().get().description() + ".");
      return text.toString();
    }
    findings(assessment);
    use(assessment);
    PermissionVerdicts verdicts = assessment.permissions();
    if (verdicts != null) {
      policies(verdicts, assessment.principal());
      actions(verdicts, assessment);
      annotations(verdicts, assessment);
    }
    return text.toString();
  }

  private void head(Assessment assessment) {
    Principal principal = assessment.principal();
    line(style.bold(Texts.plain(principal.arn().toString())));
    line(
        Texts.plain(
            (principal.kind() == PrincipalKind.ROLE ? "Role " : "User ")
                + principal.id()
                + " in "
                + Objects.requireNonNullElse(assessment.account().name(), "account")
                + " "
                + assessment.account().id()
                + (assessment.account().path().isEmpty()
                    ? ""
                    : " (" + assessment.account().path() + ")")
                + ", made "
                + principal.created()
                + " ("
                + Texts.ago(principal.created(), assessment.window().asOf())
                + ")"));
    if (!principal.tags().isEmpty()) {
      line(Texts.plain("Tags: " + new TreeMap<>(principal.tags())));
    }
    if (!principal.groups().isEmpty()) {
      line(Texts.plain("Groups: " + String.join(", ", principal.groups())));
    }
    line(
        "Tracking period: "
            + assessment.window().start()
            + " to "
            + assessment.window().asOf()
            + "; catalog of "
            + catalog.info().date());
    line("");
  }

  private void findings(Assessment assessment) {
    if (assessment.young()) {
      line("Younger than the tracking period, so nothing of it is called unused yet.");
    }
    line(style.bold(assessment.findings().isEmpty() ? "No findings" : "Findings"));
    for (Finding finding : assessment.findings()) {
      line("  " + style.bad(FindingText.label(finding.type())));
      line("    " + Texts.plain(FindingText.because(finding, assessment.window())));
    }
    line("");
    if (!assessment.unknowns().isEmpty()) {
      line(style.bold("Unknown"));
      for (UnknownSubject unknown : assessment.unknowns()) {
        String count =
            unknown.actions() > 0 ? " (" + Texts.count(unknown.actions(), "action") + ")" : "";
        line(
            "  "
                + style.unsure(Texts.plain(unknown.subject()) + count)
                + ": "
                + Texts.plain(unknown.detail()));
        line(style.dim("    → " + unknown.reason().remedy()));
      }
      line("");
    }
  }

  private void use(Assessment assessment) {
    Instant asOf = assessment.window().asOf();
    line(style.bold("Use"));
    if (assessment.role() != null) {
      line("  the role itself: " + verdict(assessment.role(), asOf));
    }
    for (Assessment.KeyVerdict key : assessment.keys()) {
      line(
          "  access key "
              + Texts.plain(key.key().id())
              + (key.key().active() ? ", active" : ", inactive")
              + ", made "
              + Texts.ago(key.key().created(), asOf)
              + ": "
              + verdict(key.verdict(), asOf));
    }
    if (assessment.password() != null) {
      line("  console password: " + verdict(assessment.password(), asOf));
    } else if (assessment.principal().kind() == PrincipalKind.USER) {
      line("  no console password");
    }
    line("");
  }

  private String verdict(Verdict verdict, Instant asOf) {
    return switch (verdict) {
      case Verdict.Used used ->
          style.good("used")
              + " "
              + Texts.ago(used.at(), asOf)
              + ", "
              + used.at()
              + " ("
              + FindingText.source(used.source())
              + ")";
      case Verdict.Unused unused ->
          style.bad("unused")
              + (unused.last() == null
                  ? ", never used"
                  : ", last used " + Texts.ago(unused.last(), asOf) + ", " + unused.last())
              + " ("
              + FindingText.source(unused.source())
              + ", which looked from "
              + unused.observed().from()
              + " to "
              + unused.observed().until()
              + ")";
      case Verdict.Unknown unknown ->
          style.unsure("unknown") + ": " + Texts.plain(unknown.detail());
    };
  }

  private void policies(PermissionVerdicts verdicts, Principal principal) {
    line(style.bold("Policies, and what each statement grants"));
    for (StatementGrant grant : verdicts.grants().statements()) {
      Statement statement = grant.statement();
      ActionSet unused = grant.actions().and(verdicts.unused());
      line(
          Texts.plain(
              "  "
                  + grant.source().name()
                  + (grant.source().group() == null ? "" : " via group " + grant.source().group())
                  + ", statement "
                  + (statement.sid() == null ? statement.index() : statement.sid())
                  + ": "
                  + Texts.count(grant.actions().size(), "action")
                  + ", "
                  + unused.size()
                  + " unused"
                  + (statement.conditional() ? ", under a condition" : "")));
      line(style.dim(Texts.plain("    " + clause("Action", statement.actions()))));
      line(style.dim(Texts.plain("    " + clause("Resource", statement.resources()))));
    }
    for (Principal.PolicyDefect defect : principal.defects()) {
      line("  " + style.unsure(Texts.plain(defect.source().name() + ": " + defect.reason())));
    }
    line("");
  }

  private static String clause(String element, PatternClause clause) {
    return Texts.fit(
        (clause.negated() ? "Not" : "") + element + " " + String.join(", ", clause.patterns()),
        160);
  }

  private void actions(PermissionVerdicts verdicts, Assessment assessment) {
    Instant asOf = assessment.window().asOf();
    line(style.bold("Granted actions by service"));
    for (ServiceVerdict service : verdicts.services()) {
      if (onlyService != null && !service.service().prefix().equals(onlyService)) {
        continue;
      }
      line(
          "  "
              + service.service().prefix()
              + ": "
              + Texts.count(service.granted().size(), "action")
              + ", service last used "
              + (service.tracked() == null && service.lastAccessed() == null
                  ? "—"
                  : Texts.ago(service.lastAccessed(), asOf)));
      for (Action action : sorted(service.used())) {
        line("    " + style.good("used") + "     " + action.name() + when(verdicts, action, asOf));
      }
      names("    " + style.bad("unused") + "   ", service.unused());
      for (Map.Entry<UnknownReason, ActionSet> unknown : verdicts.unknown().entrySet()) {
        names(
            "    " + style.unsure("unknown") + "  ",
            unknown.getValue().and(service.granted()),
            " — " + unknown.getKey().description());
      }
    }
    line("");
  }

  private static String when(PermissionVerdicts verdicts, Action action, Instant asOf) {
    return verdicts.verdict(action) instanceof Verdict.Used used
        ? ", " + Texts.ago(used.at(), asOf) + " (" + FindingText.source(used.source()) + ")"
        : "";
  }

  private void names(String label, ActionSet actions) {
    names(label, actions, "");
  }

  private void names(String label, ActionSet actions, String why) {
    if (!actions.isEmpty()) {
      List<String> names = sorted(actions).stream().map(Action::name).toList();
      line(label + String.join(", ", names) + style.dim(why));
    }
  }

  private List<Action> sorted(ActionSet actions) {
    return actions
        .ids()
        .mapToObj(catalog::action)
        .sorted(Comparator.comparing(Action::name))
        .toList();
  }

  private void annotations(PermissionVerdicts verdicts, Assessment assessment) {
    Principal principal = assessment.principal();
    if (principal.boundary() != null) {
      blocked(
          "permissions boundary " + principal.boundary().arn(),
          Blocked.byBoundary(principal, verdicts));
    }
    blocked("service control policies", Blocked.byScp(assessment.account(), verdicts));
    note("Taken away by a Deny", verdicts.grants().denied());
    note("Named, but on no resource that the action could have", verdicts.grants().withoutEffect());
    if (!verdicts.grants().unrecognized().isEmpty()) {
      line(
          "Not in the catalog: "
              + Texts.plain(String.join(", ", verdicts.grants().unrecognized())));
    }
  }

  private void blocked(String by, @Nullable ActionSet actions) {
    if (actions == null) {
      line(Texts.plain("What is blocked by the " + by + ": not in the snapshot"));
    } else {
      note("Granted, but blocked by the " + by, actions);
    }
  }

  private void note(String what, ActionSet actions) {
    if (!actions.isEmpty()) {
      List<String> names = sorted(actions).stream().map(Action::qualifiedName).toList();
      line(
          Texts.plain(
              what + " (" + names.size() + "): " + Texts.fit(String.join(", ", names), 2000)));
    }
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}

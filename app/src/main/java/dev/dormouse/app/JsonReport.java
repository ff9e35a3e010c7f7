package dev.dormouse.app;

import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.findings.Assessment;
import dev.dormouse.findings.Finding;
import dev.dormouse.findings.FindingType;
import dev.dormouse.findings.UnknownSubject;
import dev.dormouse.snapshot.AccountResult;
import dev.dormouse.snapshot.Problem;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * One JSON document: findings, what is unknown, accounts, problems, totals ({@code
 * docs/output.md}).
 */
final class JsonReport implements ScanReport<JsonReport.Rendered> {
  static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private final ScanHeader header;
  private final JsonGenerator json;
  private final List<String> unknowns = new ArrayList<>();
  private boolean begun;

  /** One account's findings and unknowns, as JSON texts. */
  record Rendered(AccountResult result, List<String> findings, List<String> unknowns) {}

  JsonReport(ScanHeader header, Writer out) {
    this.header = header;
    this.json = JSON.createGenerator(ObjectWriteContext.empty(), out);
  }

  @Override
  public Rendered render(AccountResult result) {
    List<String> unknown = new ArrayList<>();
    for (Assessment assessment : result.assessments()) {
      for (UnknownSubject subject : assessment.unknowns()) {
        if (subject.reason() != UnknownReason.UNTRACKED_ACTION) {
          unknown.add(unknown(assessment, subject));
        }
      }
    }
    return new Rendered(result, findings(header, result), unknown);
  }

  /** Every finding of an account as one line of JSON. */
  static List<String> findings(ScanHeader header, AccountResult result) {
    List<String> findings = new ArrayList<>();
    for (Assessment assessment : result.assessments()) {
      for (Finding finding : assessment.findings()) {
        findings.add(
            text(
                generator ->
                    new FindingJson(header.catalog(), generator).write(assessment, finding)));
      }
    }
    return findings;
  }

  private interface Writing {
    void write(JsonGenerator generator);
  }

  private static String text(Writing writing) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      writing.write(generator);
    }
    return text.toString();
  }

  private static String unknown(Assessment assessment, UnknownSubject subject) {
    return text(
        generator -> {
          generator.writeStartObject();
          generator.writeStringProperty("account", assessment.account().id());
          generator.writeStringProperty("principal", assessment.principal().arn().toString());
          generator.writeStringProperty("subject", subject.subject());
          generator.writeStringProperty("reason", subject.reason().name());
          generator.writeStringProperty("detail", subject.detail());
          if (subject.actions() > 0) {
            generator.writeNumberProperty("actions", subject.actions());
          }
          generator.writeEndObject();
        });
  }

  /**
   * The findings come first and are written as they come; what heads the report is known by then.
   */
  @Override
  public void append(Rendered account) {
    if (!begun) {
      begin();
    }
    account.findings().forEach(json::writeRawValue);
    unknowns.addAll(account.unknowns());
    if (account.result().status() == AccountResult.Status.FAILED) {
      unknowns.add(
          unknown(
              account.result(),
              "account",
              UnknownReason.ACCOUNT_NOT_COLLECTED,
              account.result().note()));
    }
    for (Problem lost : account.result().lostPrincipals()) {
      unknowns.add(
          unknown(account.result(), "principal", UnknownReason.PRINCIPAL_UNREADABLE, lost.line()));
    }
  }

  /** An unknown without a principal that could be named. */
  private static String unknown(
      AccountResult result, String subject, UnknownReason reason, String detail) {
    return text(
        generator -> {
          generator.writeStartObject();
          generator.writeStringProperty("account", result.account().id());
          generator.writeStringProperty("subject", subject);
          generator.writeStringProperty("reason", reason.name());
          generator.writeStringProperty("detail", detail);
          generator.writeEndObject();
        });
  }

  private void begin() {
    begun = true;
    json.writeStartObject();
    json.writeArrayPropertyStart("findings");
  }

  @Override
  public void finish(ScanSummary summary) {
    if (!begun) {
      begin();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("unknowns");
    unknowns.forEach(json::writeRawValue);
    json.writeEndArray();
    accounts(summary);
    problems(summary);
    json.writeObjectPropertyStart("summary");
    totals(summary);
    json.writeEndObject();
    dormouse(summary);
    json.writeEndObject();
    json.writeRaw('\n');
    json.close();
  }

  private void dormouse(ScanSummary summary) {
    json.writeObjectPropertyStart("dormouse");
    json.writeStringProperty("version", ScanHeader.VERSION);
    json.writeObjectPropertyStart("catalog");
    json.writeStringProperty("date", header.catalog().info().date().toString());
    json.writeNumberProperty("services", header.catalog().info().services());
    json.writeNumberProperty("actions", header.catalog().info().actions());
    json.writeEndObject();
    json.writeStringProperty("input", header.input());
    if (summary.asOf() != null) {
      json.writeStringProperty("asOf", Objects.requireNonNull(summary.asOf()).toString());
      json.writeStringProperty("asOfBasis", summary.basis().name());
    }
    json.writeNumberProperty("trackingPeriodDays", header.settings().trackingPeriod().days());
    json.writeBooleanProperty("evidenceComplete", !summary.incomplete());
    json.writeEndObject();
  }

  private void accounts(ScanSummary summary) {
    json.writeArrayPropertyStart("accounts");
    for (ScanSummary.AccountLine line : summary.accounts()) {
      json.writeStartObject();
      json.writeStringProperty("id", line.account().id());
      if (line.account().name() != null) {
        json.writeStringProperty("name", line.account().name());
      }
      if (!line.account().ancestors().isEmpty()) {
        json.writeStringProperty("path", line.account().path());
      }
      json.writeStringProperty("status", line.status().name());
      if (line.collectedAt() != null) {
        json.writeStringProperty(
            "collectedAt", Objects.requireNonNull(line.collectedAt()).toString());
      }
      json.writeNumberProperty("roles", line.roles());
      json.writeNumberProperty("users", line.users());
      json.writeNumberProperty("excluded", line.excluded());
      json.writeNumberProperty("findings", line.total());
      json.writeArrayPropertyStart("problems");
      line.problems().forEach(json::writeString);
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void problems(ScanSummary summary) {
    json.writeArrayPropertyStart("problems");
    for (Problem problem : summary.problems()) {
      json.writeStartObject();
      json.writeStringProperty("file", problem.file().toString());
      if (!problem.place().isEmpty()) {
        json.writeStringProperty("place", problem.place());
      }
      json.writeStringProperty("message", problem.message());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void totals(ScanSummary summary) {
    json.writeNumberProperty("findings", summary.total());
    json.writeObjectPropertyStart("byType");
    for (FindingType type : FindingType.values()) {
      json.writeNumberProperty(type.wireName(), summary.count(type));
    }
    json.writeEndObject();
    json.writeArrayPropertyStart("topAccounts");
    for (ScanSummary.AccountLine line : summary.topAccounts()) {
      json.writeStartObject();
      json.writeStringProperty("account", line.account().id());
      if (line.account().name() != null) {
        json.writeStringProperty("name", line.account().name());
      }
      json.writeNumberProperty("numberOfActiveFindings", line.total());
      json.writeObjectPropertyStart("details");
      line.findings().forEach((type, n) -> json.writeNumberProperty(type.wireName(), n));
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberProperty("roles", summary.roles());
    json.writeNumberProperty("users", summary.users());
    json.writeNumberProperty("young", summary.young());
    json.writeObjectPropertyStart("excluded");
    summary.excluded().forEach((reason, n) -> json.writeNumberProperty(reason.name(), n));
    json.writeEndObject();
    json.writeArrayPropertyStart("unknown");
    for (Map.Entry<UnknownReason, Integer> entry : summary.unknown().entrySet()) {
      json.writeStartObject();
      json.writeStringProperty("reason", entry.getKey().name());
      json.writeStringProperty("description", entry.getKey().description());
      json.writeStringProperty("remedy", entry.getKey().remedy());
      json.writeNumberProperty("principals", entry.getValue());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}

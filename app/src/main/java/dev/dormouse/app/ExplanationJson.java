package dev.dormouse.app;

import dev.dormouse.catalog.Catalog;
import dev.dormouse.findings.Assessment;
import dev.dormouse.findings.Finding;
import dev.dormouse.findings.PermissionVerdicts;
import dev.dormouse.findings.UnknownSubject;
import dev.dormouse.findings.Verdict;
import dev.dormouse.policy.Principal;
import java.io.StringWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/** Everything known of one principal, as JSON ({@code docs/output.md}). */
final class ExplanationJson {
  private final FindingJson findings;
  private final JsonGenerator json;

  private ExplanationJson(Catalog catalog, JsonGenerator json) {
    this.findings = new FindingJson(catalog, new JsonFields(json, new ActionNames(catalog)));
    this.json = json;
  }

  static String of(Catalog catalog, Assessment assessment) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JsonReport.JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      new ExplanationJson(catalog, json).write(assessment);
    }
    return text.toString();
  }

  private void write(Assessment assessment) {
    json.writeStartObject();
    head(assessment);
    if (assessment.excluded().isPresent()) {
      json.writeStringProperty("excluded", assessment.excluded().get().description());
    } else {
      json.writeBooleanProperty("young", assessment.young());
      findings(assessment);
      unknowns(assessment);
      use(assessment);
      PermissionVerdicts verdicts = assessment.permissions();
      if (verdicts != null) {
        findings.permissions(assessment, verdicts);
      }
    }
    json.writeEndObject();
  }

  private void head(Assessment assessment) {
    Principal principal = assessment.principal();
    json.writeStringProperty("resource", principal.arn().toString());
    json.writeStringProperty("resourceType", principal.kind().resourceType());
    findings.account(assessment.account());
    findings.principal(principal);
    json.writeArrayPropertyStart("groups");
    principal.groups().forEach(json::writeString);
    json.writeEndArray();
    json.writeObjectPropertyStart("trackingPeriod");
    time("from", assessment.window().start());
    time("until", assessment.window().asOf());
    json.writeEndObject();
  }

  private void findings(Assessment assessment) {
    json.writeArrayPropertyStart("findings");
    for (Finding finding : assessment.findings()) {
      json.writeStartObject();
      json.writeStringProperty("findingType", finding.type().wireName());
      json.writeStringProperty("because", FindingText.because(finding, assessment.window()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void unknowns(Assessment assessment) {
    json.writeArrayPropertyStart("unknowns");
    for (UnknownSubject unknown : assessment.unknowns()) {
      json.writeStartObject();
      json.writeStringProperty("subject", unknown.subject());
      json.writeStringProperty("reason", unknown.reason().name());
      json.writeStringProperty("detail", unknown.detail());
      json.writeStringProperty("remedy", unknown.reason().remedy());
      if (unknown.actions() > 0) {
        json.writeNumberProperty("actions", unknown.actions());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void use(Assessment assessment) {
    json.writeArrayPropertyStart("use");
    if (assessment.role() != null) {
      verdict("role", assessment.role());
    }
    for (Assessment.KeyVerdict key : assessment.keys()) {
      verdict(key.key().id(), key.verdict());
    }
    if (assessment.password() != null) {
      verdict("password", assessment.password());
    }
    json.writeEndArray();
  }

  private void verdict(String subject, Verdict verdict) {
    json.writeStartObject();
    json.writeStringProperty("subject", subject);
    switch (verdict) {
      case Verdict.Used used -> {
        json.writeStringProperty("verdict", "USED");
        time("lastUsed", used.at());
        json.writeStringProperty("source", used.source().name());
      }
      case Verdict.Unused unused -> {
        json.writeStringProperty("verdict", "UNUSED");
        time("lastUsed", unused.last());
        json.writeStringProperty("source", unused.source().name());
        time("observedFrom", unused.observed().from());
        time("observedUntil", unused.observed().until());
      }
      case Verdict.Unknown unknown -> {
        json.writeStringProperty("verdict", "UNKNOWN");
        json.writeStringProperty("reason", unknown.reason().name());
        json.writeStringProperty("detail", unknown.detail());
      }
    }
    json.writeEndObject();
  }

  private void time(String property, @Nullable Instant time) {
    if (time != null) {
      json.writeStringProperty(property, time.toString());
    }
  }
}

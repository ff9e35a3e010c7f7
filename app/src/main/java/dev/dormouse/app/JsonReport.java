package dev.dormouse.app;

import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.findings.Assessment;
import dev.dormouse.findings.FindingType;
import dev.dormouse.snapshot.AccountResult;
import dev.dormouse.snapshot.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
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
  static final JsonFactory JSON = factory(" ");

  /** Writes elements of an array that is already begun. */
  private static final JsonFactory LIST = factory(",");

  private final ScanHeader header;
  private final Writer out;
  private final ActionNames names;
  private final JsonGenerator json;
  private final List<TextChunks> unknowns = new ArrayList<>();
  private boolean begun;
  private boolean findingsBegun;

  /**
   * @param separator stands between two values that are in no array
   */
  static JsonFactory factory(String separator) {
    return JsonFactory.builder()
        .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
        .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
        .rootValueSeparator(separator)
        .build();
  }

  /** One account's findings and unknowns, each kind with commas between. */
  record Rendered(AccountResult result, TextChunks findings, TextChunks unknowns) {}

  JsonReport(ScanHeader header, Writer out) {
    this.header = header;
    this.out = out;
    this.names = new ActionNames(header.catalog());
    this.json = JSON.createGenerator(ObjectWriteContext.empty(), out);
  }

  @Override
  public Rendered render(AccountResult result) {
    return new Rendered(result, findings(LIST, header, names, result), unknowns(result));
  }

  /**
   * Every finding of an account, without a line break in it.
   *
   * @param factory decides what stands between two findings
   */
  static TextChunks findings(
      JsonFactory factory, ScanHeader header, ActionNames names, AccountResult result) {
    TextChunks text = new TextChunks();
    try (JsonGenerator generator = factory.createGenerator(ObjectWriteContext.empty(), text)) {
      FindingJson json = new FindingJson(header.catalog(), new JsonFields(generator, names));
      for (Assessment assessment : result.assessments()) {
        assessment.findings().forEach(finding -> json.write(assessment, finding));
      }
    }
    return text;
  }

  private static TextChunks unknowns(AccountResult result) {
    TextChunks text = new TextChunks();
    try (JsonGenerator generator = LIST.createGenerator(ObjectWriteContext.empty(), text)) {
      UnknownJson json = new UnknownJson(generator);
      for (Assessment assessment : result.assessments()) {
        assessment.unknowns().stream()
            .filter(subject -> subject.reason() != UnknownReason.UNTRACKED_ACTION)
            .forEach(subject -> json.write(assessment, subject));
      }
      json.write(result);
    }
    return text;
  }

  /**
   * The findings come first and are written as they come; what heads the report is known by then.
   */
  @Override
  public void append(Rendered account) {
    if (!begun) {
      begin();
    }
    json.flush();
    findingsBegun = list(account.findings(), findingsBegun);
    if (!account.unknowns().isEmpty()) {
      unknowns.add(account.unknowns());
    }
  }

  /** Goes on with a list; answers whether it has elements now. */
  private boolean list(TextChunks elements, boolean listBegun) {
    if (elements.isEmpty()) {
      return listBegun;
    }
    try {
      if (listBegun) {
        out.write(',');
      }
      elements.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return true;
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
    json.flush();
    boolean unknownsBegun = false;
    for (TextChunks account : unknowns) {
      unknownsBegun = list(account, unknownsBegun);
    }
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

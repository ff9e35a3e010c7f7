package dev.dormouse.api.extension;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.Criterion;
import dev.dormouse.analyzers.Filter;
import dev.dormouse.analyzers.FilterKey;
import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.analyzers.life.FindingStatus;
import dev.dormouse.analyzers.port.FindingQuery;
import dev.dormouse.analyzers.port.Scans.Explanation;
import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.ApiException;
import dev.dormouse.api.call.Call;
import dev.dormouse.api.call.ErrorType;
import dev.dormouse.api.call.Input;
import dev.dormouse.api.call.ResourceKind;
import dev.dormouse.api.call.TextRule;
import dev.dormouse.api.operation.AnalyzerFinder;
import dev.dormouse.api.operation.DetailsJson;
import dev.dormouse.api.operation.FindingIds;
import dev.dormouse.api.operation.Services;
import dev.dormouse.api.operation.Shapes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;

/**
 * Why a finding is there, and what is known of a principal: as the source says now, which may have
 * changed since the analysis.
 */
final class Explanations {
  private static final TextRule PRINCIPAL_ARN =
      TextRule.pattern("arn:[a-z-]+:iam::[0-9]{12}:(role|user)/.+").and(Shapes.RESOURCE_ARN);
  private static final int ACCOUNT_PART = 4;
  private static final int MOST_FINDINGS = 100;

  private static final int RETRY_SECONDS = 60;

  private static final String GONE =
      "The source has no such principal now; what is said of it is from the last analysis of the"
          + " account";
  private static final String LEFT_OUT =
      "The account is not analyzed now; what is said of it is from the last analysis of the account."
          + " Why: ";
  private static final String ANOTHER =
      "The principal that has this ARN now is another one, made after the finding";

  private final Services services;
  private final AnalyzerFinder finder;
  private final RecordJson records;

  Explanations(Services services, AnalyzerFinder finder) {
    this.services = services;
    this.finder = finder;
    this.records = new RecordJson(new DetailsJson(services.catalog()));
  }

  Answer ofFinding(Call call) {
    Input input = new Input(call);
    String name = input.label("name", Shapes.ANALYZER_NAME);
    String id = input.label("id", Shapes.FINDING_ID);
    input.check();
    Analyzer analyzer = finder.readableByName(name);
    FindingRecord finding =
        FindingIds.parse(id)
            .flatMap(uuid -> services.findings().find(analyzer.id(), uuid))
            .filter(found -> call.caller().sees(found.principal().accountId()))
            .orElseThrow(() -> ApiException.notFound(ResourceKind.FINDING, id));
    String account = finding.principal().accountId();
    Explanation explanation = explain(analyzer, account, finding.principal().arn());
    return Answer.object(
        json -> {
          json.writeObjectPropertyStart("finding");
          records.members(json, finding);
          json.writeEndObject();
          account(json, analyzer, account);
          explanation(json, explanation);
          note(explanation, finding).ifPresent(note -> json.writeStringProperty("note", note));
        });
  }

  Answer ofPrincipal(Call call) {
    Input input = new Input(call);
    String name = input.label("name", Shapes.ANALYZER_NAME);
    String arn = input.requiredQuery("arn", PRINCIPAL_ARN);
    input.check();
    Analyzer analyzer = finder.readableByName(name);
    String account = arn.split(":", -1)[ACCOUNT_PART];
    List<FindingRecord> open =
        call.caller().sees(account) ? open(analyzer, account, arn) : List.of();
    Explanation explanation =
        call.caller().sees(account)
            ? explain(analyzer, account, arn)
            : new Explanation.NoSuchPrincipal();
    if (open.isEmpty() && !(explanation instanceof Explanation.Known)) {
      throw ApiException.notFound(ResourceKind.PRINCIPAL, arn);
    }
    return Answer.object(
        json -> {
          json.writeStringProperty("resource", arn);
          json.writeArrayPropertyStart("findings");
          for (FindingRecord finding : open) {
            json.writeStartObject();
            records.members(json, finding);
            json.writeEndObject();
          }
          json.writeEndArray();
          account(json, analyzer, account);
          explanation(json, explanation);
          note(explanation).ifPresent(note -> json.writeStringProperty("note", note));
        });
  }

  private List<FindingRecord> open(Analyzer analyzer, String account, String arn) {
    Criterion notResolved =
        new Criterion(List.of(), List.of(FindingStatus.RESOLVED.name()), List.of(), null);
    Filter filter =
        Filter.of(
            Map.of(
                FilterKey.RESOURCE,
                Criterion.eq(arn),
                FilterKey.RESOURCE_OWNER_ACCOUNT,
                Criterion.eq(account),
                FilterKey.STATUS,
                notResolved));
    FindingQuery query =
        new FindingQuery(
            analyzer.id(),
            filter,
            Set.of(account),
            FindingQuery.SortKey.ID,
            false,
            null,
            MOST_FINDINGS);
    List<UUID> ids =
        services.findings().list(query).findings().stream().map(FindingRecord::id).toList();
    return services.findings().findAll(analyzer.id(), ids);
  }

  private void account(JsonGenerator json, Analyzer analyzer, String account) {
    services
        .findings()
        .analysis(analyzer.id(), account)
        .ifPresent(
            analysis -> {
              json.writeObjectPropertyStart("account");
              AccountJson.members(json, analysis);
              json.writeEndObject();
            });
  }

  /**
   * @throws ApiException if it cannot be told now
   */
  private Explanation explain(Analyzer analyzer, String account, String arn) {
    Explanation explanation = services.scans().explain(analyzer, account, arn);
    if (explanation instanceof Explanation.Unreadable unreadable) {
      throw ApiException.retryable(
          ErrorType.SERVICE_UNAVAILABLE,
          "The source cannot be read just now: " + unreadable.why(),
          RETRY_SECONDS);
    }
    return explanation;
  }

  private static void explanation(JsonGenerator json, Explanation explanation) {
    json.writeBooleanProperty("inSource", explanation instanceof Explanation.Known);
    if (explanation instanceof Explanation.Known one) {
      json.writeName("explanation").writeRawValue(one.json());
    }
  }

  private static Optional<String> note(Explanation explanation) {
    return switch (explanation) {
      case Explanation.Known _, Explanation.Unreadable _ -> Optional.empty();
      case Explanation.NoSuchPrincipal _ -> Optional.of(GONE);
      case Explanation.LeftOut left -> Optional.of(LEFT_OUT + left.why());
    };
  }

  /** A unique id is of one principal for ever, its ARN is not. */
  private static Optional<String> note(Explanation explanation, FindingRecord finding) {
    boolean another =
        explanation instanceof Explanation.Known one
            && !one.json().contains("\"" + finding.principal().uniqueId() + "\"");
    return another ? Optional.of(ANOTHER) : note(explanation);
  }
}

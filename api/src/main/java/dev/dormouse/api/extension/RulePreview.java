package dev.dormouse.api.extension;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.Criterion;
import dev.dormouse.analyzers.Filter;
import dev.dormouse.analyzers.FilterKey;
import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.analyzers.life.FindingStatus;
import dev.dormouse.analyzers.port.FindingCounts.Row;
import dev.dormouse.analyzers.port.FindingQuery;
import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.Call;
import dev.dormouse.api.call.Input;
import dev.dormouse.api.call.Operation;
import dev.dormouse.api.operation.AnalyzerFinder;
import dev.dormouse.api.operation.FilterReader;
import dev.dormouse.api.operation.FindingJson;
import dev.dormouse.api.operation.Services;
import dev.dormouse.api.operation.Shapes;
import dev.dormouse.findings.FindingType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an archive rule would archive, before there is one. */
final class RulePreview implements Operation {
  private static final int USUAL_EXAMPLES = 10;
  private static final int MOST_EXAMPLES = 100;

  private final Services services;
  private final AnalyzerFinder finder;
  private final FilterReader filters;

  RulePreview(Services services, AnalyzerFinder finder) {
    this.services = services;
    this.finder = finder;
    this.filters = new FilterReader(services.life().operators());
  }

  private record Preview(long active, Map<FindingType, Long> byType, List<FindingRecord> examples) {
    long matches() {
      return byType.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether it archives more than it leaves. */
    boolean wide() {
      return matches() > active - matches();
    }
  }

  @Override
  public Answer run(Call call) {
    Input input = new Input(call);
    String name = input.label("name", Shapes.ANALYZER_NAME);
    Filter filter = filters.rule(input.body());
    int examples = input.body().integer("examples", 0, MOST_EXAMPLES).orElse(USUAL_EXAMPLES);
    input.check();
    Analyzer analyzer = finder.readableByName(name);
    return answer(preview(analyzer, filter, call.caller().accounts(), examples));
  }

  private Preview preview(Analyzer analyzer, Filter filter, Set<String> accounts, int examples) {
    long active =
        services.findings().counts(analyzer.id(), accounts).rows().stream()
            .mapToLong(Row::active)
            .sum();
    Map<FindingType, Long> byType = new EnumMap<>(FindingType.class);
    for (FindingType type : FindingType.values()) {
      byType.put(type, count(analyzer, filter, accounts, type));
    }
    List<FindingRecord> found =
        examples == 0
            ? List.of()
            : services
                .findings()
                .list(query(analyzer, active(filter), accounts, examples))
                .findings();
    return new Preview(active, byType, found);
  }

  private long count(Analyzer analyzer, Filter filter, Set<String> accounts, FindingType type) {
    Criterion asked = filter.criteria().get(FilterKey.FINDING_TYPE);
    if (asked != null && !asked.matches(type.wireName(), filter.operators())) {
      return 0;
    }
    Filter ofType = with(active(filter), FilterKey.FINDING_TYPE, type.wireName());
    return services.findings().count(query(analyzer, ofType, accounts, 1));
  }

  private static Filter active(Filter filter) {
    return with(filter, FilterKey.STATUS, FindingStatus.ACTIVE.name());
  }

  private static Filter with(Filter filter, FilterKey key, String value) {
    Map<FilterKey, Criterion> criteria = new EnumMap<>(FilterKey.class);
    criteria.putAll(filter.criteria());
    criteria.put(key, Criterion.eq(value));
    return new Filter(criteria, filter.operators());
  }

  private static FindingQuery query(
      Analyzer analyzer, Filter filter, Set<String> accounts, int limit) {
    return new FindingQuery(
        analyzer.id(), filter, accounts, FindingQuery.SortKey.ID, false, null, limit);
  }

  private static Answer answer(Preview preview) {
    return Answer.object(
        json -> {
          json.writeNumberProperty("activeFindings", preview.active());
          json.writeNumberProperty("matches", preview.matches());
          json.writeObjectPropertyStart("matchesByType");
          preview
              .byType()
              .forEach((type, count) -> json.writeNumberProperty(type.wireName(), count));
          json.writeEndObject();
          if (preview.wide()) {
            json.writeStringProperty(
                "warning", "The rule would archive more than half of the ACTIVE findings");
          }
          json.writeArrayPropertyStart("examples");
          for (FindingRecord finding : preview.examples()) {
            json.writeStartObject();
            FindingJson.summary(json, finding);
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }
}

package dev.dormouse.api.operation;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.port.FindingCounts;
import dev.dormouse.analyzers.port.FindingCounts.Row;
import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.Call;
import dev.dormouse.api.call.Input;
import dev.dormouse.api.call.Operation;
import dev.dormouse.findings.FindingType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/**
 * GetFindingsStatistics: the counts of the accounts that the caller sees. By type, ACTIVE findings
 * are counted, as the dashboard does.
 */
final class GetFindingsStatistics implements Operation {
  private static final int TOP_ACCOUNTS = 10;

  private final Services services;
  private final AnalyzerFinder finder;

  GetFindingsStatistics(Services services, AnalyzerFinder finder) {
    this.services = services;
    this.finder = finder;
  }

  private record Top(String account, List<Row> rows) {
    long active() {
      return sum(rows, Row::active);
    }
  }

  @Override
  public Answer run(Call call) {
    Input input = new Input(call);
    String arn = input.body().requiredText("analyzerArn", Shapes.ANALYZER_ARN);
    input.check();
    Analyzer analyzer = finder.readable(arn);
    FindingCounts counts = services.findings().counts(analyzer.id(), call.caller().accounts());
    return Answer.object(
        json -> {
          json.writeArrayPropertyStart("findingsStatistics");
          json.writeStartObject();
          json.writeObjectPropertyStart("unusedAccessFindingsStatistics");
          write(json, analyzer, counts.rows());
          json.writeEndObject();
          json.writeEndObject();
          json.writeEndArray();
          Times.write(json, "lastUpdatedAt", counts.updatedAt());
        });
  }

  private static void write(JsonGenerator json, Analyzer analyzer, List<Row> rows) {
    json.writeNumberProperty("totalActiveFindings", sum(rows, Row::active));
    json.writeNumberProperty("totalArchivedFindings", sum(rows, Row::archived));
    json.writeNumberProperty("totalResolvedFindings", sum(rows, Row::resolved));
    json.writeArrayPropertyStart("unusedAccessTypeStatistics");
    for (FindingType type : FindingType.values()) {
      json.writeStartObject();
      json.writeStringProperty("unusedAccessType", type.wireName());
      json.writeNumberProperty("total", active(rows, type));
      json.writeEndObject();
    }
    json.writeEndArray();
    List<Top> top = analyzer.type().organization() ? top(rows) : List.of();
    if (!top.isEmpty()) {
      json.writeArrayPropertyStart("topAccounts");
      top.forEach(account -> write(json, account));
      json.writeEndArray();
    }
  }

  private static List<Top> top(List<Row> rows) {
    Map<String, List<Row>> byAccount =
        rows.stream()
            .collect(Collectors.groupingBy(Row::accountId, TreeMap::new, Collectors.toList()));
    return byAccount.entrySet().stream()
        .map(entry -> new Top(entry.getKey(), entry.getValue()))
        .filter(account -> account.active() > 0)
        .sorted(Comparator.comparingLong(Top::active).reversed())
        .limit(TOP_ACCOUNTS)
        .toList();
  }

  private static void write(JsonGenerator json, Top account) {
    json.writeStartObject();
    json.writeStringProperty("account", account.account());
    json.writeNumberProperty("numberOfActiveFindings", account.active());
    json.writeObjectPropertyStart("details");
    for (FindingType type : FindingType.values()) {
      long active = active(account.rows(), type);
      if (active > 0) {
        json.writeNumberProperty(type.wireName(), active);
      }
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static long active(List<Row> rows, FindingType type) {
    return sum(rows.stream().filter(row -> row.type() == type).toList(), Row::active);
  }

  private static long sum(List<Row> rows, ToLongFunction<Row> number) {
    return rows.stream().mapToLong(number).sum();
  }
}

package dev.dormouse.api.extension;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.life.AccountAnalysis;
import dev.dormouse.analyzers.port.FindingCounts.Row;
import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.Call;
import dev.dormouse.api.call.Input;
import dev.dormouse.api.call.Operation;
import dev.dormouse.api.operation.AnalyzerFinder;
import dev.dormouse.api.operation.Pages;
import dev.dormouse.api.operation.Services;
import dev.dormouse.api.operation.Shapes;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/** Every account that an analyzer has looked at: how that went, and what there is now. */
final class Accounts implements Operation {
  private final Services services;
  private final AnalyzerFinder finder;

  Accounts(Services services, AnalyzerFinder finder) {
    this.services = services;
    this.finder = finder;
  }

  @Override
  public Answer run(Call call) {
    Input input = new Input(call);
    String name = input.label("name", Shapes.ANALYZER_NAME);
    Pages page = Pages.inQuery(input, services.life().pageSize(), services.life().largestPage());
    input.check();
    Analyzer analyzer = finder.readableByName(name);
    List<AccountAnalysis> analyses =
        services.findings().analyses(analyzer.id(), call.caller().accounts());
    Map<String, List<Row>> counts =
        services.findings().counts(analyzer.id(), call.caller().accounts()).rows().stream()
            .collect(Collectors.groupingBy(Row::accountId));
    Pages.Cursor cursor =
        new Pages.Cursor(
            services.pageTokens(),
            List.of(
                call.endpoint(),
                Long.toString(analyzer.id()),
                new TreeSet<>(call.caller().accounts()).toString()));
    return Answer.object(
        json ->
            page.write(
                json,
                "accounts",
                analyses,
                AccountAnalysis::accountId,
                each -> write(json, each, counts.getOrDefault(each.accountId(), List.of())),
                cursor));
  }

  private static void write(JsonGenerator json, AccountAnalysis analysis, List<Row> counts) {
    json.writeStartObject();
    AccountJson.members(json, analysis);
    json.writeObjectPropertyStart("activeFindings");
    Tally.byType(counts, Row::type, Row::active).forEach(json::writeNumberProperty);
    json.writeEndObject();
    json.writeEndObject();
  }
}

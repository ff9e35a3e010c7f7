package dev.dormouse.api.operation;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.Call;
import dev.dormouse.api.call.Input;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** GetAnalyzer and ListAnalyzers. */
final class ReadAnalyzers {
  private final Services services;
  private final AnalyzerFinder finder;

  ReadAnalyzers(Services services, AnalyzerFinder finder) {
    this.services = services;
    this.finder = finder;
  }

  Answer get(Call call) {
    Input input = new Input(call);
    String name = input.label("analyzerName", Shapes.ANALYZER_NAME);
    input.check();
    Analyzer analyzer = finder.byName(name);
    return Answer.object(
        json -> {
          json.writeObjectPropertyStart("analyzer");
          AnalyzerJson.summary(json, services.home(), analyzer);
          AnalyzerJson.configuration(json, analyzer.configuration(), call.caller());
          json.writeEndObject();
        });
  }

  Answer list(Call call) {
    Input input = new Input(call);
    Optional<String> type = Types.inQuery(input);
    Pages page = Pages.inQuery(input, services.life().pageSize(), services.life().largestPage());
    input.check();
    List<Analyzer> analyzers =
        services.analyzers().all().stream()
            .filter(each -> type.isEmpty() || each.type().name().equals(type.get()))
            .sorted(Comparator.comparing(Analyzer::name))
            .toList();
    Pages.Cursor cursor =
        new Pages.Cursor(services.pageTokens(), List.of(call.endpoint(), type.orElse("")));
    return Answer.object(
        json ->
            page.write(
                json,
                "analyzers",
                analyzers,
                Analyzer::name,
                analyzer -> {
                  json.writeStartObject();
                  AnalyzerJson.summary(json, services.home(), analyzer);
                  json.writeEndObject();
                },
                cursor));
  }
}

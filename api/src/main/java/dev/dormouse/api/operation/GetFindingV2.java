package dev.dormouse.api.operation;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.ApiException;
import dev.dormouse.api.call.Call;
import dev.dormouse.api.call.Input;
import dev.dormouse.api.call.Operation;
import dev.dormouse.api.call.ResourceKind;
import java.util.List;

/** GetFindingV2, which pages through {@code findingDetails}. */
final class GetFindingV2 implements Operation {
  private final Services services;
  private final AnalyzerFinder finder;
  private final DetailsJson details;

  GetFindingV2(Services services, AnalyzerFinder finder) {
    this.services = services;
    this.finder = finder;
    this.details = new DetailsJson(services.catalog());
  }

  @Override
  public Answer run(Call call) {
    Input input = new Input(call);
    String id = input.label("id", Shapes.FINDING_ID);
    String arn = input.requiredQuery("analyzerArn", Shapes.ANALYZER_ARN);
    Pages page = Pages.inQuery(input, services.life().pageSize(), services.life().largestPage());
    input.check();
    Analyzer analyzer = finder.readable(arn);
    FindingRecord finding =
        FindingIds.parse(id)
            .flatMap(uuid -> services.findings().find(analyzer.id(), uuid))
            .filter(found -> call.caller().sees(found.principal().accountId()))
            .orElseThrow(() -> ApiException.notFound(ResourceKind.FINDING, id));
    Pages.Cursor cursor =
        new Pages.Cursor(
            services.pageTokens(),
            List.of(call.endpoint(), Long.toString(analyzer.id()), finding.id().toString()));
    return Answer.object(
        json -> {
          FindingJson.summary(json, finding);
          page.write(
              json,
              "findingDetails",
              details.elements(finding.details()),
              DetailsJson.Element::place,
              element -> element.json().accept(json),
              cursor);
        });
  }
}

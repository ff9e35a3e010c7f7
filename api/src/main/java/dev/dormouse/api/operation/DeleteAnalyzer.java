package dev.dormouse.api.operation;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.ApiException;
import dev.dormouse.api.call.Call;
import dev.dormouse.api.call.Input;
import dev.dormouse.api.call.Reason;
import dev.dormouse.api.call.ResourceKind;

/**
 * DeleteAnalyzer, and the two operations on service-linked analyzers, which Dormouse has none of.
 */
final class DeleteAnalyzer {
  private final Services services;
  private final AnalyzerFinder finder;

  DeleteAnalyzer(Services services, AnalyzerFinder finder) {
    this.services = services;
    this.finder = finder;
  }

  /** Its findings and rules go with it. */
  Answer run(Call call) {
    Analyzer analyzer = named(call);
    if (!services.analyzers().delete(analyzer.id(), call.now())) {
      throw ApiException.notFound(ResourceKind.ANALYZER, analyzer.name());
    }
    return Answer.empty();
  }

  Answer deleteServiceLinked(Call call) {
    Analyzer analyzer = named(call);
    throw ApiException.validation(
        Reason.OTHER, "\"" + analyzer.name() + "\" is not a service-linked analyzer");
  }

  private Analyzer named(Call call) {
    Input input = new Input(call);
    String name = input.label("analyzerName", Shapes.ANALYZER_NAME);
    input.check();
    return finder.byName(name);
  }
}

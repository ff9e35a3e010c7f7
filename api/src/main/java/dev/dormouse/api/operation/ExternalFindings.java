package dev.dormouse.api.operation;

import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.ApiException;
import dev.dormouse.api.call.Call;
import dev.dormouse.api.call.Input;
import dev.dormouse.api.call.Reason;

/**
 * ListFindings and GetFinding, which know findings of external access only (Access Analyzer API,
 * "ListFindings").
 */
final class ExternalFindings {
  private final AnalyzerFinder finder;

  ExternalFindings(AnalyzerFinder finder) {
    this.finder = finder;
  }

  Answer list(Call call) {
    Input input = new Input(call);
    String arn = input.body().requiredText("analyzerArn", Shapes.ANALYZER_ARN);
    input.check();
    return refuse(arn, "ListFindingsV2");
  }

  Answer get(Call call) {
    Input input = new Input(call);
    input.label("id", Shapes.FINDING_ID);
    String arn = input.requiredQuery("analyzerArn", Shapes.ANALYZER_ARN);
    input.check();
    return refuse(arn, "GetFindingV2");
  }

  private Answer refuse(String arn, String instead) {
    throw ApiException.validation(
        Reason.NOT_SUPPORTED,
        "Analyzers of type " + finder.byArn(arn).type() + " are not supported; use " + instead);
  }
}

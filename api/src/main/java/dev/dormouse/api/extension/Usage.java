package dev.dormouse.api.extension;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.Call;
import dev.dormouse.api.call.Input;
import dev.dormouse.api.call.Operation;
import dev.dormouse.api.operation.AnalyzerFinder;
import dev.dormouse.api.operation.Services;
import dev.dormouse.api.operation.Shapes;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * How many roles and users an analyzer looked at in a month, each counted once: the unit by which
 * AWS charges (IAM User Guide, "What is IAM Access Analyzer").
 */
final class Usage implements Operation {
  private final Services services;
  private final AnalyzerFinder finder;

  Usage(Services services, AnalyzerFinder finder) {
    this.services = services;
    this.finder = finder;
  }

  @Override
  public Answer run(Call call) {
    Input input = new Input(call);
    String name = input.label("name", Shapes.ANALYZER_NAME);
    YearMonth present = YearMonth.from(call.now().atOffset(ZoneOffset.UTC));
    YearMonth month = Dates.month(input, "month").orElse(present);
    input.check();
    Analyzer analyzer = finder.readableByName(name);
    long principals = services.findings().analyzedPrincipals(analyzer.id(), month);
    return Answer.object(
        json -> {
          json.writeStringProperty("month", month.toString());
          json.writeNumberProperty("principals", principals);
          json.writeBooleanProperty("complete", month.isBefore(present));
        });
  }
}

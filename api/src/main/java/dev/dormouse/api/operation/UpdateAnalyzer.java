package dev.dormouse.api.operation;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.AnalyzerConfiguration;
import dev.dormouse.analyzers.life.LifeSettings;
import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.ApiException;
import dev.dormouse.api.call.Call;
import dev.dormouse.api.call.Input;
import dev.dormouse.api.call.Operation;
import dev.dormouse.api.call.ResourceKind;

/**
 * UpdateAnalyzer: what is left out stays; {@code exclusions} are replaced as a whole (AWS Security
 * Blog, 2025-01-08).
 */
final class UpdateAnalyzer implements Operation {
  private final Services services;
  private final AnalyzerFinder finder;
  private final ConfigurationReader configurations;

  UpdateAnalyzer(Services services, AnalyzerFinder finder) {
    this.services = services;
    this.finder = finder;
    this.configurations = new ConfigurationReader(services.home());
  }

  @Override
  public Answer run(Call call) {
    Input input = new Input(call);
    String name = input.label("analyzerName", Shapes.ANALYZER_NAME);
    input.check();
    Analyzer before = finder.byName(name);
    ConfigurationReader.Wanted wanted =
        configurations.read(input.body().object("configuration"), before.type());
    input.check();
    Analyzer after =
        services
            .analyzers()
            .configure(before.id(), old -> changed(old, wanted))
            .orElseThrow(() -> ApiException.notFound(ResourceKind.ANALYZER, name));
    if (!after.configuration().equals(before.configuration())) {
      services.scans().request(after);
    }
    return Answer.object(
        json -> AnalyzerJson.configuration(json, after.configuration(), call.caller()));
  }

  private AnalyzerConfiguration changed(
      AnalyzerConfiguration before, ConfigurationReader.Wanted wanted) {
    AnalyzerConfiguration after = wanted.over(before);
    if (services.life().ageChange() == LifeSettings.AgeChange.REFUSE
        && !after.trackingPeriod().equals(before.trackingPeriod())) {
      throw ApiException.invalidField(
          "configuration.unusedAccess.unusedAccessAge",
          "'unusedAccessAge' cannot be changed; make another analyzer");
    }
    return after;
  }
}

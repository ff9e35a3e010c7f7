package dev.dormouse.api.operation;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.AnalyzerConfiguration;
import dev.dormouse.analyzers.AnalyzerType;
import dev.dormouse.analyzers.ArchiveRule;
import dev.dormouse.analyzers.port.AnalyzerStore.NameTakenException;
import dev.dormouse.analyzers.port.AnalyzerStore.QuotaExceededException;
import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.ApiException;
import dev.dormouse.api.call.Call;
import dev.dormouse.api.call.ErrorType;
import dev.dormouse.api.call.Input;
import dev.dormouse.api.call.Members;
import dev.dormouse.api.call.Operation;
import dev.dormouse.api.call.ResourceKind;
import java.util.List;
import java.util.Map;

/** CreateAnalyzer: makes an analyzer, whose accounts are scanned soon. */
final class CreateAnalyzer implements Operation {
  private final Services services;
  private final ConfigurationReader configurations;
  private final RuleReader rules;

  CreateAnalyzer(Services services) {
    this.services = services;
    this.configurations = new ConfigurationReader(services.home());
    this.rules = new RuleReader(new FilterReader(services.life().operators()));
  }

  private record Request(
      String name,
      AnalyzerType type,
      AnalyzerConfiguration configuration,
      Map<String, String> tags,
      List<ArchiveRule> rules) {}

  @Override
  public Answer run(Call call) {
    Request request = parse(call);
    if (request.type().organization() && !services.organization().getAsBoolean()) {
      throw ApiException.of(
          ErrorType.ACCESS_DENIED,
          "CreateAnalyzer: organization analyzers take the management account or the delegated"
              + " administrator, and this server's account is neither");
    }
    if (request.rules().size() > services.quotas().archiveRules()) {
      throw ruleQuota(request.name());
    }
    Analyzer analyzer = create(request, call);
    services.scans().request(analyzer);
    return Answer.object(
        json -> json.writeStringProperty("arn", services.home().arn(analyzer.name())));
  }

  private Request parse(Call call) {
    Input input = new Input(call);
    Members body = input.body();
    String name = body.requiredText("analyzerName", Shapes.NAME);
    AnalyzerType type = Types.required(body);
    Request request =
        new Request(
            name,
            type,
            configurations
                .read(body.object("configuration"), type)
                .over(AnalyzerConfiguration.DEFAULT),
            Tags.read(body.object("tags")),
            rules.read(body, call.now()));
    input.check();
    return request;
  }

  private Analyzer create(Request request, Call call) {
    try {
      return services
          .analyzers()
          .create(
              request.name(),
              request.type(),
              request.configuration(),
              request.tags(),
              request.rules(),
              call.now(),
              services.quotas().analyzers(request.type()));
    } catch (NameTakenException e) {
      throw ApiException.conflict(ResourceKind.ANALYZER, request.name());
    } catch (QuotaExceededException e) {
      throw ApiException.quota(
          ResourceKind.ANALYZER,
          request.name(),
          "There are "
              + services.quotas().analyzers(request.type())
              + " analyzers of type "
              + request.type()
              + " already, and no more are allowed");
    }
  }

  private ApiException ruleQuota(String name) {
    return ApiException.quota(
        ResourceKind.ARCHIVE_RULE,
        name,
        "An analyzer has at most " + services.quotas().archiveRules() + " archive rules");
  }
}

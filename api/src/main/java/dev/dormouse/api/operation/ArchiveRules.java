package dev.dormouse.api.operation;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.ArchiveRule;
import dev.dormouse.analyzers.Filter;
import dev.dormouse.analyzers.port.AnalyzerStore.NameTakenException;
import dev.dormouse.analyzers.port.AnalyzerStore.QuotaExceededException;
import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.ApiException;
import dev.dormouse.api.call.Call;
import dev.dormouse.api.call.Input;
import dev.dormouse.api.call.ResourceKind;
import java.util.Comparator;
import java.util.List;

/** CreateArchiveRule, GetArchiveRule, ListArchiveRules, UpdateArchiveRule, DeleteArchiveRule. */
final class ArchiveRules {
  private final Services services;
  private final AnalyzerFinder finder;
  private final FilterReader filters;

  ArchiveRules(Services services, AnalyzerFinder finder) {
    this.services = services;
    this.finder = finder;
    this.filters = new FilterReader(services.life().operators());
  }

  private record Named(String analyzer, String rule) {}

  Answer create(Call call) {
    Input input = new Input(call);
    String analyzerName = input.label("analyzerName", Shapes.ANALYZER_NAME);
    String name = input.body().requiredText("ruleName", Shapes.NAME);
    Filter filter = filters.rule(input.body());
    input.check();
    Analyzer analyzer = finder.byName(analyzerName);
    ArchiveRule rule = new ArchiveRule(name, filter, call.now(), call.now());
    int quota = services.quotas().archiveRules();
    try {
      services.analyzers().createRule(analyzer.id(), rule, quota);
    } catch (NameTakenException e) {
      throw ApiException.conflict(ResourceKind.ARCHIVE_RULE, name);
    } catch (QuotaExceededException e) {
      throw ApiException.quota(
          ResourceKind.ARCHIVE_RULE, name, "An analyzer has at most " + quota + " archive rules");
    }
    return Answer.empty();
  }

  Answer get(Call call) {
    Named named = named(new Input(call));
    ArchiveRule rule = finder.rule(finder.byName(named.analyzer()), named.rule());
    return Answer.object(json -> RuleJson.write(json.writeName("archiveRule"), rule));
  }

  Answer list(Call call) {
    Input input = new Input(call);
    String analyzerName = input.label("analyzerName", Shapes.ANALYZER_NAME);
    Pages page = Pages.inQuery(input, services.life().pageSize(), services.life().largestPage());
    input.check();
    List<ArchiveRule> rules =
        services.analyzers().rules(finder.byName(analyzerName).id()).stream()
            .sorted(Comparator.comparing(ArchiveRule::name))
            .toList();
    Pages.Cursor cursor =
        new Pages.Cursor(services.pageTokens(), List.of(call.endpoint(), analyzerName));
    return Answer.object(
        json ->
            page.write(
                json,
                "archiveRules",
                rules,
                ArchiveRule::name,
                rule -> RuleJson.write(json, rule),
                cursor));
  }

  /** Replaces the whole filter; findings that are archived stay so. */
  Answer update(Call call) {
    Input input = new Input(call);
    Filter filter = filters.rule(input.body());
    Named named = named(input);
    Analyzer analyzer = finder.byName(named.analyzer());
    if (!services.analyzers().updateRule(analyzer.id(), named.rule(), filter, call.now())) {
      throw ApiException.notFound(ResourceKind.ARCHIVE_RULE, named.rule());
    }
    return Answer.empty();
  }

  /** Findings that are archived stay so. */
  Answer delete(Call call) {
    Named named = named(new Input(call));
    Analyzer analyzer = finder.byName(named.analyzer());
    if (!services.analyzers().deleteRule(analyzer.id(), named.rule())) {
      throw ApiException.notFound(ResourceKind.ARCHIVE_RULE, named.rule());
    }
    return Answer.empty();
  }

  private static Named named(Input input) {
    Named named =
        new Named(
            input.label("analyzerName", Shapes.ANALYZER_NAME),
            input.label("ruleName", Shapes.NAME));
    input.check();
    return named;
  }
}

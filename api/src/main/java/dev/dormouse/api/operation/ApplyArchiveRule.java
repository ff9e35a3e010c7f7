package dev.dormouse.api.operation;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.ArchiveRule;
import dev.dormouse.analyzers.Criterion;
import dev.dormouse.analyzers.Filter;
import dev.dormouse.analyzers.FilterKey;
import dev.dormouse.analyzers.life.Archive;
import dev.dormouse.analyzers.life.Archiving;
import dev.dormouse.analyzers.life.FindingStatus;
import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.Call;
import dev.dormouse.api.call.Input;
import dev.dormouse.api.call.Operation;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** ApplyArchiveRule: archives the ACTIVE findings that a rule matches. */
final class ApplyArchiveRule implements Operation {
  private final AnalyzerFinder finder;
  private final Revisions revisions;
  private final Archiving archiving;

  ApplyArchiveRule(Services services, AnalyzerFinder finder) {
    this.finder = finder;
    this.revisions = new Revisions(services.analyzers(), services.findings());
    this.archiving = new Archiving(services.ids());
  }

  @Override
  public Answer run(Call call) {
    Input input = new Input(call);
    String arn = input.body().requiredText("analyzerArn", Shapes.ANALYZER_ARN);
    String name = input.body().requiredText("ruleName", Shapes.NAME);
    input.check();
    Analyzer analyzer = finder.readable(arn);
    ArchiveRule rule = finder.rule(analyzer, name);
    Archive archive = new Archive(rule.name(), call.caller().name(), null, null, null);
    revisions.all(
        analyzer,
        active(rule.filter()),
        call.caller().accounts(),
        finding ->
            finding.status() == FindingStatus.ACTIVE
                ? archiving.archive(finding, archive, call.now())
                : Optional.empty(),
        call.now());
    return Answer.empty();
  }

  private static Filter active(Filter rule) {
    Map<FilterKey, Criterion> criteria = new EnumMap<>(FilterKey.class);
    criteria.putAll(rule.criteria());
    criteria.put(FilterKey.STATUS, Criterion.eq(FindingStatus.ACTIVE.name()));
    return new Filter(criteria, rule.operators());
  }
}

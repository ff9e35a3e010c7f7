package dev.dormouse.app.client;

import dev.dormouse.app.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dormouse rules apply}: ApplyArchiveRule. */
@Command(
    name = "apply",
    description = "Archives the active findings that a rule matches and that are there already.")
final class RulesApply extends ServerCommand {
  @Mixin RuleOption rule = new RuleOption();
  @Mixin AnalyzerOption analyzer = new AnalyzerOption();

  RulesApply(Context context) {
    super(context);
  }

  @Override
  void run(ServerClient server, Printer out) {
    Analyzers.Named chosen = analyzer.choose(server);
    server.call(
        Request.put(
            "/archive-rule",
            json -> {
              json.writeStringProperty("analyzerArn", chosen.arn());
              json.writeStringProperty("ruleName", rule.rule);
            }));
    out.line(Texts.plain(rule.rule) + " is applied.");
  }
}

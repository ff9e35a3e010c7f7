package dev.dormouse.app.client;

import dev.dormouse.app.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dormouse rules update}: UpdateArchiveRule. */
@Command(
    name = "update",
    description = "Gives an archive rule other criteria, instead of all it had.")
final class RulesUpdate extends ServerCommand {
  @Mixin RuleOption rule = new RuleOption();
  @Mixin FilterOptions filter = new FilterOptions();
  @Mixin AnalyzerOption analyzer = new AnalyzerOption();

  RulesUpdate(Context context) {
    super(context);
  }

  @Override
  void run(ServerClient server, Printer out) {
    RulesCreate.needed(filter);
    Analyzers.Named chosen = analyzer.choose(server);
    server.call(
        Request.put(rule.path(chosen), json -> FilterOptions.write(json, filter.criteria())));
    out.line(Texts.plain(rule.rule) + " is changed.");
  }
}

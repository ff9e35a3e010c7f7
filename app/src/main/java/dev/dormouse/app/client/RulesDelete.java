package dev.dormouse.app.client;

import dev.dormouse.app.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dormouse rules delete}: DeleteArchiveRule. */
@Command(name = "delete", description = "Removes an archive rule; archived findings stay archived.")
final class RulesDelete extends ServerCommand {
  @Mixin RuleOption rule = new RuleOption();
  @Mixin AnalyzerOption analyzer = new AnalyzerOption();
  @Mixin Consent consent = new Consent();

  RulesDelete(Context context) {
    super(context);
  }

  @Override
  void run(ServerClient server, Printer out) {
    Analyzers.Named chosen = analyzer.choose(server);
    rule.get(server, chosen);
    consent.ask(
        context(), "This removes the archive rule " + rule.rule + " of " + chosen.name() + ".");
    server.call(Request.delete(rule.path(chosen)));
    out.line(Texts.plain(rule.rule) + " is removed.");
  }
}

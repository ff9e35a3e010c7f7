package dev.dormouse.app.client;

import dev.dormouse.app.Style;
import dev.dormouse.app.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dormouse rules show}: GetArchiveRule. */
@Command(name = "show", description = "Tells which findings an archive rule archives.")
final class RulesShow extends ServerCommand {
  @Mixin RuleOption rule = new RuleOption();
  @Mixin AnalyzerOption analyzer = new AnalyzerOption();
  @Mixin OneFormat format = new OneFormat();

  RulesShow(Context context) {
    super(context);
  }

  @Override
  void run(ServerClient server, Printer out) {
    boolean json = format.json();
    Analyzers.Named chosen = analyzer.choose(server);
    Fields found = rule.get(server, chosen);
    if (json) {
      out.line(JsonOut.text(found));
      return;
    }
    Style style = new Style(context().session().colours());
    String name = Texts.plain(found.text("ruleName"));
    out.line(style.bold(name) + " of " + Texts.plain(chosen.name()));
    out.line("  archives findings whose " + Texts.plain(FilterWords.of(found.inner("filter"))));
    out.line(
        Texts.plain(
            "  made "
                + Moments.dated(found.text("createdAt"), context().session().clock().instant())));
    out.line(style.dim("dormouse rules preview " + name + " counts them"));
  }
}

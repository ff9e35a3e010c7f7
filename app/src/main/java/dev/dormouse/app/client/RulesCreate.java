package dev.dormouse.app.client;

import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import dev.dormouse.app.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dormouse rules create}: CreateArchiveRule. */
@Command(
    name = "create",
    description = {
      "Makes an archive rule, which archives new findings that match.",
      "Those that are there already: dormouse rules apply."
    })
final class RulesCreate extends ServerCommand {
  @Parameters(paramLabel = "RULE", description = "The archive rule's name.")
  String rule = "";

  @Mixin FilterOptions filter = new FilterOptions();
  @Mixin AnalyzerOption analyzer = new AnalyzerOption();

  RulesCreate(Context context) {
    super(context);
  }

  @Override
  void run(ServerClient server, Printer out) {
    needed(filter);
    Analyzers.Named chosen = analyzer.choose(server);
    server.call(
        Request.put(
            chosen.path("/archive-rule"),
            json -> {
              json.writeStringProperty("ruleName", rule);
              FilterOptions.write(json, filter.criteria());
            }));
    String name = Texts.plain(rule);
    out.line(name + " is made, and archives what it matches from now on.");
    out.line("For findings that are there already: dormouse rules apply " + name);
  }

  /** A rule that asks for nothing would archive everything. */
  static void needed(FilterOptions filter) {
    if (filter.none()) {
      throw new Failure(
          Exit.USAGE, "say which findings, such as with --resource-contains; see --help");
    }
  }
}

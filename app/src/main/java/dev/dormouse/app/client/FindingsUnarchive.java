package dev.dormouse.app.client;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dormouse findings unarchive}. */
@Command(
    name = "unarchive",
    description = {
      "Makes archived findings active again.",
      "By ids, or all archived ones that match the criteria."
    })
final class FindingsUnarchive extends ServerCommand {
  @Mixin Selection selection = new Selection();
  @Mixin AnalyzerOption analyzer = new AnalyzerOption();

  FindingsUnarchive(Context context) {
    super(context);
  }

  @Override
  void run(ServerClient server, Printer out) {
    selection.check();
    Analyzers.Named chosen = analyzer.choose(server);
    Fields answer =
        server.call(Request.post(chosen.extension("/findings/unarchive"), selection::write));
    out.line(Selection.outcome(answer, "active again", "were not archived"));
  }
}

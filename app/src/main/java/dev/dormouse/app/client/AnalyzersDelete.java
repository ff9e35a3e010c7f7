package dev.dormouse.app.client;

import dev.dormouse.app.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dormouse analyzers delete}: DeleteAnalyzer. */
@Command(name = "delete", description = "Removes an analyzer with its findings and rules.")
final class AnalyzersDelete extends ServerCommand {
  @Mixin NameOption analyzer = new NameOption();
  @Mixin Consent consent = new Consent();

  AnalyzersDelete(Context context) {
    super(context);
  }

  @Override
  void run(ServerClient server, Printer out) {
    String name = new Analyzers(server).get(analyzer.name).text("name");
    consent.ask(
        context(),
        "This removes the analyzer " + name + " with all its findings and archive rules.");
    server.call(Request.delete(Request.path("analyzer", name)));
    out.line(Texts.plain(name) + " is removed.");
  }
}

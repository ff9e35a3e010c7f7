package dev.dormouse.app.client;

import dev.dormouse.app.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dormouse analyzers scan}: asks for a scan of all accounts. */
@Command(name = "scan", description = "Has all accounts of an analyzer looked at again, now.")
final class AnalyzersScan extends ServerCommand {
  @Mixin MaybeName analyzer = new MaybeName();
  @Mixin OneFormat format = new OneFormat();

  AnalyzersScan(Context context) {
    super(context);
  }

  @Override
  void run(ServerClient server, Printer out) {
    boolean json = format.json();
    Analyzers.Named chosen = new Analyzers(server).choose(analyzer.name);
    Fields status = server.call(Request.post(chosen.extension("/scan"), nothing -> {}));
    if (json) {
      out.line(JsonOut.text(status));
    } else {
      out.line(ScanWords.of(status));
      out.line("How it goes: dormouse analyzers show " + Texts.plain(chosen.name()));
    }
  }
}

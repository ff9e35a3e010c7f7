package dev.dormouse.app.client;

import dev.dormouse.api.json.JsonValue;
import dev.dormouse.api.json.JsonValue.JsonArray;
import dev.dormouse.api.json.JsonValue.JsonObject;
import dev.dormouse.app.Style;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dormouse analyzers show}: GetAnalyzer, how its scan goes, and its accounts. */
@Command(
    name = "show",
    description =
        "Tells what an analyzer looks at and leaves out, how its scan goes, and which accounts were"
            + " analyzed when, or not.")
final class AnalyzersShow extends ServerCommand {
  @Mixin MaybeName name = new MaybeName();
  @Mixin OneFormat format = new OneFormat();

  AnalyzersShow(Context context) {
    super(context);
  }

  @Override
  void run(ServerClient server, Printer out) {
    boolean json = format.json();
    Analyzers analyzers = new Analyzers(server);
    Analyzers.Named chosen = analyzers.choose(name.name);
    Fields analyzer = analyzers.get(chosen.name());
    Fields scan = server.call(Request.get(chosen.extension("/scan")));
    Fields scope = server.call(Request.get(chosen.extension("/scope")));
    List<Fields> accounts = accounts(server, chosen);
    if (json) {
      Map<String, JsonValue> all = new LinkedHashMap<>();
      all.put("analyzer", analyzer.object());
      all.put("scope", scope.object());
      all.put("scan", scan.object());
      all.put("accounts", new JsonArray(accounts.stream().<JsonValue>map(Fields::object).toList()));
      out.line(JsonOut.text(new Fields(new JsonObject(all))));
      return;
    }
    new AnalyzerPage(
            context().session(),
            out,
            new Style(context().session().colours()),
            context().session().clock().instant())
        .print(analyzer, scope, scan, accounts);
  }

  private static List<Fields> accounts(ServerClient server, Analyzers.Named chosen) {
    Request request = Request.get(chosen.extension("/accounts"));
    Iterator<Fields> all =
        new Pages("accounts", token -> server.call(request.with(Map.of("nextToken", token))));
    List<Fields> accounts = new ArrayList<>();
    all.forEachRemaining(accounts::add);
    return accounts;
  }
}

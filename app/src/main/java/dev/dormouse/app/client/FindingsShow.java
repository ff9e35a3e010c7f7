package dev.dormouse.app.client;

import dev.dormouse.api.json.JsonValue;
import dev.dormouse.api.json.JsonValue.JsonArray;
import dev.dormouse.api.json.JsonValue.JsonObject;
import dev.dormouse.app.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dormouse findings show}: GetFindingV2, all pages, and the finding's evidence. */
@Command(
    name = "show",
    description = "Tells of a finding what is unused, why, on what evidence, and what is unknown.")
final class FindingsShow extends ServerCommand {
  @Parameters(paramLabel = "ID", description = "The finding's id.")
  String id = "";

  @Mixin AnalyzerOption analyzer = new AnalyzerOption();
  @Mixin OneFormat format = new OneFormat();

  FindingsShow(Context context) {
    super(context);
  }

  @Override
  void run(ServerClient server, Printer out) {
    boolean json = format.json();
    Analyzers.Named chosen = analyzer.choose(server);
    Fields finding = finding(server, chosen);
    Fields evidence = evidence(server, chosen);
    if (json) {
      Map<String, JsonValue> both = new LinkedHashMap<>(finding.object().members());
      both.put("dormouse", evidence.object());
      out.line(JsonOut.text(new Fields(new JsonObject(both))));
      return;
    }
    new FindingPage(
            out,
            new Style(context().session().colours()),
            context().session().clock().instant(),
            chosen)
        .print(finding, evidence);
  }

  /** All pages of it as one. */
  private Fields finding(ServerClient server, Analyzers.Named chosen) {
    String path = Request.path("findingv2", id);
    Fields first = page(server, chosen, path, "");
    List<JsonValue> details = new ArrayList<>();
    Fields page = first;
    page.objects("findingDetails").forEach(one -> details.add(one.object()));
    while (page.has("nextToken")) {
      page = page(server, chosen, path, page.text("nextToken"));
      page.objects("findingDetails").forEach(one -> details.add(one.object()));
    }
    Map<String, JsonValue> members = new LinkedHashMap<>(first.object().members());
    members.remove("nextToken");
    members.put("findingDetails", new JsonArray(details));
    return new Fields(new JsonObject(members));
  }

  private static Fields page(
      ServerClient server, Analyzers.Named chosen, String path, String token) {
    return server.call(
        Request.get(path).with(Map.of("analyzerArn", chosen.arn(), "nextToken", token)));
  }

  private Fields evidence(ServerClient server, Analyzers.Named chosen) {
    return server.call(Request.get(chosen.extension("/findings" + Request.path(id) + "/evidence")));
  }
}

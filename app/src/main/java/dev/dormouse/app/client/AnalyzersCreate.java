package dev.dormouse.app.client;

import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import dev.dormouse.app.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dormouse analyzers create}: CreateAnalyzer. */
@Command(name = "create", description = "Makes an analyzer, which looks at its accounts at once.")
final class AnalyzersCreate extends ServerCommand {
  @Parameters(paramLabel = "NAME", description = "The analyzer's name.")
  String name = "";

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "account (default): the server's own; or organization: all of them.")
  String type = "account";

  @Mixin ConfigurationOptions configuration = new ConfigurationOptions();

  @Option(names = "--tag", paramLabel = "KEY=VALUE", description = "A tag of the analyzer.")
  Map<String, String> tags = new LinkedHashMap<>();

  AnalyzersCreate(Context context) {
    super(context);
  }

  @Override
  void run(ServerClient server, Printer out) {
    String wireType = wireType();
    server.call(
        Request.put(
            "/analyzer",
            json -> {
              json.writeStringProperty("analyzerName", name);
              json.writeStringProperty("type", wireType);
              if (!configuration.none()) {
                configuration.write(json, false);
              }
              json.writeObjectPropertyStart("tags");
              tags.forEach(json::writeStringProperty);
              json.writeEndObject();
            }));
    String made = Texts.plain(name);
    out.line(made + " is made, and its accounts are looked at now.");
    out.line("How it goes: dormouse analyzers show " + made);
  }

  private String wireType() {
    return switch (type) {
      case "account", "ACCOUNT_UNUSED_ACCESS" -> "ACCOUNT_UNUSED_ACCESS";
      case "organization", "ORGANIZATION_UNUSED_ACCESS" -> "ORGANIZATION_UNUSED_ACCESS";
      default ->
          throw new Failure(
              Exit.USAGE, "--type: \"" + type + "\" is none of account, organization");
    };
  }
}

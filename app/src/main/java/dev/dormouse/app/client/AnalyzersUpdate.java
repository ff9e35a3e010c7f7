package dev.dormouse.app.client;

import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import dev.dormouse.app.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dormouse analyzers update}: UpdateAnalyzer. */
@Command(
    name = "update",
    description = {
      "Changes an analyzer's tracking period or exclusions.",
      "Exclusions that are named replace all it had."
    })
final class AnalyzersUpdate extends ServerCommand {
  @Mixin NameOption analyzer = new NameOption();
  @Mixin ConfigurationOptions configuration = new ConfigurationOptions();

  @Option(names = "--no-exclusions", description = "Leaves out nobody any more.")
  boolean emptied;

  AnalyzersUpdate(Context context) {
    super(context);
  }

  @Override
  void run(ServerClient server, Printer out) {
    if (configuration.none() && !emptied) {
      throw new Failure(
          Exit.USAGE,
          "say what to change: --tracking-period, --exclude-account, --exclude-tag or"
              + " --no-exclusions");
    }
    if (emptied && configuration.excludes()) {
      throw new Failure(
          Exit.USAGE, "--no-exclusions and the exclusions that are named contradict each other");
    }
    server.call(
        Request.put(
            Request.path("analyzer", analyzer.name), json -> configuration.write(json, emptied)));
    out.line(Texts.plain(analyzer.name) + " is changed, and its accounts are looked at again.");
  }
}

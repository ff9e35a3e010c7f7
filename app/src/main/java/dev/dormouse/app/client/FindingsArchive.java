package dev.dormouse.app.client;

import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;

/** {@code dormouse findings archive}: with what AWS's operation has no place for. */
@Command(
    name = "archive",
    description = {
      "Archives findings: access that is meant to be there.",
      "By ids, or all active ones that match the criteria."
    })
final class FindingsArchive extends ServerCommand {
  @Mixin Selection selection = new Selection();
  @Mixin AnalyzerOption analyzer = new AnalyzerOption();

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why the access stays.")
  @Nullable String reason;

  @Option(names = "--owner", paramLabel = "TEXT", description = "Who answers for it.")
  @Nullable String owner;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      description = "Makes them active again then, such as 2027-01-31 or 2027-01-31T12:00:00Z.")
  @Nullable String until;

  FindingsArchive(Context context) {
    super(context);
  }

  @Override
  void run(ServerClient server, Printer out) {
    selection.check();
    Instant end = until == null ? null : Moments.parse("--until", until);
    if (end != null && !end.isAfter(context().session().clock().instant())) {
      throw new Failure(Exit.USAGE, "--until: \"" + until + "\" is over already");
    }
    Analyzers.Named chosen = analyzer.choose(server);
    Fields answer =
        server.call(
            Request.post(
                chosen.extension("/findings/archive"),
                json -> {
                  selection.write(json);
                  text(json, "reason", reason);
                  text(json, "owner", owner);
                  text(json, "until", end == null ? null : end.toString());
                }));
    out.line(Selection.outcome(answer, "archived", "were so already, or are resolved"));
  }

  private static void text(JsonGenerator json, String name, @Nullable String value) {
    if (value != null) {
      json.writeStringProperty(name, value);
    }
  }
}

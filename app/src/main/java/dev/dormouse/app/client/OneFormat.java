package dev.dormouse.app.client;

import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import picocli.CommandLine.Option;

/** The option {@code --format} of one thing's page. */
final class OneFormat {
  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
  String format = "text";

  boolean json() {
    return switch (format) {
      case "text" -> false;
      case "json" -> true;
      default ->
          throw new Failure(Exit.USAGE, "--format: \"" + format + "\" is none of text, json");
    };
  }
}

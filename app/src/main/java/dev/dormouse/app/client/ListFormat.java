package dev.dormouse.app.client;

import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import java.util.Locale;
import picocli.CommandLine.Option;

/** The option {@code --format} of a list. */
final class ListFormat {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table (default), json, jsonl or csv.")
  String format = "table";

  Format format() {
    for (Format one : Format.values()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(format)) {
        return one;
      }
    }
    throw new Failure(
        Exit.USAGE, "--format: \"" + format + "\" is none of table, json, jsonl, csv");
  }
}

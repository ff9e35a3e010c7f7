package dev.dormouse.app.client;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which analyzer a command is about. */
final class AnalyzerOption {
  @Option(
      names = "--analyzer",
      paramLabel = "NAME",
      description = "The analyzer. Default: the only one there is.")
  @Nullable String analyzer;

  Analyzers.Named choose(ServerClient server) {
    return new Analyzers(server).choose(analyzer);
  }
}

package dev.dormouse.app.client;

import picocli.CommandLine.Parameters;

/** The archive rule that a command is about. */
final class RuleOption {
  @Parameters(paramLabel = "RULE", description = "The archive rule's name.")
  String rule = "";

  String path(Analyzers.Named analyzer) {
    return analyzer.path("/archive-rule" + Request.path(rule));
  }

  /** The rule's members; refused if there is none of this name. */
  Fields get(ServerClient server, Analyzers.Named analyzer) {
    return server.call(Request.get(path(analyzer))).inner("archiveRule");
  }
}

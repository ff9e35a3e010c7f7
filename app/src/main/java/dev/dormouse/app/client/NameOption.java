package dev.dormouse.app.client;

import picocli.CommandLine.Parameters;

/** The analyzer that a command is about, where it must be named. */
final class NameOption {
  @Parameters(paramLabel = "NAME", description = "The analyzer's name.")
  String name = "";
}

package dev.dormouse.app.client;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The analyzer that a command is about, where the only one need not be named. */
final class MaybeName {
  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      description = "The analyzer's name. Default: the only one there is.")
  @Nullable String name;
}

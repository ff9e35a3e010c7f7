package dev.dormouse.app.client;

import dev.dormouse.app.Cli;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Runs commands on the machine of a server. */
record Asked(Path data) {

  /** Where nobody watches. */
  Cli run(String... args) {
    return with(Map.of(), args);
  }

  /** With further variables. */
  Cli with(Map<String, String> environment, String... args) {
    return Cli.run(false, Clock.systemUTC(), known(environment), "", args);
  }

  /** On a terminal, where a person answers. */
  Cli onTerminal(Map<String, String> environment, String answers, String... args) {
    return Cli.run(true, Clock.systemUTC(), known(environment), answers, args);
  }

  private Map<String, String> known(Map<String, String> environment) {
    Map<String, String> known = new HashMap<>(Map.of("DORMOUSE_HOME", data.toString()));
    known.putAll(environment);
    return known;
  }
}

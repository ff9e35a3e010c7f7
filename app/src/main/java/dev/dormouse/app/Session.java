package dev.dormouse.app;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;

/**
 * What a command works with: where it prints, what time it is, and its environment. The one place
 * where these enter the program.
 *
 * @param outIsTerminal whether a person reads {@code out} as it comes
 * @param errIsTerminal the same for {@code err}
 */
public record Session(
    PrintStream out,
    PrintStream err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    Clock clock,
    Map<String, String> environment) {
  public Session {
    environment = Map.copyOf(environment);
  }

  /** Whether to colour what goes to {@code out} (no-color.org). */
  public boolean colours() {
    return outIsTerminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
  }

  /** Prints a line on {@code err}, free of control characters. */
  public void warn(String line) {
    err.println(Texts.plain(line));
  }
}

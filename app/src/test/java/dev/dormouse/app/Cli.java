package dev.dormouse.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One run of the command line, and what it left behind. */
public record Cli(int exit, String out, String err) {
  static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

  /** The moment of most analyses: that of {@link #NOW}. */
  static final String AS_OF = "--as-of=2026-11-24";

  /** Runs where nobody watches. */
  static Cli run(String... args) {
    return run(false, Map.of(), args);
  }

  /** Runs on a terminal. */
  static Cli onTerminal(Map<String, String> environment, String... args) {
    return run(true, environment, args);
  }

  /** Runs with a data folder, where nobody watches. */
  static Cli withData(Path folder, String... args) {
    return run(false, Map.of("DORMOUSE_HOME", folder.toString()), args);
  }

  /** Scans with the moment of {@link #NOW}. */
  static Cli scan(Object input, String... more) {
    String[] args = new String[more.length + 3];
    args[0] = "scan";
    args[1] = input.toString();
    args[2] = AS_OF;
    System.arraycopy(more, 0, args, 3, more.length);
    return run(args);
  }

  private static Cli run(boolean terminal, Map<String, String> environment, String... args) {
    return run(terminal, Clock.fixed(NOW, ZoneOffset.UTC), environment, "", args);
  }

  /**
   * Runs with everything said.
   *
   * @param answers what a person types
   */
  public static Cli run(
      boolean terminal,
      Clock clock,
      Map<String, String> environment,
      String answers,
      String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Map<String, String> known = new HashMap<>(environment);
    known.putIfAbsent("DORMOUSE_HOME", "no-such-folder");
    Session session =
        new Session(
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            terminal,
            terminal,
            clock,
            known);
    int exit =
        Main.run(session, new ByteArrayInputStream(answers.getBytes(StandardCharsets.UTF_8)), args);
    session.out().flush();
    return new Cli(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  public List<String> errLines() {
    return err.lines().toList();
  }

  /** The output as one JSON value. */
  public Json json() {
    return Json.parse(out);
  }
}

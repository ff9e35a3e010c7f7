package dev.dormouse.app;

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
record Cli(int exit, String out, String err) {
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
            Clock.fixed(NOW, ZoneOffset.UTC),
            known);
    int exit = Main.run(session, args);
    session.out().flush();
    return new Cli(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  List<String> errLines() {
    return err.lines().toList();
  }

  /** The output as one JSON value. */
  Json json() {
    return Json.parse(out);
  }
}

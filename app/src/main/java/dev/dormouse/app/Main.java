package dev.dormouse.app;

import dev.dormouse.app.client.ClientCommands;
import dev.dormouse.app.serve.AccessKeyCommand;
import dev.dormouse.app.serve.ServeCommand;
import dev.dormouse.catalog.CatalogException;
import dev.dormouse.snapshot.SnapshotException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The entry point. The only class that ends the process. */
@Command(
    name = "dormouse",
    mixinStandardHelpOptions = true,
    version = "dormouse " + ScanHeader.VERSION,
    description = "Finds AWS access that sleeps: granted, and not used.",
    footer = {
      "",
      "Begin with:  dormouse scan --sample",
      "Then:        dormouse scan SNAPSHOT   (docs/export.md says how to make one)"
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private Main() {}

  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("serve")) {
      ServeCommand.prepare();
    }
    Session session =
        new Session(
            new PrintStream(
                new PipeOutput(new FileOutputStream(FileDescriptor.out)),
                true,
                StandardCharsets.UTF_8),
            System.err,
            Boolean.getBoolean("dormouse.out.terminal"),
            Boolean.getBoolean("dormouse.err.terminal"),
            Clock.systemUTC(),
            System.getenv());
    System.exit(run(session, System.in, args));
  }

  /** Runs one command where nobody answers questions. */
  public static int run(Session session, String... args) {
    return run(session, InputStream.nullInputStream(), args);
  }

  /**
   * Runs one command.
   *
   * @param in where a person's answers come from
   * @return the exit code, one of {@link Exit}
   */
  public static int run(Session session, InputStream in, String... args) {
    CommandLine line = new CommandLine(new Main());
    commands(session, in, args).forEach(line::addSubcommand);
    line.setOut(new PrintWriter(session.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(session.err(), true, StandardCharsets.UTF_8));
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            session.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    line.setParameterExceptionHandler(Main::badUsage);
    line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, session));
    line.getSubcommands().values().forEach(Main::addHelp);
    return line.execute(args);
  }

  /** The command that is named, or all where none is: making one takes longer than running many. */
  private static List<CommandLine> commands(Session session, InputStream in, String... args) {
    Map<String, Supplier<CommandLine>> all = commands(session, in);
    Supplier<CommandLine> named = args.length == 0 ? null : all.get(args[0]);
    return named == null ? all.values().stream().map(Supplier::get).toList() : List.of(named.get());
  }

  private static Map<String, Supplier<CommandLine>> commands(Session session, InputStream in) {
    Catalogs catalogs = new Catalogs(session);
    Map<String, Supplier<CommandLine>> all = new LinkedHashMap<>();
    all.put("scan", () -> new CommandLine(new ScanCommand(session, catalogs)));
    all.put("explain", () -> new CommandLine(new ExplainCommand(session, catalogs)));
    all.put("grants", () -> new CommandLine(new GrantsCommand(session, catalogs)));
    all.put("expand", () -> new CommandLine(new ExpandCommand(session, catalogs)));
    all.put("sample", () -> new CommandLine(new SampleCommand(session, catalogs)));
    all.put("catalog", () -> CatalogCommand.line(session, catalogs));
    all.put("serve", () -> serve(session, catalogs));
    all.put(
        "access-key",
        () -> AccessKeyCommand.line(session, catalogs::dataFolder, catalogs::inFolder));
    all.putAll(ClientCommands.lines(session, catalogs::dataFolder, in));
    return all;
  }

  private static CommandLine serve(Session session, Catalogs catalogs) {
    return ServeCommand.line(
        session,
        catalogs::dataFolder,
        catalogs::inFolder,
        catalog -> assessment -> ExplanationJson.of(catalog, assessment));
  }

  private static void addHelp(CommandLine command) {
    CommandSpec options = command.getCommandSpec();
    options.mixinStandardHelpOptions(true);
    options.version("dormouse " + ScanHeader.VERSION);
    command.getSubcommands().values().forEach(Main::addHelp);
  }

  private static int badUsage(ParameterException e, String[] args) {
    PrintWriter err = e.getCommandLine().getErr();
    // Of an option NAME=VALUE picocli says the word twice.
    String message = String.valueOf(e.getMessage()).replace("for option option", "for option");
    err.println("dormouse: " + Texts.plain(message));
    err.println("Try: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return Exit.USAGE.code();
  }

  private static int failed(Exception e, Session session) {
    Exit exit =
        switch (e) {
          case Failure failure -> failure.exit();
          case SnapshotException _, CatalogException _ -> Exit.BAD_INPUT;
          default -> Exit.INTERNAL;
        };
    if (exit == Exit.INTERNAL) {
      session.warn("dormouse: a fault of Dormouse itself, please report it: " + e);
      e.printStackTrace(session.err());
    } else {
      session.warn("dormouse: " + e.getMessage());
    }
    return exit.code();
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}

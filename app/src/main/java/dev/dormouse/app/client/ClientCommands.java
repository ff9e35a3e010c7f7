package dev.dormouse.app.client;

import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import dev.dormouse.app.Session;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands that ask a server. */
public final class ClientCommands {
  private ClientCommands() {}

  /**
   * By name.
   *
   * @param dataFolder of the server on this machine, where the command line names none
   * @param in where a person's answers come from
   */
  public static Map<String, Supplier<CommandLine>> lines(
      Session session, Supplier<Path> dataFolder, InputStream in) {
    Context context = new Context(session, dataFolder, in);
    Map<String, Supplier<CommandLine>> lines = new LinkedHashMap<>();
    lines.put("findings", () -> findings(context));
    lines.put("analyzers", () -> analyzers(context));
    lines.put("rules", () -> rules(context));
    return lines;
  }

  private static CommandLine findings(Context context) {
    return new CommandLine(new Findings())
        .addSubcommand(new FindingsList(context))
        .addSubcommand(new FindingsShow(context))
        .addSubcommand(new FindingsArchive(context))
        .addSubcommand(new FindingsUnarchive(context));
  }

  private static CommandLine analyzers(Context context) {
    return new CommandLine(new AnalyzersOfServer())
        .addSubcommand(new AnalyzersList(context))
        .addSubcommand(new AnalyzersShow(context))
        .addSubcommand(new AnalyzersCreate(context))
        .addSubcommand(new AnalyzersUpdate(context))
        .addSubcommand(new AnalyzersDelete(context))
        .addSubcommand(new AnalyzersScan(context));
  }

  private static CommandLine rules(Context context) {
    return new CommandLine(new Rules())
        .addSubcommand(new RulesList(context))
        .addSubcommand(new RulesShow(context))
        .addSubcommand(new RulesCreate(context))
        .addSubcommand(new RulesUpdate(context))
        .addSubcommand(new RulesApply(context))
        .addSubcommand(new RulesPreview(context))
        .addSubcommand(new RulesDelete(context));
  }

  private abstract static class Group implements Runnable {
    abstract String commands();

    @Override
    public void run() {
      throw new Failure(Exit.USAGE, "name one of " + commands());
    }
  }

  @Command(
      name = "findings",
      description = "Lists, explains, archives and unarchives the findings of a server.",
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {
        "0:done",
        "2:the command line is wrong, or a question was answered with no",
        "4:a file of access keys cannot be read",
        "5:the output cannot be written",
        "8:the server cannot be reached, or cannot answer",
        "9:the server refused",
        "10:there is no such analyzer, finding or rule"
      })
  private static final class Findings extends Group {
    @Override
    String commands() {
      return "list, show, archive, unarchive";
    }
  }

  @Command(
      name = "analyzers",
      description = "Lists, makes, changes, removes and scans the analyzers of a server.")
  private static final class AnalyzersOfServer extends Group {
    @Override
    String commands() {
      return "list, show, create, update, delete, scan";
    }
  }

  @Command(
      name = "rules",
      description = "Lists, makes, changes, applies and removes archive rules of an analyzer.")
  private static final class Rules extends Group {
    @Override
    String commands() {
      return "list, show, create, update, apply, preview, delete";
    }
  }
}

package dev.dormouse.app;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code dormouse catalog}: what Dormouse knows of AWS's services and actions, and since when. */
@Command(
    name = "catalog",
    description = {
      "Shows, refreshes or builds the catalog of AWS's services and actions.",
      "Without a command of its own: the same as info."
    })
final class CatalogCommand implements Callable<Integer> {
  private final CatalogInfoCommand info;

  private CatalogCommand(CatalogInfoCommand info) {
    this.info = info;
  }

  /** The command with its own commands. */
  static CommandLine line(Session session, Catalogs catalogs) {
    return new CommandLine(new CatalogCommand(new CatalogInfoCommand(session, catalogs)))
        .addSubcommand(new CatalogInfoCommand(session, catalogs))
        .addSubcommand(new CatalogUpdateCommand(session, catalogs))
        .addSubcommand(new CatalogBuildCommand(session));
  }

  @Override
  public Integer call() {
    return info.call();
  }
}

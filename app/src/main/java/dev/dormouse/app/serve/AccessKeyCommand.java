package dev.dormouse.app.serve;

import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import dev.dormouse.app.Session;
import dev.dormouse.catalog.Catalog;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * {@code dormouse access-key}: who may call the API. Works on the database itself, also while a
 * server runs, which hears of it within seconds.
 */
@Command(
    name = "access-key",
    description = "Makes, lists and removes access keys for the API of a server.",
    subcommands = {})
public final class AccessKeyCommand implements Runnable {
  private AccessKeyCommand() {}

  /** The command with its commands; parameters as {@link ServeCommand#line}'s. */
  public static CommandLine line(
      Session session, Supplier<Path> dataFolder, Function<Path, Catalog> catalogs) {
    KeyDesk desk = new KeyDesk(session, dataFolder, catalogs);
    return new CommandLine(new AccessKeyCommand())
        .addSubcommand(new AccessKeyCreate(desk))
        .addSubcommand(new AccessKeyList(desk))
        .addSubcommand(new AccessKeyChange.Disable(desk))
        .addSubcommand(new AccessKeyChange.Enable(desk))
        .addSubcommand(new AccessKeyChange.Delete(desk));
  }

  @Override
  public void run() {
    throw new Failure(Exit.USAGE, "access-key: name one of create, list, disable, enable, delete");
  }
}

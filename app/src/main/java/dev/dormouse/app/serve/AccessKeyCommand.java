package dev.dormouse.app.serve;

import dev.dormouse.analyzers.access.AccessKey;
import dev.dormouse.analyzers.access.Role;
import dev.dormouse.analyzers.life.TimeOrderedIds;
import dev.dormouse.analyzers.port.StoreUnavailableException;
import dev.dormouse.api.key.AccessKeys;
import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import dev.dormouse.app.Session;
import dev.dormouse.catalog.Catalog;
import dev.dormouse.evidence.Timestamps;
import dev.dormouse.store.Database;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code dormouse access-key}: who may call the API. Works on the database itself, also while a
 * server runs, which hears of it within seconds.
 */
@Command(
    name = "access-key",
    description = "Makes, lists and removes access keys for the API of a server.",
    subcommands = {})
public final class AccessKeyCommand implements Runnable {
  private final Session session;
  private final Supplier<Path> dataFolder;
  private final Function<Path, Catalog> catalogs;

  private AccessKeyCommand(
      Session session, Supplier<Path> dataFolder, Function<Path, Catalog> catalogs) {
    this.session = session;
    this.dataFolder = dataFolder;
    this.catalogs = catalogs;
  }

  /** The command with its commands; parameters as {@link ServeCommand#line}'s. */
  public static CommandLine line(
      Session session, Supplier<Path> dataFolder, Function<Path, Catalog> catalogs) {
    AccessKeyCommand command = new AccessKeyCommand(session, dataFolder, catalogs);
    return new CommandLine(command)
        .addSubcommand(command.new Create())
        .addSubcommand(command.new ListKeys())
        .addSubcommand(command.new Disable())
        .addSubcommand(command.new Enable())
        .addSubcommand(command.new Delete());
  }

  @Override
  public void run() {
    throw new Failure(Exit.USAGE, "access-key: name one of create, list, disable, enable, delete");
  }

  private interface Work {
    void on(Database database, KeyRing keys);
  }

  private void with(@Nullable Path data, Work work) {
    Logger.getLogger("").setLevel(Level.WARNING);
    DataFolder folder = DataFolder.open(data == null ? dataFolder.get() : data);
    SecureRandom random = new SecureRandom();
    try (Database database =
        Server.database(
            SettingsReader.database(folder.path(), session.environment()),
            catalogs.apply(folder.path()),
            session.clock(),
            new TimeOrderedIds(session.clock(), random))) {
      work.on(database, KeyRing.open(folder, database.access(), random));
    } catch (StoreUnavailableException e) {
      throw new Failure(Exit.CANNOT_SERVE, String.valueOf(e.getMessage()));
    }
  }

  private abstract static class KeyCommand implements Runnable {
    @Option(names = "--data", paramLabel = "FOLDER", description = "The server's data folder.")
    @Nullable Path data;
  }

  private abstract class OneKey extends KeyCommand {
    @Parameters(paramLabel = "ACCESS_KEY_ID", description = "AKIA...")
    String id = "";

    abstract boolean change(Database database);

    abstract String done();

    @Override
    public void run() {
      with(
          data,
          (database, keys) -> {
            if (!change(database)) {
              throw new Failure(Exit.BAD_INPUT, "there is no access key " + id);
            }
            session.out().println(id + " is " + done());
          });
      session.out().flush();
    }
  }

  @Command(name = "disable", description = "Refuses an access key until it is enabled again.")
  private final class Disable extends OneKey {
    @Override
    boolean change(Database database) {
      return database.access().setEnabled(id, false);
    }

    @Override
    String done() {
      return "disabled";
    }
  }

  @Command(name = "enable", description = "Takes a disabled access key again.")
  private final class Enable extends OneKey {
    @Override
    boolean change(Database database) {
      return database.access().setEnabled(id, true);
    }

    @Override
    String done() {
      return "enabled";
    }
  }

  @Command(name = "delete", description = "Removes an access key for good.")
  private final class Delete extends OneKey {
    @Override
    boolean change(Database database) {
      return database.access().remove(id);
    }

    @Override
    String done() {
      return "deleted";
    }
  }

  @Command(name = "list", description = "Lists the access keys, without their secrets.")
  private final class ListKeys extends KeyCommand {
    @Override
    public void run() {
      with(data, (database, keys) -> database.access().keys().forEach(this::row));
      session.out().flush();
    }

    private void row(AccessKey key) {
      String accounts =
          key.accounts().isEmpty() ? "all accounts" : String.join(",", key.accounts());
      String ends = key.expiresAt() == null ? "never expires" : "expires " + key.expiresAt();
      session
          .out()
          .println(
              String.join(
                  "  ",
                  key.id(),
                  key.role().name().toLowerCase(Locale.ROOT),
                  key.enabled() ? "enabled" : "disabled",
                  accounts,
                  ends,
                  "made " + key.createdAt(),
                  key.description().replaceAll("\\p{Cntrl}", " ")));
    }
  }

  @Command(name = "create", description = "Makes an access key and tells its secret, once.")
  private final class Create extends KeyCommand {
    @Option(
        names = "--role",
        required = true,
        paramLabel = "ROLE",
        description =
            "viewer reads; operator archives and keeps rules, too; admin may do everything.")
    String role = "";

    @Option(
        names = "--account",
        paramLabel = "ID",
        split = ",",
        description = "Shows it these accounts only.")
    List<String> accounts = new ArrayList<>();

    @Option(
        names = "--expires",
        paramLabel = "DATE",
        description = "Takes it until then only, such as 2027-01-31 or 2027-01-31T12:00:00Z.")
    @Nullable String expires;

    @Option(names = "--description", paramLabel = "TEXT", description = "Whose it is.")
    String description = "";

    @Override
    public void run() {
      Role parsed = role();
      Instant end = expires == null ? null : moment(expires);
      for (String account : accounts) {
        if (!account.matches("[0-9]{12}")) {
          throw new Failure(
              Exit.USAGE, "--account: \"" + account + "\" is not an account id of 12 digits");
        }
      }
      with(
          data,
          (database, keys) -> {
            AccessKeys.Created created =
                keys.keys()
                    .create(
                        description,
                        parsed,
                        new LinkedHashSet<>(accounts),
                        end,
                        session.clock().instant());
            session
                .out()
                .print(new AdminProfile(created.key().id(), created.secret()).credentials());
          });
      session.out().flush();
    }

    private Role role() {
      for (Role one : Role.values()) {
        if (one.name().equalsIgnoreCase(role)) {
          return one;
        }
      }
      throw new Failure(Exit.USAGE, "--role: \"" + role + "\" is none of viewer, operator, admin");
    }

    private Instant moment(String text) {
      try {
        Instant moment =
            text.length() == 10
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : Timestamps.parse(text);
        if (moment.isAfter(session.clock().instant())) {
          return moment;
        }
      } catch (DateTimeException e) {
        throw new Failure(Exit.USAGE, "--expires: \"" + text + "\" is not a date");
      }
      throw new Failure(Exit.USAGE, "--expires: \"" + text + "\" is over already");
    }
  }
}

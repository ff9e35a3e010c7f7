package dev.dormouse.app.serve;

import dev.dormouse.analyzers.access.Role;
import dev.dormouse.api.key.AccessKeys;
import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import dev.dormouse.evidence.Timestamps;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dormouse access-key create}. */
@Command(name = "create", description = "Makes an access key and tells its secret, once.")
final class AccessKeyCreate implements Runnable {
  @Option(names = "--data", paramLabel = "FOLDER", description = "The server's data folder.")
  @Nullable Path data;

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

  private final KeyDesk desk;

  AccessKeyCreate(KeyDesk desk) {
    this.desk = desk;
  }

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
    desk.with(
        data,
        (database, keys, audit) -> {
          AccessKeys.Created created =
              keys.keys()
                  .create(description, parsed, new LinkedHashSet<>(accounts), end, desk.now());
          audit.created(created.key(), desk.now());
          desk.print(new AdminProfile(created.key().id(), created.secret()).credentials());
        });
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
      if (moment.isAfter(desk.now())) {
        return moment;
      }
    } catch (DateTimeException e) {
      throw new Failure(Exit.USAGE, "--expires: \"" + text + "\" is not a date");
    }
    throw new Failure(Exit.USAGE, "--expires: \"" + text + "\" is over already");
  }
}

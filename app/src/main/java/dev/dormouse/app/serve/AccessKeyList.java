package dev.dormouse.app.serve;

import dev.dormouse.analyzers.access.AccessKey;
import dev.dormouse.app.Texts;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dormouse access-key list}. */
@Command(name = "list", description = "Lists the access keys, without their secrets.")
final class AccessKeyList implements Runnable {
  @Option(names = "--data", paramLabel = "FOLDER", description = "The server's data folder.")
  @Nullable Path data;

  private final KeyDesk desk;

  AccessKeyList(KeyDesk desk) {
    this.desk = desk;
  }

  @Override
  public void run() {
    desk.with(data, (database, keys, audit) -> database.access().keys().forEach(this::row));
  }

  private void row(AccessKey key) {
    String accounts =
        key.accounts().isEmpty() ? "all accounts" : String.join(",", new TreeSet<>(key.accounts()));
    String ends = key.expiresAt() == null ? "never expires" : "expires " + key.expiresAt();
    desk.print(
        String.join(
                "  ",
                key.id(),
                key.role().name().toLowerCase(Locale.ROOT),
                key.enabled() ? "enabled" : "disabled",
                accounts,
                ends,
                "made " + key.createdAt(),
                Texts.plain(key.description()))
            + "\n");
  }
}

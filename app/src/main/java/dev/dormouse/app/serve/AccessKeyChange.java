package dev.dormouse.app.serve;

import dev.dormouse.analyzers.port.AccessStore;
import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes one access key. */
abstract class AccessKeyChange implements Runnable {
  @Option(names = "--data", paramLabel = "FOLDER", description = "The server's data folder.")
  @Nullable Path data;

  @Parameters(paramLabel = "ACCESS_KEY_ID", description = "AKIA...")
  String id = "";

  private final KeyDesk desk;
  private final String command;
  private final String done;

  /**
   * @param done what the key is afterwards
   */
  AccessKeyChange(KeyDesk desk, String command, String done) {
    this.desk = desk;
    this.command = command;
    this.done = done;
  }

  /** False if there is no such key. */
  abstract boolean change(AccessStore keys);

  @Override
  public void run() {
    desk.with(
        data,
        (database, keys, audit) -> {
          boolean there = change(database.access());
          audit.changed(command, id, there, desk.now());
          if (!there) {
            throw new Failure(Exit.NOT_FOUND, "there is no access key " + id);
          }
          desk.print(id + " is " + done + "\n");
        });
  }

  @Command(name = "disable", description = "Refuses an access key until it is enabled again.")
  static final class Disable extends AccessKeyChange {
    Disable(KeyDesk desk) {
      super(desk, "disable", "disabled");
    }

    @Override
    boolean change(AccessStore keys) {
      return keys.setEnabled(id, false);
    }
  }

  @Command(name = "enable", description = "Takes a disabled access key again.")
  static final class Enable extends AccessKeyChange {
    Enable(KeyDesk desk) {
      super(desk, "enable", "enabled");
    }

    @Override
    boolean change(AccessStore keys) {
      return keys.setEnabled(id, true);
    }
  }

  @Command(name = "delete", description = "Removes an access key for good.")
  static final class Delete extends AccessKeyChange {
    Delete(KeyDesk desk) {
      super(desk, "delete", "deleted");
    }

    @Override
    boolean change(AccessStore keys) {
      return keys.remove(id);
    }
  }
}

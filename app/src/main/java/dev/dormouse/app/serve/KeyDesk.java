package dev.dormouse.app.serve;

import dev.dormouse.analyzers.life.TimeOrderedIds;
import dev.dormouse.analyzers.port.StoreUnavailableException;
import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import dev.dormouse.app.Session;
import dev.dormouse.catalog.Catalog;
import dev.dormouse.store.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Opens a server's database and its keys for a command. */
final class KeyDesk {
  private final Session session;
  private final Supplier<Path> dataFolder;
  private final Function<Path, Catalog> catalogs;

  KeyDesk(Session session, Supplier<Path> dataFolder, Function<Path, Catalog> catalogs) {
    this.session = session;
    this.dataFolder = dataFolder;
    this.catalogs = catalogs;
  }

  /** What a command does there. */
  interface Work {
    void on(Database database, KeyRing keys, KeyAudit audit);
  }

  /**
   * @param data the server's data folder; null for the usual one
   * @throws Failure if there is no server's data folder, or the database or the secret key cannot
   *     be used; nothing is made there
   */
  void with(@Nullable Path data, Work work) {
    Logger.getLogger("").setLevel(Level.WARNING);
    DataFolder folder = DataFolder.existing(data == null ? dataFolder.get() : data);
    SecureRandom random = new SecureRandom();
    try (Database database = database(folder, random)) {
      if (!Files.exists(folder.file(DataFolder.SECRET_KEY)) && database.access().keys().isEmpty()) {
        throw folder.noServers("it has no " + DataFolder.SECRET_KEY);
      }
      work.on(
          database,
          KeyRing.openForKeeping(folder, database.access(), random),
          new KeyAudit(
              database.access(),
              System.getProperty("user.name", "unknown"),
              new TimeOrderedIds(session.clock(), random)));
    } catch (StoreUnavailableException e) {
      throw new Failure(Exit.CANNOT_SERVE, String.valueOf(e.getMessage()));
    }
    session.out().flush();
  }

  private Database database(DataFolder folder, SecureRandom random) {
    try {
      return Database.openExisting(
          SettingsReader.database(folder.path(), session.environment()),
          catalogs.apply(folder.path()),
          session.clock(),
          new TimeOrderedIds(session.clock(), random));
    } catch (Database.NoStoreException e) {
      throw folder.noServers(String.valueOf(e.getMessage()));
    } catch (IllegalStateException e) {
      throw new Failure(Exit.CANNOT_SERVE, String.valueOf(e.getMessage()));
    }
  }

  Instant now() {
    return session.clock().instant();
  }

  void print(String text) {
    session.out().print(text);
  }
}

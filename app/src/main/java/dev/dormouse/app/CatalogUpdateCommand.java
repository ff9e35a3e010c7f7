package dev.dormouse.app;

import dev.dormouse.catalog.ActionSet;
import dev.dormouse.catalog.Catalog;
import dev.dormouse.catalog.CatalogBuilder;
import dev.dormouse.catalog.CatalogException;
import dev.dormouse.catalog.CatalogInfo;
import dev.dormouse.catalog.ServiceReference;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dormouse catalog update}: a newer table for the data folder. */
@Command(
    name = "update",
    description = {
      "Fetches AWS's service reference and puts its table into the data folder,",
      "where every command finds it. Every known action keeps its id."
    })
final class CatalogUpdateCommand implements Callable<Integer> {
  @Option(
      names = "--from",
      paramLabel = "URL",
      defaultValue = ReferenceServer.AWS,
      description = "The address of the reference's index (${DEFAULT-VALUE}).")
  String from = ReferenceServer.AWS;

  @Option(
      names = "--data-folder",
      paramLabel = "DIR",
      description = "The data folder. Default: DORMOUSE_HOME, or the user's own.")
  @Nullable Path dataFolder;

  @Option(
      names = "--force",
      description =
          "Also when much less is published than before, or when the table to be replaced is broken"
              + " and its ids are lost.")
  boolean force;

  private final Session session;
  private final Catalogs catalogs;

  CatalogUpdateCommand(Session session, Catalogs catalogs) {
    this.session = session;
    this.catalogs = catalogs;
  }

  @Override
  public Integer call() {
    Path file = dataFolder == null ? catalogs.file() : dataFolder.resolve(Catalogs.FILE);
    ReferenceServer server = ReferenceServer.at(from);
    Catalog before = base(file);
    LocalDate today = LocalDate.ofInstant(session.clock().instant(), ZoneOffset.UTC);
    if (today.isBefore(before.info().date())) {
      throw new Failure(
          Exit.BAD_INPUT,
          "the clock says %s, but the catalog in force is of %s; set the clock right"
              .formatted(today, before.info().date()));
    }
    ServiceReference reference =
        server.fetch(today, total -> new Progress(session, "documents", total));
    byte[] table = CatalogBuilder.table(reference, before);
    Catalog after = Catalog.parse(table, from);
    refuseLosses(before.info(), after.info());
    CatalogFile.write(file, table, session);
    session.out().print(summary(before, after, file));
    return Exit.OK.code();
  }

  private Catalog base(Path file) {
    try {
      return Catalogs.inForce(file).catalog();
    } catch (CatalogException e) {
      if (force) {
        return Catalog.bundled();
      }
      throw new Failure(
          Exit.BAD_INPUT,
          e.getMessage()
              + "; restore it, or give --force to replace it and lose the ids of actions"
              + " that only it knows");
    }
  }

  /** A reference that lost a tenth of what it held is more likely broken than true. */
  private void refuseLosses(CatalogInfo before, CatalogInfo after) {
    refuseLoss("services", before.services(), after.services());
    refuseLoss("actions", before.actions(), after.actions());
    refuseLoss(
        "actions with last-accessed data",
        before.lastAccessedActions(),
        after.lastAccessedActions());
    refuseLoss("API operations", before.operations(), after.operations());
  }

  private void refuseLoss(String what, int before, int after) {
    if (!force && after < before * 0.9) {
      throw new Failure(
          Exit.BAD_INPUT,
          "%s: publishes only %,d %s, where the catalog in force has %,d; nothing is changed; give --force to take it all the same"
              .formatted(from, after, what, before));
    }
  }

  private static String summary(Catalog before, Catalog after, Path file) {
    ActionSet added = after.all().andNot(before.all());
    ActionSet gone = before.all().andNot(after.all());
    return "%s in %s as of %s; %,d new, %,d gone since %s%nWritten to %s%n"
        .formatted(
            Texts.count(after.info().actions(), "action"),
            Texts.count(after.info().services(), "service"),
            after.info().date(),
            added.size(),
            gone.size(),
            before.info().date(),
            Texts.plain(file.toString()));
  }
}

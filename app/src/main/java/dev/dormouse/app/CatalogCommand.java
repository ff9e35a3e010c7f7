package dev.dormouse.app;

import dev.dormouse.catalog.Catalog;
import dev.dormouse.catalog.CatalogBuilder;
import dev.dormouse.catalog.CatalogInfo;
import dev.dormouse.catalog.ServiceReference;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/** {@code dormouse catalog}: what Dormouse knows of AWS's services and actions, and since when. */
@Command(
    name = "catalog",
    description = "Shows, refreshes or builds the catalog of AWS's services and actions.")
final class CatalogCommand implements Callable<Integer> {
  /** A reference with fewer than this share of today's actions is taken for a broken one. */
  private static final double PLAUSIBLE = 0.9;

  private final Session session;
  private final Catalogs catalogs;

  CatalogCommand(Session session, Catalogs catalogs) {
    this.session = session;
    this.catalogs = catalogs;
  }

  @Override
  public Integer call() {
    return info(GrantsCommand.ListFormat.table);
  }

  @Command(
      name = "info",
      mixinStandardHelpOptions = true,
      description = "Prints the catalog's source, date and counts.")
  int info(
      @Option(
              names = "--format",
              paramLabel = "FORMAT",
              defaultValue = "table",
              description = "table or json (${DEFAULT-VALUE}).")
          GrantsCommand.ListFormat format) {
    Catalog catalog = catalogs.current();
    String from = Files.exists(catalogs.file()) ? catalogs.file().toString() : "the program";
    switch (format) {
      case table -> session.out().print(table(catalog.info(), from));
      case json -> json(catalog.info(), from);
    }
    session.out().flush();
    return Exit.OK.code();
  }

  private static String table(CatalogInfo info, String from) {
    return String.format(
        "Catalog of %s, from %s%n"
            + "  source               %s%n"
            + "  services             %,d%n"
            + "  actions              %,d%n"
            + "  with last accessed   %,d in %,d services%n"
            + "  with generation      %,d in %,d services%n"
            + "  API operations       %,d%n"
            + "  checksum (SHA-256)   %s%n",
        info.date(),
        Texts.plain(from),
        Texts.plain(info.source()),
        info.services(),
        info.actions(),
        info.lastAccessedActions(),
        info.lastAccessedServices(),
        info.policyGenerationActions(),
        info.policyGenerationServices(),
        info.operations(),
        info.checksum());
  }

  private void json(CatalogInfo info, String from) {
    try (JsonGenerator json =
        JsonReport.JSON.createGenerator(ObjectWriteContext.empty(), session.out())) {
      json.writeStartObject();
      json.writeStringProperty("date", info.date().toString());
      json.writeStringProperty("from", from);
      json.writeStringProperty("source", info.source());
      json.writeNumberProperty("services", info.services());
      json.writeNumberProperty("actions", info.actions());
      json.writeNumberProperty("lastAccessedActions", info.lastAccessedActions());
      json.writeNumberProperty("lastAccessedServices", info.lastAccessedServices());
      json.writeNumberProperty("policyGenerationActions", info.policyGenerationActions());
      json.writeNumberProperty("policyGenerationServices", info.policyGenerationServices());
      json.writeNumberProperty("operations", info.operations());
      json.writeStringProperty("checksum", info.checksum());
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  @Command(
      name = "build",
      mixinStandardHelpOptions = true,
      description = "Builds a catalog table from a folder or .tar.gz of AWS's service reference.")
  int build(
      @Option(
              names = "--from",
              paramLabel = "PATH",
              required = true,
              description = "A folder or .tar.gz with AWS's index and a document a service.")
          Path from,
      @Option(
              names = "--date",
              paramLabel = "DATE",
              required = true,
              description = "The day on which the reference was fetched, such as 2026-02-13.")
          String date,
      @Option(
              names = "--base",
              paramLabel = "FILE",
              description =
                  "The table whose action ids are to be kept. Default: the program's own.")
          @Nullable Path base,
      @Option(names = "--new", description = "Begin with new ids, on no base.") boolean anew,
      @Option(
              names = {"-o", "--output"},
              paramLabel = "FILE",
              required = true,
              description = "Where to write the table.")
          Path output) {
    LocalDate day;
    try {
      day = LocalDate.parse(date);
    } catch (DateTimeException e) {
      throw new Failure(Exit.USAGE, "--date: \"" + date + "\" is not a date such as 2026-02-13");
    }
    Catalog old = anew ? null : base == null ? Catalog.bundled() : Catalog.read(base);
    write(output, CatalogBuilder.table(ReferenceSource.files(from, day), old));
    return written(output);
  }

  @Command(
      name = "update",
      mixinStandardHelpOptions = true,
      description = "Fetches AWS's service reference and puts its table into the data folder.")
  int update(
      @Option(
              names = "--from",
              paramLabel = "URL",
              defaultValue = ReferenceSource.AWS,
              description = "The address of the index (${DEFAULT-VALUE}).")
          URI from,
      @Option(
              names = "--force",
              description = "Take the reference even if it has far fewer actions than today's.")
          boolean force) {
    if (!"https".equals(from.getScheme()) && !"http".equals(from.getScheme())) {
      throw new Failure(Exit.USAGE, "--from: \"" + from + "\" is not an http(s) address");
    }
    Catalog current = catalogs.current();
    LocalDate today = LocalDate.ofInstant(session.clock().instant(), ZoneOffset.UTC);
    ServiceReference reference = ReferenceSource.fetch(from, today, this::progress);
    if (!force && reference.actionCount() < PLAUSIBLE * current.info().actions()) {
      throw new Failure(
          Exit.BAD_INPUT,
          String.format(
              "%s: has %,d actions, the present catalog %,d; not taken over (--force does)",
              from, reference.actionCount(), current.info().actions()));
    }
    Path file = catalogs.file();
    try {
      Files.createDirectories(catalogs.dataFolder());
    } catch (IOException e) {
      throw OutputTarget.cannotWrite(catalogs.dataFolder(), e);
    }
    write(file, CatalogBuilder.table(reference, current));
    return written(file);
  }

  private java.util.function.IntConsumer progress(int total) {
    Progress progress = new Progress(session, "services", total);
    return done -> {
      progress.to(done);
      if (done == total) {
        progress.close();
      }
    };
  }

  private int written(Path file) {
    CatalogInfo info = Catalog.read(file).info();
    session
        .out()
        .printf(
            "%s: %,d services, %,d actions, catalog of %s%n",
            Texts.plain(file.toString()), info.services(), info.actions(), info.date());
    session.out().flush();
    return Exit.OK.code();
  }

  /** Writes the whole file or nothing. */
  private static void write(Path file, byte[] table) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Path draft = Files.createTempFile(folder, "." + file.getFileName(), ".part");
      try {
        Files.write(draft, table);
        move(draft, file);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw OutputTarget.cannotWrite(file, e);
    }
  }

  private static void move(Path draft, Path file) throws IOException {
    try {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}

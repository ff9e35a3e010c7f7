package dev.dormouse.app;

import dev.dormouse.catalog.Catalog;
import dev.dormouse.catalog.CatalogBuilder;
import dev.dormouse.catalog.ServiceReference;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dormouse catalog build}: how the program's own table is made. */
@Command(
    name = "build",
    description = {
      "Writes the table of a copy of AWS's service reference.",
      "Every action that the base knows keeps its id."
    })
final class CatalogBuildCommand implements Callable<Integer> {
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  @Option(
      names = "--from",
      paramLabel = "PATH",
      required = true,
      description = "A folder, or a .tar.gz of one, with AWS's index and a document a service.")
  Path from = Path.of("");

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description =
          "The day on which the reference was fetched, such as 2026-02-13. Default: the date in"
              + " its name.")
  @Nullable String date;

  @Option(
      names = "--base",
      paramLabel = "FILE",
      description = "The table whose action ids are to be kept. Default: the program's own.")
  @Nullable Path base;

  @Option(names = "--new", description = "Begin with new ids, on no base.")
  boolean anew;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write the table, whole or not at all; else to standard output.")
  @Nullable Path output;

  private final Session session;

  CatalogBuildCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (anew && base != null) {
      throw new Failure(Exit.USAGE, "--new and --base exclude each other");
    }
    ServiceReference reference = ReferenceFiles.read(from, ReferenceServer.AWS, day());
    CatalogFile.write(output, CatalogBuilder.table(reference, baseCatalog()), session);
    return Exit.OK.code();
  }

  private @Nullable Catalog baseCatalog() {
    if (anew) {
      return null;
    }
    return base == null ? Catalog.bundled() : Catalog.read(base);
  }

  private LocalDate day() {
    Matcher named = DAY.matcher(String.valueOf(from.getFileName()));
    String day = date != null ? date : named.find() ? named.group() : "";
    if (day.isEmpty()) {
      throw new Failure(
          Exit.USAGE, from + ": its name holds no date; say with --date when it was fetched");
    }
    try {
      return LocalDate.parse(day);
    } catch (DateTimeException e) {
      throw new Failure(Exit.USAGE, "--date: \"" + day + "\" is not a date such as 2026-02-13");
    }
  }
}

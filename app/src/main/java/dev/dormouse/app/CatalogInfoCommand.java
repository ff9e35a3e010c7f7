package dev.dormouse.app;

import dev.dormouse.catalog.CatalogInfo;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/** {@code dormouse catalog info}: what the catalog in force holds, and where it comes from. */
@Command(
    name = "info",
    description = "Prints what the catalog in force holds, its date and where it comes from.")
final class CatalogInfoCommand implements Callable<Integer> {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table or json (${DEFAULT-VALUE}).")
  GrantsCommand.ListFormat format = GrantsCommand.ListFormat.table;

  private final Session session;
  private final Catalogs catalogs;

  CatalogInfoCommand(Session session, Catalogs catalogs) {
    this.session = session;
    this.catalogs = catalogs;
  }

  @Override
  public Integer call() {
    Catalogs.InForce inForce = catalogs.inForce();
    try (OutputTarget target = OutputTarget.open(null, session)) {
      switch (format) {
        case json -> json(inForce, target.writer());
        case table -> target.writer().write(table(inForce));
      }
      target.complete();
    } catch (IOException e) {
      throw new Failure(Exit.CANNOT_WRITE, "standard output cannot be written: " + e);
    }
    return Exit.OK.code();
  }

  private String table(Catalogs.InForce inForce) {
    CatalogInfo info = inForce.catalog().info();
    return String.format(
        Locale.ROOT,
        """
        Catalog of %s, from %s
          source               %s
          services             %,d
          actions              %,d
          with last accessed   %,d in %,d services
          with generation      %,d in %,d services
          API operations       %,d
          checksum (SHA-256)   %s
        """,
        info.date(),
        Texts.plain(from(inForce.origin())),
        Texts.plain(info.source()),
        info.services(),
        info.actions(),
        info.lastAccessedActions(),
        info.lastAccessedServices(),
        info.policyGenerationActions(),
        info.policyGenerationServices(),
        info.operations(),
        Texts.plain(info.checksum()));
  }

  private String from(Catalogs.Origin origin) {
    return switch (origin) {
      case PROGRAM -> "the program";
      case DATA_FOLDER -> catalogs.file().toString();
      case MERGED -> "the program, under the ids of " + catalogs.file();
    };
  }

  private void json(Catalogs.InForce inForce, Writer out) {
    CatalogInfo info = inForce.catalog().info();
    try (JsonGenerator json = JsonReport.JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeStringProperty("date", info.date().toString());
      json.writeStringProperty("from", from(inForce.origin()));
      json.writeStringProperty("origin", inForce.origin().name());
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
}

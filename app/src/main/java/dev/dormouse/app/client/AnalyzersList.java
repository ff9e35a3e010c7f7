package dev.dormouse.app.client;

import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dormouse analyzers list}: ListAnalyzers, all pages. */
@Command(name = "list", description = "Lists the analyzers.")
final class AnalyzersList extends ServerCommand {
  @Mixin ListFormat format = new ListFormat();

  AnalyzersList(Context context) {
    super(context);
  }

  @Override
  void run(ServerClient server, Printer out) {
    Format as = format.format();
    Instant now = context().session().clock().instant();
    Listing listing =
        new Listing(
            "analyzers",
            List.of(
                Column.of("ANALYZER", "name"),
                Column.of("TYPE", "type"),
                Column.of("STATUS", "status"),
                new Column("MADE", 20, row -> Moments.ago(row.text("createdAt"), now))),
            List.of("name", "arn", "type", "status", "createdAt", "tags"));
    int rows = listing.print(context().session(), out, as, new Analyzers(server).all(), 0).rows();
    if (rows == 0 && as == Format.TABLE) {
      out.line("There is no analyzer yet; dormouse analyzers create NAME makes one.");
    }
  }
}

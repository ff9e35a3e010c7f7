package dev.dormouse.app.client;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dormouse rules list}: ListArchiveRules, all pages. */
@Command(name = "list", description = "Lists the archive rules of an analyzer.")
final class RulesList extends ServerCommand {
  @Mixin AnalyzerOption analyzer = new AnalyzerOption();
  @Mixin ListFormat format = new ListFormat();

  RulesList(Context context) {
    super(context);
  }

  @Override
  void run(ServerClient server, Printer out) {
    Format as = format.format();
    Analyzers.Named chosen = analyzer.choose(server);
    Request request = Request.get(chosen.path("/archive-rule"));
    Iterator<Fields> rules =
        new Pages("archiveRules", token -> server.call(request.with(Map.of("nextToken", token))));
    Instant now = context().session().clock().instant();
    Listing listing =
        new Listing(
            "archiveRules",
            List.of(
                Column.of("RULE", "ruleName"),
                new Column("UPDATED", 20, row -> Moments.ago(row.text("updatedAt"), now)),
                new Column(
                    "ARCHIVES FINDINGS WHOSE", 160, row -> FilterWords.of(row.inner("filter")))),
            List.of("ruleName", "filter", "createdAt", "updatedAt"));
    if (listing.print(context().session(), out, as, rules, 0).rows() == 0 && as == Format.TABLE) {
      out.line("The analyzer has no archive rule; dormouse rules create makes one.");
    }
  }
}

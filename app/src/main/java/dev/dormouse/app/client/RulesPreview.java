package dev.dormouse.app.client;

import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import dev.dormouse.app.Style;
import dev.dormouse.app.Texts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dormouse rules preview}: what a rule would archive. */
@Command(
    name = "preview",
    description = "Counts the active findings that a rule, or criteria, would archive.")
final class RulesPreview extends ServerCommand {
  @Parameters(
      paramLabel = "RULE",
      arity = "0..1",
      description = "An archive rule; or give criteria.")
  @Nullable String rule;

  @Mixin FilterOptions filter = new FilterOptions();
  @Mixin AnalyzerOption analyzer = new AnalyzerOption();

  @Option(names = "--examples", paramLabel = "N", description = "Findings to show, 0 to 100 (10).")
  int examples = 10;

  @Mixin OneFormat format = new OneFormat();

  RulesPreview(Context context) {
    super(context);
  }

  @Override
  void run(ServerClient server, Printer out) {
    boolean json = format.json();
    if ((rule == null) == filter.none()) {
      throw new Failure(
          Exit.USAGE, "give either a rule's name or criteria such as --resource-contains");
    }
    Fields preview = preview(server, analyzer.choose(server));
    if (json) {
      out.line(JsonOut.text(preview));
    } else {
      print(out, preview);
    }
  }

  private Fields preview(ServerClient server, Analyzers.Named chosen) {
    Fields found =
        rule == null
            ? Fields.EMPTY
            : server
                .call(Request.get(chosen.path("/archive-rule" + Request.path(rule))))
                .inner("archiveRule");
    return server.call(
        Request.post(
            chosen.extension("/archive-rules/preview"),
            body -> {
              if (rule == null) {
                FilterOptions.write(body, filter.criteria());
              } else {
                JsonOut.member(body, "filter", found.inner("filter").object());
              }
              body.writeNumberProperty("examples", examples);
            }));
  }

  private void print(Printer out, Fields preview) {
    Style style = new Style(context().session().colours());
    out.line(
        String.format(
            "%,d of %s",
            preview.number("matches"),
            Texts.count(preview.number("activeFindings"), "active finding")));
    Fields byType = preview.inner("matchesByType");
    byType.names().stream()
        .filter(type -> byType.number(type) > 0)
        .forEach(type -> out.line(Texts.plain("  " + type + "  " + byType.text(type))));
    preview.find("warning").ifPresent(text -> out.line(style.bad(Texts.plain(text))));
    if (!preview.objects("examples").isEmpty()) {
      out.line("");
      Instant now = context().session().clock().instant();
      examples(now)
          .print(context().session(), out, Format.TABLE, preview.objects("examples").iterator(), 0);
    }
  }

  private static Listing examples(Instant now) {
    return new Listing(
        "examples",
        List.of(
            Column.of("ACCOUNT", "resourceOwnerAccount"),
            Column.of("TYPE", "findingType"),
            new Column("UPDATED", 20, row -> Moments.ago(row.text("updatedAt"), now)),
            new Column("PRINCIPAL", 80, row -> Arns.principal(row.text("resource")))),
        List.of());
  }
}

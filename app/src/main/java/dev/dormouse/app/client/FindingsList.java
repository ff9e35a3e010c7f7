package dev.dormouse.app.client;

import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import dev.dormouse.app.Style;
import dev.dormouse.app.Texts;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dormouse findings list}: ListFindingsV2, all pages. */
@Command(name = "list", description = "Lists the findings of an analyzer.")
final class FindingsList extends ServerCommand {
  /** A table ends here if nothing else is said. */
  private static final int LISTED = 200;

  private static final List<String> STATUSES = List.of("ACTIVE", "ARCHIVED", "RESOLVED");

  @Mixin AnalyzerOption analyzer = new AnalyzerOption();
  @Mixin FilterOptions filter = new FilterOptions();

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "ACTIVE (default), ARCHIVED, RESOLVED or all.")
  String status = "ACTIVE";

  @Option(
      names = "--sort",
      paramLabel = "MEMBER",
      description =
          "updatedAt (default), createdAt, analyzedAt, resource, resourceType,"
              + " resourceOwnerAccount, findingType, status or id.")
  String sort = "updatedAt";

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      description = "asc or desc. Default: desc for times, the newest first, else asc.")
  @Nullable String order;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Rows at most; 0 for all. Default: 200 in a table, else all.")
  @Nullable Integer limit;

  @Mixin ListFormat format = new ListFormat();

  FindingsList(Context context) {
    super(context);
  }

  @Override
  void run(ServerClient server, Printer out) {
    Format as = format.format();
    int most = limit == null ? (as == Format.TABLE ? LISTED : 0) : limit;
    if (most < 0) {
      throw new Failure(Exit.USAGE, "--limit: \"" + most + "\" is less than 0");
    }
    Map<String, Map<String, List<String>>> criteria = criteria();
    String direction = direction();
    Analyzers.Named chosen = analyzer.choose(server);
    Iterator<Fields> findings =
        new Pages("findings", token -> page(server, chosen, criteria, direction, token));
    Listing.Printed printed =
        listing(context().session().clock().instant())
            .print(context().session(), out, as, findings, most);
    if (as == Format.TABLE) {
      summary(out, chosen, printed);
    }
  }

  private Map<String, Map<String, List<String>>> criteria() {
    Map<String, Map<String, List<String>>> criteria = filter.criteria();
    String wanted = status.toUpperCase(Locale.ROOT);
    if (!wanted.equals("ALL")) {
      if (!STATUSES.contains(wanted)) {
        throw new Failure(
            Exit.USAGE,
            "--status: \"" + status + "\" is none of " + String.join(", ", STATUSES) + ", all");
      }
      FilterOptions.add(criteria, "status", "eq", List.of(wanted));
    }
    return criteria;
  }

  private String direction() {
    if (order == null) {
      return sort.endsWith("At") ? "DESC" : "ASC";
    }
    if (!order.matches("(?i)asc|desc")) {
      throw new Failure(Exit.USAGE, "--order: \"" + order + "\" is none of asc, desc");
    }
    return order.toUpperCase(Locale.ROOT);
  }

  private Fields page(
      ServerClient server,
      Analyzers.Named chosen,
      Map<String, Map<String, List<String>>> criteria,
      String direction,
      String token) {
    return server.call(
        Request.post(
            "/findingv2",
            json -> {
              json.writeStringProperty("analyzerArn", chosen.arn());
              FilterOptions.write(json, criteria);
              json.writeObjectPropertyStart("sort");
              json.writeStringProperty("attributeName", sort);
              json.writeStringProperty("orderBy", direction);
              json.writeEndObject();
              if (!token.isEmpty()) {
                json.writeStringProperty("nextToken", token);
              }
            }));
  }

  private static Listing listing(Instant now) {
    return new Listing(
        "findings",
        List.of(
            Column.of("ID", "id"),
            Column.of("ACCOUNT", "resourceOwnerAccount"),
            Column.of("TYPE", "findingType"),
            Column.of("STATUS", "status"),
            new Column("UPDATED", 20, row -> Moments.ago(row.text("updatedAt"), now)),
            new Column("PRINCIPAL", 80, row -> Arns.principal(row.text("resource")))),
        List.of(
            "id",
            "findingType",
            "status",
            "resource",
            "resourceType",
            "resourceOwnerAccount",
            "createdAt",
            "updatedAt",
            "analyzedAt",
            "error"));
  }

  private void summary(Printer out, Analyzers.Named chosen, Listing.Printed printed) {
    Style style = new Style(context().session().colours());
    String name = Texts.plain(chosen.name());
    if (printed.rows() == 0) {
      out.line("No finding of " + name + " matches.");
      out.line(
          style.dim("dormouse analyzers show " + name + " tells which accounts were analyzed"));
      return;
    }
    out.line("");
    out.line(
        Texts.count(printed.rows(), "finding")
            + (printed.more() ? ", and there are more: --limit 0 lists all" : ""));
    out.line(style.dim("dormouse findings show ID tells what, and why"));
  }
}

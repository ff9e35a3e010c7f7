package dev.dormouse.api.operation;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.Filter;
import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.analyzers.port.FindingPage;
import dev.dormouse.analyzers.port.FindingQuery;
import dev.dormouse.analyzers.port.FindingQuery.Position;
import dev.dormouse.analyzers.port.FindingQuery.SortKey;
import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.ApiException;
import dev.dormouse.api.call.Call;
import dev.dormouse.api.call.Input;
import dev.dormouse.api.call.Members;
import dev.dormouse.api.call.Operation;
import dev.dormouse.api.call.Reason;
import dev.dormouse.api.call.TextRule;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * ListFindingsV2. What AWS leaves open: sorted by {@code updatedAt}, the newest first, if the call
 * says nothing else.
 */
final class ListFindingsV2 implements Operation {
  private static final TextRule SORT_KEY =
      TextRule.oneOf(Stream.of(SortKey.values()).map(SortKey::wireName).toArray(String[]::new));
  private static final TextRule ORDER = TextRule.oneOf("ASC", "DESC");

  private final Services services;
  private final AnalyzerFinder finder;
  private final FilterReader filters;

  ListFindingsV2(Services services, AnalyzerFinder finder) {
    this.services = services;
    this.finder = finder;
    this.filters = new FilterReader(services.life().operators());
  }

  private record Request(
      String analyzerArn, Filter filter, SortKey sort, boolean descending, Pages page) {

    /** What a token of it is bound to. */
    List<String> query(Call call, Analyzer analyzer) {
      return List.of(
          call.endpoint(),
          Long.toString(analyzer.id()),
          RuleJson.text(filter),
          sort.wireName(),
          Boolean.toString(descending),
          new TreeSet<>(call.caller().accounts()).toString());
    }
  }

  @Override
  public Answer run(Call call) {
    Request request = parse(new Input(call));
    Analyzer analyzer = finder.readable(request.analyzerArn());
    Pages.Cursor cursor = new Pages.Cursor(services.pageTokens(), request.query(call, analyzer));
    Position after =
        request.page().after(cursor.tokens(), cursor.query()).map(Positions::read).orElse(null);
    FindingPage page =
        page(
            new FindingQuery(
                analyzer.id(),
                request.filter(),
                call.caller().accounts(),
                request.sort(),
                request.descending(),
                after,
                request.page().size()));
    return answer(page, cursor);
  }

  private FindingPage page(FindingQuery query) {
    try {
      return services.findings().list(query);
    } catch (FindingQuery.TooManyException e) {
      throw ApiException.validation(Reason.NOT_SUPPORTED, String.valueOf(e.getMessage()));
    }
  }

  private static Answer answer(FindingPage page, Pages.Cursor cursor) {
    return Answer.object(
        json -> {
          json.writeArrayPropertyStart("findings");
          for (FindingRecord finding : page.findings()) {
            json.writeStartObject();
            FindingJson.summary(json, finding);
            json.writeEndObject();
          }
          json.writeEndArray();
          Position next = page.next();
          if (next != null) {
            cursor.writeNext(json, Positions.write(next));
          }
        });
  }

  private Request parse(Input input) {
    Members body = input.body();
    Optional<Members> sort = body.object("sort");
    String key = sort.flatMap(it -> it.text("attributeName", SORT_KEY)).orElse("");
    String order = sort.flatMap(it -> it.text("orderBy", ORDER)).orElse("");
    Request request =
        new Request(
            body.requiredText("analyzerArn", Shapes.ANALYZER_ARN),
            filters.list(body.object("filter")),
            sortKey(key),
            order.isEmpty() ? sort.isEmpty() || key.isEmpty() : order.equals("DESC"),
            Pages.inBody(body, services.life().pageSize(), services.life().largestPage()));
    input.check();
    return request;
  }

  private static SortKey sortKey(String wireName) {
    return Stream.of(SortKey.values())
        .filter(key -> key.wireName().equals(wireName))
        .findFirst()
        .orElse(SortKey.UPDATED_AT);
  }

  /** Positions as texts inside tokens. */
  private static final class Positions {
    private static final int UUID_LENGTH = 36;

    static String write(Position position) {
      return position.id() + position.value();
    }

    static Position read(String text) {
      return new Position(
          text.substring(UUID_LENGTH), UUID.fromString(text.substring(0, UUID_LENGTH)));
    }
  }
}

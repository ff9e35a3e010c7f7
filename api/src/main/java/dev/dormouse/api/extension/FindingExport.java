package dev.dormouse.api.extension;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.Filter;
import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.analyzers.port.FindingPage;
import dev.dormouse.analyzers.port.FindingQuery;
import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.ApiException;
import dev.dormouse.api.call.Call;
import dev.dormouse.api.call.Input;
import dev.dormouse.api.call.Members;
import dev.dormouse.api.call.Reason;
import dev.dormouse.api.call.TextRule;
import dev.dormouse.api.json.JsonReader;
import dev.dormouse.api.json.JsonSyntaxException;
import dev.dormouse.api.json.JsonValue.JsonObject;
import dev.dormouse.api.operation.AnalyzerFinder;
import dev.dormouse.api.operation.DetailsJson;
import dev.dormouse.api.operation.FilterReader;
import dev.dormouse.api.operation.Services;
import dev.dormouse.api.operation.Shapes;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All findings that a filter matches, with their details, as a file. It is read page by page while
 * it is sent: what changes meanwhile may be in it as it was before or after, but nothing is left
 * out that was there all the time.
 */
final class FindingExport {
  private static final int PAGE = 200;
  private static final int BUFFER = 1 << 15;
  private static final TextRule FORMAT = TextRule.oneOf("json", "jsonl", "csv");
  private static final String USUAL_FORMAT = "json";

  private final Services services;
  private final AnalyzerFinder finder;
  private final FilterReader filters;

  FindingExport(Services services, AnalyzerFinder finder) {
    this.services = services;
    this.finder = finder;
    this.filters = new FilterReader(services.life().operators());
  }

  private record Request(String analyzer, String format, Filter filter) {}

  /** The filter is JSON in the query. */
  Answer get(Call call) {
    Input input = new Input(call);
    String name = input.label("name", Shapes.ANALYZER_NAME);
    String format = input.query("format", FORMAT).orElse(USUAL_FORMAT);
    Optional<Members> filter = input.query("filter", Shapes.ANY).map(text -> filter(text, input));
    Request request = new Request(name, format, filters.list(filter));
    input.check();
    return export(request, call);
  }

  /** The filter is in the body, as it may be longer than a query. */
  Answer post(Call call) {
    Input input = new Input(call);
    String name = input.label("name", Shapes.ANALYZER_NAME);
    String format = input.body().text("format", FORMAT).orElse(USUAL_FORMAT);
    Request request = new Request(name, format, filters.list(input.body().object("filter")));
    input.check();
    return export(request, call);
  }

  private static Members filter(String text, Input input) {
    try {
      if (JsonReader.read(text.getBytes(StandardCharsets.UTF_8)) instanceof JsonObject object) {
        return new Members(object, "filter", input.problems());
      }
      throw ApiException.validation(Reason.CANNOT_PARSE, "'filter' is not a JSON object");
    } catch (JsonSyntaxException e) {
      throw ApiException.validation(Reason.CANNOT_PARSE, "'filter' is not JSON: " + e.getMessage());
    }
  }

  /** The first page is read before anything is sent, so that a fault can be told as an error. */
  private Answer export(Request request, Call call) {
    Analyzer analyzer = finder.readableByName(request.analyzer());
    ExportFormat format = ExportFormat.of(request.format(), new DetailsJson(services.catalog()));
    Source source = new Source(analyzer, request.filter(), call.caller().accounts());
    Source.Page first = source.page(null);
    return Answer.file(
        format.contentType(),
        analyzer.name() + "-findings." + request.format(),
        out -> {
          OutputStream buffered = new BufferedOutputStream(out, BUFFER);
          ExportFormat.Sink sink = format.open(buffered);
          source.each(first, sink);
          sink.finish();
          buffered.flush();
        });
  }

  /** Reads the findings page by page. */
  private final class Source {
    private final Analyzer analyzer;
    private final Filter filter;
    private final Set<String> accounts;

    Source(Analyzer analyzer, Filter filter, Set<String> accounts) {
      this.analyzer = analyzer;
      this.filter = filter;
      this.accounts = accounts;
    }

    private record Page(List<FindingRecord> findings, FindingQuery.@Nullable Position next) {}

    Page page(FindingQuery.@Nullable Position after) {
      FindingPage page =
          services
              .findings()
              .list(
                  new FindingQuery(
                      analyzer.id(),
                      filter,
                      accounts,
                      FindingQuery.SortKey.ID,
                      false,
                      after,
                      PAGE));
      List<UUID> ids = page.findings().stream().map(FindingRecord::id).toList();
      Map<UUID, FindingRecord> found =
          services.findings().findAll(analyzer.id(), ids).stream()
              .collect(Collectors.toMap(FindingRecord::id, Function.identity()));
      return new Page(
          ids.stream()
              .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
              .filter(filter::matches)
              .toList(),
          page.next());
    }

    void each(Page first, ExportFormat.Sink sink) throws IOException {
      Page page = first;
      while (true) {
        for (FindingRecord finding : page.findings()) {
          sink.write(finding);
        }
        if (page.next() == null) {
          return;
        }
        page = page(page.next());
      }
    }
  }
}

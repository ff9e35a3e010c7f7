package dev.dormouse.api.extension;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.port.FindingCounts.Day;
import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.Call;
import dev.dormouse.api.call.Input;
import dev.dormouse.api.call.Operation;
import dev.dormouse.api.call.TextRule;
import dev.dormouse.api.operation.AnalyzerFinder;
import dev.dormouse.api.operation.Services;
import dev.dormouse.api.operation.Shapes;
import dev.dormouse.findings.FindingType;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/** Daily counts of findings. Counters stay when the findings themselves are long deleted. */
final class Trends implements Operation {
  private static final int USUAL_DAYS = 30;
  private static final int MOST_DAYS = 400;

  /** By account, and also how many days are read from the store at once. */
  private static final int SLICE_DAYS = 31;

  private static final TextRule BY = TextRule.oneOf("total", "account");

  private final Services services;
  private final AnalyzerFinder finder;

  Trends(Services services, AnalyzerFinder finder) {
    this.services = services;
    this.finder = finder;
  }

  private record Request(String analyzer, LocalDate first, LocalDate last, boolean byAccount) {}

  /**
   * What one element of the answer is about.
   *
   * @param accountId empty for the sum over accounts
   */
  private record Key(LocalDate day, String accountId) {
    static final Comparator<Key> ORDER =
        Comparator.comparing(Key::day).thenComparing(Key::accountId);
  }

  @Override
  public Answer run(Call call) {
    Request request = parse(call);
    Analyzer analyzer = finder.readableByName(request.analyzer());
    Map<Key, Map<FindingType, Day>> days = days(analyzer, request, call.caller().accounts());
    return Answer.object(
        json -> {
          json.writeStringProperty("from", request.first().toString());
          json.writeStringProperty("to", request.last().toString());
          json.writeArrayPropertyStart("days");
          days.forEach((key, types) -> write(json, key, new ArrayList<>(types.values())));
          json.writeEndArray();
        });
  }

  private static Request parse(Call call) {
    Input input = new Input(call);
    String name = input.label("name", Shapes.ANALYZER_NAME);
    boolean byAccount = input.query("by", BY).orElse("total").equals("account");
    LocalDate today = LocalDate.ofInstant(call.now(), ZoneOffset.UTC);
    LocalDate last = Dates.day(input, "to").filter(day -> day.isBefore(today)).orElse(today);
    LocalDate first = Dates.day(input, "from").orElse(last.minusDays(USUAL_DAYS - 1L));
    int most = byAccount ? SLICE_DAYS : MOST_DAYS;
    if (first.isAfter(last)) {
      input.problems().add("from", "'from' must not be after 'to'");
    } else if (!first.plusDays(most).isAfter(last)) {
      input.problems().add("from", "'from' and 'to' must not be more than " + most + " days apart");
    }
    input.check();
    return new Request(name, first, last, byAccount);
  }

  private Map<Key, Map<FindingType, Day>> days(
      Analyzer analyzer, Request request, Set<String> accounts) {
    Map<Key, Map<FindingType, Day>> days = new TreeMap<>(Key.ORDER);
    for (LocalDate from = request.first();
        !from.isAfter(request.last());
        from = from.plusDays(SLICE_DAYS)) {
      LocalDate end = from.plusDays(SLICE_DAYS - 1L);
      LocalDate to = end.isAfter(request.last()) ? request.last() : end;
      for (Day day : services.findings().trend(analyzer.id(), accounts, from, to)) {
        Key key = new Key(day.day(), request.byAccount() ? day.accountId() : "");
        days.computeIfAbsent(key, _ -> new TreeMap<>()).merge(day.type(), day, Trends::sum);
      }
    }
    return days;
  }

  private static Day sum(Day a, Day b) {
    return new Day(
        a.day(),
        "",
        a.type(),
        a.active() + b.active(),
        a.archived() + b.archived(),
        a.resolved() + b.resolved(),
        a.opened() + b.opened(),
        a.closed() + b.closed());
  }

  private static void write(JsonGenerator json, Key key, List<Day> types) {
    json.writeStartObject();
    json.writeStringProperty("day", key.day().toString());
    if (!key.accountId().isEmpty()) {
      json.writeStringProperty("accountId", key.accountId());
    }
    numbers(json, types.stream().reduce(Trends::sum).orElseThrow());
    json.writeArrayPropertyStart("types");
    for (Day type : types) {
      json.writeStartObject();
      json.writeStringProperty("findingType", type.type().wireName());
      numbers(json, type);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void numbers(JsonGenerator json, Day day) {
    json.writeNumberProperty("active", day.active());
    json.writeNumberProperty("archived", day.archived());
    json.writeNumberProperty("resolved", day.resolved());
    json.writeNumberProperty("opened", day.opened());
    json.writeNumberProperty("closed", day.closed());
  }
}

package dev.dormouse.api.operation;

import dev.dormouse.analyzers.Criterion;
import dev.dormouse.analyzers.Filter;
import dev.dormouse.analyzers.FilterKey;
import dev.dormouse.api.call.Members;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code filter}: criteria by key (Access Analyzer API, "Criterion"). */
public final class FilterReader {
  private static final int MOST_VALUES = 20;
  private static final List<String> OPERATORS = List.of("eq", "neq", "contains", "exists");

  private final Filter.Operators operators;

  public FilterReader(Filter.Operators operators) {
    this.operators = operators;
  }

  /** A list's filter, which may be empty. */
  public Filter list(Optional<Members> filter) {
    return filter.map(members -> read(members, false)).orElse(Filter.NONE);
  }

  /**
   * A rule's filter, which must ask for something: an empty one would archive everything.
   *
   * @param rule what has the member {@code filter}
   */
  public Filter rule(Members rule) {
    Members filter = rule.requiredObject("filter");
    if (rule.has("filter") && filter.names().isEmpty()) {
      filter.problems().add(filter.path(), "'" + filter.path() + "' must have a criterion");
    }
    return read(filter, true);
  }

  private Filter read(Members filter, boolean forRule) {
    Map<FilterKey, Criterion> criteria = new EnumMap<>(FilterKey.class);
    for (String name : filter.names()) {
      Optional<FilterKey> key =
          FilterKey.of(name).filter(known -> !forRule || known.inArchiveRules());
      if (key.isEmpty()) {
        String why = forRule ? "be a filter key of archive rules" : "be a filter key";
        filter.problems().violates(filter.path(name), name, why + " for unused access");
      } else {
        criteria.put(key.get(), criterion(filter.requiredObject(name), filter.path(name)));
      }
    }
    return new Filter(criteria, operators);
  }

  private static Criterion criterion(Members members, String path) {
    List<String> eq = values(members, "eq");
    List<String> neq = values(members, "neq");
    List<String> contains = values(members, "contains");
    Optional<Boolean> exists = members.bool("exists");
    if (OPERATORS.stream().noneMatch(members::has)) {
      members.problems().add(path, "'" + path + "' must have eq, neq, contains or exists");
    }
    return new Criterion(eq, neq, contains, exists.orElse(null));
  }

  private static List<String> values(Members members, String name) {
    return members.someTexts(name, MOST_VALUES, Shapes.FILTER_VALUE);
  }
}

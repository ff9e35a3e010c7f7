package dev.dormouse.store;

import dev.dormouse.analyzers.Criterion;
import dev.dormouse.analyzers.Filter;
import dev.dormouse.analyzers.FilterKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** A filter as conditions on finding {@code f}. Texts are compared exactly, in both databases. */
final class FilterSql {
  private static final String NEVER = "1 = 0";
  private static final String ALWAYS = "1 = 1";

  private final Dialect dialect;
  private final Binds binds;

  FilterSql(Dialect dialect, Binds binds) {
    this.dialect = dialect;
    this.binds = binds;
  }

  /** Those of the texts: resource, account, id. */
  List<String> texts(Filter filter) {
    List<String> conditions = new ArrayList<>();
    filter
        .criteria()
        .forEach(
            (key, criterion) -> {
              Optional<Column> column = column(key);
              column
                  .map(c -> condition(c, criterion, filter.operators()))
                  .ifPresent(conditions::add);
            });
    return conditions;
  }

  /** Whether the filter names whole resources or ids, of which an index knows the few rows. */
  static boolean namesFew(Filter filter) {
    return filter.operators() == Filter.Operators.ALL
        && List.of(FilterKey.RESOURCE, FilterKey.ID).stream()
            .map(filter.criteria()::get)
            .anyMatch(criterion -> criterion != null && !criterion.eq().isEmpty());
  }

  private record Column(String name, String text, boolean uuid) {}

  private Optional<Column> column(FilterKey key) {
    return switch (key) {
      case RESOURCE -> Optional.of(new Column("f.arn", "f.arn", false));
      case RESOURCE_OWNER_ACCOUNT -> Optional.of(new Column("f.account", "f.account", false));
      case ID -> Optional.of(new Column("f.id", dialect.findingIdText(), true));
      case RESOURCE_TYPE, FINDING_TYPE, ERROR, STATUS -> Optional.empty();
    };
  }

  private String condition(Column column, Criterion criterion, Filter.Operators operators) {
    List<String> asked = new ArrayList<>();
    if (!criterion.eq().isEmpty()) {
      asked.add(in(column, "IN", criterion.eq(), NEVER));
    }
    if (!criterion.neq().isEmpty()) {
      asked.add(in(column, "NOT IN", criterion.neq(), ALWAYS));
    }
    if (!criterion.contains().isEmpty()) {
      asked.add(contains(column, criterion.contains()));
    }
    Boolean exists = criterion.exists();
    if (exists != null) {
      asked.add(exists ? ALWAYS : NEVER);
    }
    return asked.isEmpty()
        ? ALWAYS
        : asked.stream()
            .collect(
                Collectors.joining(
                    switch (operators) {
                      case ALL -> " AND ";
                      case ANY -> " OR ";
                    },
                    "(",
                    ")"));
  }

  private String in(Column column, String operator, List<String> values, String none) {
    Collection<?> possible =
        column.uuid()
            ? values.stream().map(Uuids::parse).<UUID>mapMulti(Optional::ifPresent).toList()
            : values.stream().filter(Texts::storable).toList();
    return possible.isEmpty()
        ? none
        : column.name() + " " + operator + " (" + binds.list(possible) + ")";
  }

  private String contains(Column column, List<String> values) {
    return values.stream()
        .map(
            value ->
                Texts.storable(value)
                    ? dialect.position() + "(" + column.text() + ", " + binds.one(value) + ") > 0"
                    : NEVER)
        .collect(Collectors.joining(" OR ", "(", ")"));
  }
}

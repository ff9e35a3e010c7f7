package dev.dormouse.store;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;

/** The values of a statement that is put together, under names of its own. */
final class Binds {
  private final Map<String, Object> values = new LinkedHashMap<>();

  /** The placeholder that stands for the value. */
  String one(Object value) {
    String name = "v" + values.size();
    values.put(name, value);
    return ":" + name;
  }

  /** The placeholders of the values, for what stands between the brackets of {@code IN}. */
  String list(Collection<?> several) {
    return several.stream().map(this::one).collect(Collectors.joining(", "));
  }

  Query to(Query query) {
    values.forEach(query::bind);
    return query;
  }
}

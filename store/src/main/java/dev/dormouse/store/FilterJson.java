package dev.dormouse.store;

import dev.dormouse.analyzers.Criterion;
import dev.dormouse.analyzers.Filter;
import dev.dormouse.analyzers.FilterKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** The filter of an archive rule in one column. */
final class FilterJson {
  private static final String ANY = "any";

  private FilterJson() {}

  static String write(Filter filter) {
    return Json.write(
        json -> {
          json.writeStartObject();
          json.writeBooleanProperty(ANY, filter.operators() == Filter.Operators.ANY);
          filter
              .criteria()
              .forEach(
                  (key, criterion) -> {
                    json.writeName(key.wireName());
                    write(json, criterion);
                  });
          json.writeEndObject();
        });
  }

  private static void write(JsonGenerator json, Criterion criterion) {
    json.writeStartObject();
    json.writeName("eq");
    Json.writeStrings(json, criterion.eq());
    json.writeName("neq");
    Json.writeStrings(json, criterion.neq());
    json.writeName("contains");
    Json.writeStrings(json, criterion.contains());
    Boolean exists = criterion.exists();
    if (exists != null) {
      json.writeBooleanProperty("exists", exists);
    }
    json.writeEndObject();
  }

  static Filter read(String text) {
    return Json.read(
        text,
        parser -> {
          Map<FilterKey, Criterion> criteria = new HashMap<>();
          boolean[] any = {false};
          Json.readMembers(
              parser,
              (name, json) -> {
                if (name.equals(ANY)) {
                  any[0] = json.getBooleanValue();
                } else {
                  criteria.put(key(name), criterion(json));
                }
              });
          return new Filter(criteria, any[0] ? Filter.Operators.ANY : Filter.Operators.ALL);
        });
  }

  private static FilterKey key(String name) {
    return FilterKey.of(name)
        .orElseThrow(() -> new IllegalStateException("an unknown filter key: " + name));
  }

  private static Criterion criterion(JsonParser criterion) {
    Map<String, List<String>> lists = new HashMap<>();
    List<Boolean> exists = new ArrayList<>();
    Json.readMembers(
        criterion,
        (name, json) -> {
          if (name.equals("exists")) {
            exists.add(json.getBooleanValue());
          } else {
            lists.put(name, Json.readStrings(json));
          }
        });
    @Nullable Boolean exist = exists.isEmpty() ? null : exists.getFirst();
    return new Criterion(
        lists.getOrDefault("eq", List.of()),
        lists.getOrDefault("neq", List.of()),
        lists.getOrDefault("contains", List.of()),
        exist);
  }
}

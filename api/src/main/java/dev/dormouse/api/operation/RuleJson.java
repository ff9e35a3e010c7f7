package dev.dormouse.api.operation;

import dev.dormouse.analyzers.ArchiveRule;
import dev.dormouse.analyzers.Criterion;
import dev.dormouse.analyzers.Filter;
import dev.dormouse.api.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes archive rules: Access Analyzer API, "ArchiveRuleSummary". */
final class RuleJson {
  private RuleJson() {}

  static void write(JsonGenerator json, ArchiveRule rule) {
    json.writeStartObject();
    json.writeStringProperty("ruleName", rule.name());
    filter(json, rule.filter());
    Times.write(json, "createdAt", rule.createdAt());
    Times.write(json, "updatedAt", rule.updatedAt());
    json.writeEndObject();
  }

  /** A text that is the same for the same filter. */
  static String text(Filter filter) {
    return new String(JsonText.object(json -> filter(json, filter)), StandardCharsets.UTF_8);
  }

  private static void filter(JsonGenerator json, Filter filter) {
    json.writeObjectPropertyStart("filter");
    filter.criteria().forEach((key, criterion) -> criterion(json, key.wireName(), criterion));
    json.writeEndObject();
  }

  private static void criterion(JsonGenerator json, String key, Criterion criterion) {
    json.writeObjectPropertyStart(key);
    values(json, "eq", criterion.eq());
    values(json, "neq", criterion.neq());
    values(json, "contains", criterion.contains());
    Boolean exists = criterion.exists();
    if (exists != null) {
      json.writeBooleanProperty("exists", exists);
    }
    json.writeEndObject();
  }

  private static void values(JsonGenerator json, String name, List<String> values) {
    if (!values.isEmpty()) {
      json.writeArrayPropertyStart(name);
      values.forEach(json::writeString);
      json.writeEndArray();
    }
  }
}

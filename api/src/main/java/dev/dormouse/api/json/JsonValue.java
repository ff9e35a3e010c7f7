package dev.dormouse.api.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value (RFC 8259) as a request sent it. */
public sealed interface JsonValue {

  /** Members in their order; {@code null} members are kept. */
  record JsonObject(Map<String, JsonValue> members) implements JsonValue {
    public static final JsonObject EMPTY = new JsonObject(Map.of());

    public JsonObject {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** This object with one member less. */
    public JsonObject without(String name) {
      Map<String, JsonValue> left = new LinkedHashMap<>(members);
      left.remove(name);
      return new JsonObject(left);
    }
  }

  record JsonArray(List<JsonValue> elements) implements JsonValue {
    public JsonArray {
      elements = List.copyOf(elements);
    }
  }

  record JsonString(String value) implements JsonValue {}

  /**
   * @param text as it was written
   */
  record JsonNumber(String text) implements JsonValue {}

  record JsonBoolean(boolean value) implements JsonValue {}

  record JsonNull() implements JsonValue {}
}

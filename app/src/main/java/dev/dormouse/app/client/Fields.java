package dev.dormouse.app.client;

import dev.dormouse.api.json.JsonValue;
import dev.dormouse.api.json.JsonValue.JsonArray;
import dev.dormouse.api.json.JsonValue.JsonBoolean;
import dev.dormouse.api.json.JsonValue.JsonNumber;
import dev.dormouse.api.json.JsonValue.JsonObject;
import dev.dormouse.api.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A JSON object of an answer, read by what is looked for; what is not there is empty. */
record Fields(JsonObject object) {
  static final Fields EMPTY = new Fields(JsonObject.EMPTY);

  Set<String> names() {
    return object.members().keySet();
  }

  boolean has(String name) {
    return object.members().containsKey(name);
  }

  /** A text, number or boolean as text. */
  String text(String name) {
    return switch (object.members().get(name)) {
      case JsonString(String text) -> text;
      case JsonNumber(String text) -> text;
      case JsonBoolean(boolean value) -> Boolean.toString(value);
      case null, default -> "";
    };
  }

  /** A whole number; 0 if it is none. */
  long number(String name) {
    String text = text(name);
    return text.matches("-?[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }

  Fields inner(String name) {
    return object.members().get(name) instanceof JsonObject inner ? new Fields(inner) : EMPTY;
  }

  List<Fields> objects(String name) {
    List<Fields> found = new ArrayList<>();
    for (JsonValue element : elements(name)) {
      if (element instanceof JsonObject one) {
        found.add(new Fields(one));
      }
    }
    return found;
  }

  List<String> texts(String name) {
    List<String> found = new ArrayList<>();
    for (JsonValue element : elements(name)) {
      if (element instanceof JsonString(String text)) {
        found.add(text);
      }
    }
    return found;
  }

  private List<JsonValue> elements(String name) {
    return object.members().get(name) instanceof JsonArray(var elements) ? elements : List.of();
  }

  Optional<String> find(String name) {
    return Optional.of(text(name)).filter(text -> !text.isEmpty());
  }

  /** Members that are texts, in their order. */
  Map<String, String> map() {
    Map<String, String> map = new java.util.LinkedHashMap<>();
    names().forEach(name -> map.put(name, text(name)));
    return map;
  }
}

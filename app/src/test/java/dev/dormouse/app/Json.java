package dev.dormouse.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** JSON as plain maps, lists and texts, for tests that look into output. */
public record Json(Object value) {
  /** The one value of a text. */
  public static Json parse(String text) {
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      parser.nextToken();
      Json json = new Json(value(parser));
      if (parser.nextToken() != null) {
        throw new AssertionError("more than one JSON value: " + text);
      }
      return json;
    }
  }

  private static Object value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          if (members.put(name, value(parser)) != null) {
            throw new AssertionError("the member " + name + " stands twice");
          }
        }
        yield members;
      }
      case START_ARRAY -> {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          elements.add(value(parser));
        }
        yield elements;
      }
      default -> parser.getString();
    };
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> members() {
    return (Map<String, Object>) value;
  }

  public Set<String> keys() {
    return members().keySet();
  }

  /** A member, or one further down: {@code "a", "b"} for {@code a.b}. */
  public Json get(String... path) {
    Json at = this;
    for (String name : path) {
      Object member = at.members().get(name);
      if (member == null) {
        throw new AssertionError("no \"" + name + "\" in " + at.value);
      }
      at = new Json(member);
    }
    return at;
  }

  public String text(String... path) {
    return (String) get(path).value;
  }

  public List<Json> list(String... path) {
    return ((List<?>) get(path).value).stream().map(element -> new Json((Object) element)).toList();
  }

  /** What a member of every element of a list says. */
  public List<String> texts(String list, String member) {
    return list(list).stream()
        .map(element -> element.keys().contains(member) ? element.text(member) : "")
        .toList();
  }

  @Override
  public String toString() {
    return String.valueOf(value);
  }
}

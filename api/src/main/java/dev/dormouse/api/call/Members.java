package dev.dormouse.api.call;

import dev.dormouse.api.json.JsonValue;
import dev.dormouse.api.json.JsonValue.JsonArray;
import dev.dormouse.api.json.JsonValue.JsonBoolean;
import dev.dormouse.api.json.JsonValue.JsonNull;
import dev.dormouse.api.json.JsonValue.JsonNumber;
import dev.dormouse.api.json.JsonValue.JsonObject;
import dev.dormouse.api.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The members of one JSON object of a request. What is wrong is noted in {@link Problems}, and
 * something harmless given instead; {@link Problems#check} must come before any use. Unknown
 * members are ignored, as AWS's clients may be newer than this server; {@code null} is absent.
 */
public final class Members {
  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,8})");

  private final JsonObject object;
  private final String path;
  private final Problems problems;

  public Members(JsonObject object, String path, Problems problems) {
    this.object = object;
    this.path = path;
    this.problems = problems;
  }

  /** This object's own path from the request's root; empty for the root. */
  public String path() {
    return path;
  }

  /** The path of a member from the request's root. */
  public String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  public Problems problems() {
    return problems;
  }

  public boolean has(String name) {
    return member(name).isPresent();
  }

  /** Names of the members that are there, in their order. */
  public List<String> names() {
    return object.members().entrySet().stream()
        .filter(member -> !(member.getValue() instanceof JsonNull))
        .map(Map.Entry::getKey)
        .toList();
  }

  public Optional<String> text(String name, TextRule rule) {
    return member(name).map(value -> text(path(name), value, rule));
  }

  public String requiredText(String name, TextRule rule) {
    return required(name, text(name, rule), "");
  }

  /** A whole number within bounds, both included. */
  public Optional<Integer> integer(String name, int least, int most) {
    return member(name).map(value -> integer(path(name), value, least, most));
  }

  public Optional<Boolean> bool(String name) {
    return member(name)
        .map(
            value -> {
              if (value instanceof JsonBoolean(boolean bool)) {
                return bool;
              }
              problems.add(path(name), "'" + path(name) + "' must be a boolean");
              return false;
            });
  }

  public Optional<Members> object(String name) {
    return member(name).map(value -> object(path(name), value));
  }

  public Members requiredObject(String name) {
    return required(name, object(name), new Members(JsonObject.EMPTY, path(name), problems));
  }

  /** A list of objects. */
  public List<Members> objects(String name, int most) {
    List<Members> found = new ArrayList<>();
    List<JsonValue> elements = elements(name, most);
    for (int i = 0; i < elements.size(); i++) {
      found.add(object(path(name) + "[" + i + "]", elements.get(i)));
    }
    return found;
  }

  /** A list of texts that is not empty if it is there. */
  public List<String> someTexts(String name, int most, TextRule rule) {
    if (member(name).orElse(null) instanceof JsonArray(List<JsonValue> elements)
        && elements.isEmpty()) {
      problems.violates(path(name), "0 elements", "have length between 1 and " + most);
    }
    return texts(name, most, rule);
  }

  /** A list of texts. */
  public List<String> texts(String name, int most, TextRule rule) {
    List<String> found = new ArrayList<>();
    List<JsonValue> elements = elements(name, most);
    for (int i = 0; i < elements.size(); i++) {
      found.add(text(path(name) + "[" + i + "]", elements.get(i), rule));
    }
    return found;
  }

  /** A map of texts: this object's own members. */
  public Map<String, String> textMap(TextRule key, TextRule value) {
    Map<String, String> found = new LinkedHashMap<>();
    object
        .members()
        .forEach((name, member) -> found.put(key(name, key), text(path(name), member, value)));
    return found;
  }

  private String key(String name, TextRule rule) {
    if (!rule.holds().test(name)) {
      problems.violates(path(name), name, rule.constraint());
    }
    return name;
  }

  private <T> T required(String name, Optional<T> value, T harmless) {
    if (value.isEmpty()) {
      problems.missing(path(name));
    }
    return value.orElse(harmless);
  }

  private Optional<JsonValue> member(String name) {
    return Optional.ofNullable(object.members().get(name))
        .filter(value -> !(value instanceof JsonNull));
  }

  private List<JsonValue> elements(String name, int most) {
    JsonValue value = member(name).orElse(new JsonArray(List.of()));
    if (!(value instanceof JsonArray(List<JsonValue> elements))) {
      problems.add(path(name), "'" + path(name) + "' must be a list");
      return List.of();
    }
    if (elements.size() > most) {
      problems.violates(
          path(name), elements.size() + " elements", "have length less than or equal to " + most);
      return List.of();
    }
    return elements;
  }

  private String text(String at, JsonValue value, TextRule rule) {
    if (!(value instanceof JsonString(String text))) {
      problems.add(at, "'" + at + "' must be a string");
      return "";
    }
    if (!rule.holds().test(text)) {
      problems.violates(at, text, rule.constraint());
    }
    return text;
  }

  private int integer(String at, JsonValue value, int least, int most) {
    if (!(value instanceof JsonNumber(String text))) {
      problems.add(at, "'" + at + "' must be a whole number");
      return least;
    }
    return Input.integer(at, text, least, most, problems, INTEGER);
  }

  private Members object(String at, JsonValue value) {
    if (value instanceof JsonObject members) {
      return new Members(members, at, problems);
    }
    problems.add(at, "'" + at + "' must be an object");
    return new Members(JsonObject.EMPTY, at, problems);
  }
}

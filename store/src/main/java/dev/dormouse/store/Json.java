package dev.dormouse.store;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Lists and maps in one column. What is read is what this program wrote. */
final class Json {
  private static final JsonFactory JSON = new JsonFactory();

  private Json() {}

  static String write(Consumer<JsonGenerator> content) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      content.accept(json);
    }
    return text.toString();
  }

  static <T> T read(String text, Function<JsonParser, T> content) {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
      json.nextToken();
      return content.apply(json);
    }
  }

  static <T> void writeList(JsonGenerator json, Iterable<T> list, Consumer<T> element) {
    json.writeStartArray();
    list.forEach(element);
    json.writeEndArray();
  }

  static void writeStrings(JsonGenerator json, Iterable<String> list) {
    writeList(json, list, json::writeString);
  }

  static void writeMap(JsonGenerator json, Map<String, String> map) {
    json.writeStartObject();
    map.forEach(json::writeStringProperty);
    json.writeEndObject();
  }

  /** Begins on the array's first token and ends on its last, as every reader here. */
  static <T> List<T> readList(JsonParser json, Function<JsonParser, T> element) {
    List<T> list = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      list.add(element.apply(json));
    }
    return list;
  }

  static List<String> readStrings(JsonParser json) {
    return readList(json, JsonParser::getString);
  }

  static void readMembers(JsonParser json, BiConsumer<String, JsonParser> member) {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      member.accept(name, json);
    }
  }

  static Map<String, String> readMap(JsonParser json) {
    Map<String, String> map = new LinkedHashMap<>();
    readMembers(json, (name, value) -> map.put(name, value.getString()));
    return map;
  }
}

package dev.dormouse.snapshot.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** JSON as plain maps, lists and texts, for tests that look into written files. */
record JsonTree(Object value) {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** The only value of a file. */
  static JsonTree read(Path file) throws IOException {
    List<JsonTree> values = readAll(file);
    if (values.size() != 1) {
      throw new IOException(file + " holds " + values.size() + " values");
    }
    return values.getFirst();
  }

  /** All values of a file, one after the other; {@code .gz} is unpacked. */
  static List<JsonTree> readAll(Path file) throws IOException {
    try (InputStream in = open(file);
        JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
      List<JsonTree> values = new ArrayList<>();
      while (parser.nextToken() != null) {
        values.add(new JsonTree(value(parser)));
      }
      return values;
    }
  }

  static JsonTree parse(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      parser.nextToken();
      return new JsonTree(value(parser));
    }
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
  }

  private static Object value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          members.put(name, value(parser));
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

  private Map<?, ?> members() {
    return (Map<?, ?>) value;
  }

  boolean has(String name) {
    return members().containsKey(name);
  }

  JsonTree get(String name) {
    Object member = members().get(name);
    if (member == null) {
      throw new AssertionError("no \"" + name + "\" in " + value);
    }
    return new JsonTree(member);
  }

  String text(String name) {
    return (String) get(name).value;
  }

  List<JsonTree> list(String name) {
    return get(name).list();
  }

  List<JsonTree> list() {
    return ((List<?>) value).stream().map(element -> new JsonTree((Object) element)).toList();
  }

  boolean isText() {
    return value instanceof String;
  }

  /** The one element of a list whose member has a text. */
  JsonTree with(String name, String text) {
    return list().stream()
        .filter(element -> element.text(name).equals(text))
        .findFirst()
        .orElseThrow(() -> new AssertionError("none with " + name + " \"" + text + "\""));
  }
}

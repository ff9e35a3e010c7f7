package dev.dormouse.policy;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON as plain maps, lists, texts, numbers and booleans, so that tests can take policies apart
 * without the parser they test. Members that are null are left out.
 */
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  static Object parse(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      parser.nextToken();
      return value(parser);
    }
  }

  private static Object value(JsonParser parser) {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          String name = parser.currentName();
          if (parser.nextToken() != JsonToken.VALUE_NULL) {
            members.put(name, value(parser));
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
      case VALUE_STRING -> parser.getString();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> parser.getLongValue();
      default -> throw new IllegalArgumentException("unexpected " + token);
    };
  }

  static String write(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      write(generator, value);
    }
    return text.toString();
  }

  private static void write(JsonGenerator generator, Object value) {
    switch (value) {
      case Map<?, ?> members -> {
        generator.writeStartObject();
        members.forEach(
            (name, member) -> {
              generator.writeName((String) name);
              write(generator, member);
            });
        generator.writeEndObject();
      }
      case List<?> elements -> {
        generator.writeStartArray();
        elements.forEach(element -> write(generator, element));
        generator.writeEndArray();
      }
      case String text -> generator.writeString(text);
      case Boolean flag -> generator.writeBoolean(flag);
      case Long number -> generator.writeNumber(number);
      default -> throw new IllegalArgumentException("no JSON: " + value.getClass());
    }
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  /** The elements of an array, or the one value that stands for an array of one. */
  @SuppressWarnings("unchecked")
  static List<Object> list(Object value) {
    return value instanceof List<?> ? (List<Object>) value : List.of(value);
  }

  /** As {@link #list}, of texts. */
  static List<String> texts(Object value) {
    return list(value).stream().map(String.class::cast).toList();
  }
}

package dev.dormouse.api.json;

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
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one JSON value and nothing behind it. Refused are: more than 32 levels, a name twice in one
 * object, names of more than 1,000 characters, numbers of more than 100, and texts that cannot be
 * stored ({@link Characters#storable}).
 */
public final class JsonReader {
  private static final int DEPTH = 32;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH)
                  .maxNameLength(1_000)
                  .maxNumberLength(100)
                  .maxStringLength(1 << 20)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private JsonReader() {}

  public static JsonValue read(byte[] text) throws JsonSyntaxException {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == null) {
        throw new JsonSyntaxException("the body is empty");
      }
      JsonValue value = value(parser);
      if (parser.nextToken() != null) {
        throw new JsonSyntaxException("there is more behind the JSON value");
      }
      return value;
    } catch (StreamConstraintsException e) {
      throw new JsonSyntaxException(
          "it has more than " + DEPTH + " levels, or too long a name, number or text");
    } catch (JacksonException e) {
      throw new JsonSyntaxException(
          "what stands at byte "
              + e.getLocation().getByteOffset()
              + " is no JSON, or a name stands twice in one object");
    }
  }

  private static JsonValue value(JsonParser parser) throws JsonSyntaxException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> new JsonString(storable(parser.getString()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getString());
      case VALUE_TRUE -> new JsonBoolean(true);
      case VALUE_FALSE -> new JsonBoolean(false);
      case VALUE_NULL -> new JsonNull();
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new JsonSyntaxException("unexpected " + parser.currentToken());
    };
  }

  private static JsonObject object(JsonParser parser) throws JsonSyntaxException {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = storable(parser.currentName());
      parser.nextToken();
      members.put(name, value(parser));
    }
    return new JsonObject(members);
  }

  private static JsonArray array(JsonParser parser) throws JsonSyntaxException {
    List<JsonValue> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser));
    }
    return new JsonArray(elements);
  }

  private static String storable(String text) throws JsonSyntaxException {
    if (!Characters.storable(text)) {
      throw new JsonSyntaxException("a text contains NUL or half of a surrogate pair");
    }
    return text;
  }
}

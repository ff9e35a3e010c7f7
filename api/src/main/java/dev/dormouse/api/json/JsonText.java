package dev.dormouse.api.json;

import dev.dormouse.api.json.JsonValue.JsonArray;
import dev.dormouse.api.json.JsonValue.JsonBoolean;
import dev.dormouse.api.json.JsonValue.JsonNull;
import dev.dormouse.api.json.JsonValue.JsonNumber;
import dev.dormouse.api.json.JsonValue.JsonObject;
import dev.dormouse.api.json.JsonValue.JsonString;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes JSON: compact, in UTF-8. */
public final class JsonText {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonText() {}

  /** One object; {@code members} writes what is in it. */
  public static byte[] object(Consumer<JsonGenerator> members) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      members.accept(json);
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  /** The same text for the same value, whatever the order of its members. */
  public static String canonical(JsonObject value) {
    byte[] text =
        object(
            json -> sorted(value).forEach((name, member) -> write(json.writeName(name), member)));
    return new String(text, StandardCharsets.UTF_8);
  }

  private static void write(JsonGenerator json, JsonValue value) {
    switch (value) {
      case JsonObject object -> {
        json.writeStartObject();
        sorted(object).forEach((name, member) -> write(json.writeName(name), member));
        json.writeEndObject();
      }
      case JsonArray(var elements) -> {
        json.writeStartArray();
        elements.forEach(element -> write(json, element));
        json.writeEndArray();
      }
      case JsonString(String text) -> json.writeString(text);
      case JsonNumber(String text) -> json.writeRawValue(text);
      case JsonBoolean(boolean bool) -> json.writeBoolean(bool);
      case JsonNull() -> json.writeNull();
    }
  }

  private static Map<String, JsonValue> sorted(JsonObject object) {
    return new TreeMap<>(object.members());
  }
}

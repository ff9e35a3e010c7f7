package dev.dormouse.app.client;

import dev.dormouse.api.json.JsonText;
import dev.dormouse.api.json.JsonValue;
import dev.dormouse.api.json.JsonValue.JsonArray;
import dev.dormouse.api.json.JsonValue.JsonBoolean;
import dev.dormouse.api.json.JsonValue.JsonNull;
import dev.dormouse.api.json.JsonValue.JsonNumber;
import dev.dormouse.api.json.JsonValue.JsonObject;
import dev.dormouse.api.json.JsonValue.JsonString;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;

/** Answers as JSON again, members in the order in which they came. */
final class JsonOut {
  private JsonOut() {}

  /** One line. */
  static String text(Fields fields) {
    byte[] text =
        JsonText.object(json -> fields.object().members().forEach((n, v) -> member(json, n, v)));
    return new String(text, StandardCharsets.UTF_8);
  }

  static void member(JsonGenerator json, String name, JsonValue value) {
    json.writeName(name);
    write(json, value);
  }

  private static void write(JsonGenerator json, JsonValue value) {
    switch (value) {
      case JsonObject(var members) -> {
        json.writeStartObject();
        members.forEach((name, member) -> member(json, name, member));
        json.writeEndObject();
      }
      case JsonArray(var elements) -> {
        json.writeStartArray();
        elements.forEach(element -> write(json, element));
        json.writeEndArray();
      }
      case JsonString(String text) -> json.writeString(text);
      case JsonNumber(String text) -> json.writeNumber(text);
      case JsonBoolean(boolean bool) -> json.writeBoolean(bool);
      case JsonNull() -> json.writeNull();
    }
  }
}

package dev.dormouse.api.call;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The members of an error's body, by the error's shape in the API's model. */
final class ErrorBody {
  private ErrorBody() {}

  static void write(JsonGenerator json, ApiException error) {
    json.writeStringProperty("message", error.text());
    write(json, "resourceId", error.resourceId());
    write(json, "resourceType", error.resourceType());
    Reason reason = error.reason();
    write(json, "reason", reason == null ? null : reason.wireName());
    if (!error.fields().isEmpty()) {
      json.writeArrayPropertyStart("fieldList");
      for (FieldError field : error.fields()) {
        json.writeStartObject();
        json.writeStringProperty("name", field.name());
        json.writeStringProperty("message", field.message());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }

  private static void write(JsonGenerator json, String name, @Nullable String value) {
    if (value != null) {
      json.writeStringProperty(name, value);
    }
  }
}

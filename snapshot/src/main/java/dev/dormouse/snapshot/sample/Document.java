package dev.dormouse.snapshot.sample;

import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** A policy document: its statements, and its text as AWS keeps it. */
record Document(List<Statement> statements) {
  Document {
    statements = List.copyOf(statements);
  }

  static Document of(Statement... statements) {
    return new Document(List.of(statements));
  }

  /** Compact JSON; a lone action or resource is written without brackets, as people do. */
  String json() {
    var text = new StringWriter();
    try (JsonGenerator json = JsonFormat.COMPACT.generator(text)) {
      json.writeStartObject().writeStringProperty("Version", "2012-10-17");
      json.writeArrayPropertyStart("Statement");
      statements.forEach(statement -> write(json, statement));
      json.writeEndArray().writeEndObject();
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, Statement statement) {
    json.writeStartObject();
    statement.sid().ifPresent(sid -> json.writeStringProperty("Sid", sid));
    json.writeStringProperty("Effect", statement.effect().word);
    oneOrMany(json, statement.allBut() ? "NotAction" : "Action", statement.actions());
    oneOrMany(json, "Resource", statement.resources());
    writeCondition(json, statement.condition());
    json.writeEndObject();
  }

  private static void writeCondition(JsonGenerator json, Optional<Condition> condition) {
    condition.ifPresent(
        it -> {
          json.writeObjectPropertyStart("Condition").writeObjectPropertyStart(it.operator());
          oneOrMany(json, it.key(), it.values());
          json.writeEndObject().writeEndObject();
        });
  }

  private static void oneOrMany(JsonGenerator json, String name, List<String> values) {
    if (values.size() == 1) {
      json.writeStringProperty(name, values.getFirst());
      return;
    }
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeString);
    json.writeEndArray();
  }
}

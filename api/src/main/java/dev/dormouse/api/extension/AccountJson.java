package dev.dormouse.api.extension;

import dev.dormouse.analyzers.life.AccountAnalysis;
import dev.dormouse.analyzers.life.AccountAnalysis.UnknownCount;
import dev.dormouse.api.operation.Times;
import dev.dormouse.evidence.UnknownReason;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes the last look of an analyzer at an account. */
final class AccountJson {
  private AccountJson() {}

  static void members(JsonGenerator json, AccountAnalysis analysis) {
    json.writeStringProperty("accountId", analysis.accountId());
    text(json, "accountName", analysis.accountName());
    json.writeStringProperty("accountPath", analysis.accountPath());
    json.writeStringProperty("outcome", analysis.outcome().name());
    Times.write(json, "attemptedAt", analysis.attemptedAt());
    Times.write(json, "analyzedAt", analysis.analyzedAt());
    if (analysis.outcome() == AccountAnalysis.Outcome.FAILED) {
      Times.write(json, "notAnalyzedSince", analysis.analyzedAt());
    }
    Times.write(json, "asOf", analysis.asOf());
    json.writeStringProperty("note", analysis.note());
    json.writeNumberProperty("roles", analysis.roles());
    json.writeNumberProperty("users", analysis.users());
    json.writeNumberProperty("excluded", analysis.excluded());
    json.writeNumberProperty("young", analysis.young());
    json.writeArrayPropertyStart("unknowns");
    analysis.unknowns().forEach(unknown -> write(json, unknown));
    json.writeEndArray();
    json.writeArrayPropertyStart("gaps");
    analysis.gaps().forEach(json::writeString);
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, UnknownCount unknown) {
    UnknownReason reason = unknown.reason();
    json.writeStartObject();
    json.writeStringProperty("subject", unknown.subject());
    json.writeStringProperty("reason", reason.name());
    json.writeStringProperty("description", reason.description());
    json.writeStringProperty("remedy", reason.remedy());
    json.writeNumberProperty("principals", unknown.principals());
    json.writeNumberProperty("actions", unknown.actions());
    json.writeEndObject();
  }

  static void text(JsonGenerator json, String name, @Nullable String value) {
    if (value != null) {
      json.writeStringProperty(name, value);
    }
  }
}

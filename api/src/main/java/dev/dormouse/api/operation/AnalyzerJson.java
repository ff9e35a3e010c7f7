package dev.dormouse.api.operation;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.AnalyzerConfiguration;
import dev.dormouse.analyzers.Exclusion;
import dev.dormouse.analyzers.Home;
import dev.dormouse.analyzers.StatusReason;
import dev.dormouse.analyzers.access.Caller;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** Writes analyzers: Access Analyzer API, "AnalyzerSummary". */
final class AnalyzerJson {
  private AnalyzerJson() {}

  /** Without its configuration, as ListAnalyzers gives it. */
  static void summary(JsonGenerator json, Home home, Analyzer analyzer) {
    json.writeStringProperty("arn", home.arn(analyzer.name()));
    json.writeStringProperty("name", analyzer.name());
    json.writeStringProperty("type", analyzer.type().name());
    Times.write(json, "createdAt", analyzer.createdAt());
    json.writeStringProperty("status", analyzer.status().name());
    json.writeName("tags");
    tags(json, analyzer.tags());
    StatusReason reason = analyzer.statusReason();
    if (reason != null) {
      json.writeObjectPropertyStart("statusReason");
      json.writeStringProperty("code", reason.name());
      json.writeEndObject();
    }
    String managedBy = analyzer.managedBy();
    if (managedBy != null) {
      json.writeStringProperty("managedBy", managedBy);
    }
  }

  /**
   * The member {@code configuration}.
   *
   * @param caller is told no accounts but its own
   */
  static void configuration(
      JsonGenerator json, AnalyzerConfiguration configuration, Caller caller) {
    List<Exclusion> exclusions =
        configuration.exclusions().stream()
            .map(exclusion -> seen(exclusion, caller))
            .filter(seen -> !seen.accountIds().isEmpty() || !seen.resourceTags().isEmpty())
            .toList();
    json.writeObjectPropertyStart("configuration");
    json.writeObjectPropertyStart("unusedAccess");
    json.writeNumberProperty("unusedAccessAge", configuration.trackingPeriod().days());
    if (!exclusions.isEmpty()) {
      json.writeObjectPropertyStart("analysisRule");
      json.writeArrayPropertyStart("exclusions");
      exclusions.forEach(exclusion -> exclusion(json, exclusion));
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  static void tags(JsonGenerator json, Map<String, String> tags) {
    json.writeStartObject();
    tags.forEach(json::writeStringProperty);
    json.writeEndObject();
  }

  private static Exclusion seen(Exclusion exclusion, Caller caller) {
    return caller.seesEverything()
        ? exclusion
        : new Exclusion(
            exclusion.accountIds().stream().filter(caller.accounts()::contains).toList(),
            exclusion.resourceTags());
  }

  private static void exclusion(JsonGenerator json, Exclusion exclusion) {
    json.writeStartObject();
    if (!exclusion.accountIds().isEmpty()) {
      json.writeArrayPropertyStart("accountIds");
      exclusion.accountIds().forEach(json::writeString);
      json.writeEndArray();
    }
    if (!exclusion.resourceTags().isEmpty()) {
      json.writeArrayPropertyStart("resourceTags");
      exclusion.resourceTags().forEach(map -> tags(json, map));
      json.writeEndArray();
    }
    json.writeEndObject();
  }
}

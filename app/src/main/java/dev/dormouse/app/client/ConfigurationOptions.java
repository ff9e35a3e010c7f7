package dev.dormouse.app.client;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;

/** An analyzer's configuration (Access Analyzer API, "UnusedAccessConfiguration"), as options. */
final class ConfigurationOptions {
  @Option(
      names = "--tracking-period",
      paramLabel = "DAYS",
      description = "Days without use, 1 to 365.")
  @Nullable Integer days;

  @Option(
      names = "--exclude-account",
      paramLabel = "ID",
      split = ",",
      description = "Leaves out these accounts' principals.")
  List<String> accounts = new ArrayList<>();

  @Option(
      names = "--exclude-tag",
      paramLabel = "KEY[=VALUE]",
      description = "Leaves out principals that carry the tag.")
  List<String> tags = new ArrayList<>();

  boolean none() {
    return days == null && !excludes();
  }

  boolean excludes() {
    return !accounts.isEmpty() || !tags.isEmpty();
  }

  /**
   * Writes the member {@code configuration}.
   *
   * @param emptied whether to write an empty list of exclusions where none is named
   */
  void write(JsonGenerator json, boolean emptied) {
    json.writeObjectPropertyStart("configuration");
    json.writeObjectPropertyStart("unusedAccess");
    if (days != null) {
      json.writeNumberProperty("unusedAccessAge", days);
    }
    if (excludes() || emptied) {
      json.writeObjectPropertyStart("analysisRule");
      json.writeArrayPropertyStart("exclusions");
      exclusions(json);
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  /** One exclusion for the accounts and one for the tags; within one, both would have to match. */
  private void exclusions(JsonGenerator json) {
    if (!accounts.isEmpty()) {
      json.writeStartObject();
      json.writeArrayPropertyStart("accountIds");
      accounts.forEach(json::writeString);
      json.writeEndArray();
      json.writeEndObject();
    }
    if (!tags.isEmpty()) {
      json.writeStartObject();
      json.writeArrayPropertyStart("resourceTags");
      tags.forEach(tag -> tag(json, tag));
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void tag(JsonGenerator json, String tag) {
    int equals = tag.indexOf('=');
    json.writeStartObject();
    json.writeStringProperty(
        equals < 0 ? tag : tag.substring(0, equals), equals < 0 ? "" : tag.substring(equals + 1));
    json.writeEndObject();
  }
}

package dev.dormouse.api.extension;

import dev.dormouse.analyzers.life.Archive;
import dev.dormouse.analyzers.life.FindingDetails;
import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.api.operation.DetailsJson;
import dev.dormouse.api.operation.FindingJson;
import dev.dormouse.api.operation.Times;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a finding with everything that is kept of it: AWS's members, all {@code findingDetails},
 * and Dormouse's own.
 */
final class RecordJson {
  private final DetailsJson details;

  RecordJson(DetailsJson details) {
    this.details = details;
  }

  void members(JsonGenerator json, FindingRecord finding) {
    FindingJson.summary(json, finding);
    json.writeStringProperty("principalId", finding.principal().uniqueId());
    json.writeStringProperty("lineage", finding.lineage().toString());
    archive(json, finding.archive());
    if (finding.details() instanceof FindingDetails.Permissions permissions) {
      json.writeNumberProperty("numberOfUnusedServices", permissions.unusedServices());
      json.writeNumberProperty("numberOfUnusedActions", permissions.unusedActions());
    }
    json.writeArrayPropertyStart("findingDetails");
    details.elements(finding.details()).forEach(element -> element.json().accept(json));
    json.writeEndArray();
  }

  private static void archive(JsonGenerator json, @Nullable Archive archive) {
    if (archive == null) {
      return;
    }
    json.writeObjectPropertyStart("archive");
    AccountJson.text(json, "rule", archive.rule());
    json.writeStringProperty("by", archive.by());
    AccountJson.text(json, "reason", archive.reason());
    AccountJson.text(json, "owner", archive.owner());
    Times.write(json, "until", archive.until());
    json.writeEndObject();
  }
}

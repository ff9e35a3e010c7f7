package dev.dormouse.api.operation;

import dev.dormouse.analyzers.life.FindingError;
import dev.dormouse.analyzers.life.FindingRecord;
import tools.jackson.core.JsonGenerator;

/** Writes findings: Access Analyzer API, "FindingSummaryV2". */
public final class FindingJson {
  private FindingJson() {}

  /** The members that a list and GetFindingV2 share. */
  public static void summary(JsonGenerator json, FindingRecord finding) {
    Times.write(
        json,
        "analyzedAt",
        finding.analyzedAt() == null ? finding.updatedAt() : finding.analyzedAt());
    Times.write(json, "createdAt", finding.createdAt());
    Times.write(json, "updatedAt", finding.updatedAt());
    json.writeStringProperty("id", finding.id().toString());
    json.writeStringProperty("resource", finding.principal().arn());
    json.writeStringProperty("resourceType", finding.principal().kind().resourceType());
    json.writeStringProperty("resourceOwnerAccount", finding.principal().accountId());
    json.writeStringProperty("status", finding.status().name());
    json.writeStringProperty("findingType", finding.type().wireName());
    FindingError error = finding.error();
    if (error != null) {
      json.writeStringProperty("error", error.name());
    }
  }
}

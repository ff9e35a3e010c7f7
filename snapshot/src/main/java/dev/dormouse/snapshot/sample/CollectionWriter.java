package dev.dormouse.snapshot.sample;

import java.time.Duration;
import tools.jackson.core.JsonGenerator;

/** Writes {@code collection.json}: when, by whom, and what failed. */
record CollectionWriter(Scene scene, JsonGenerator json) {

  void write() {
    Collection collection = scene.account().collection();
    json.writeStartObject().writeStringProperty("AccountId", scene.accountId());
    json.writeStringProperty(
        "StartedAt", scene.written(scene.moments().asOf().minus(Duration.ofMinutes(5))));
    if (collection.completed()) {
      json.writeStringProperty("CompletedAt", scene.written(scene.moments().asOf()));
    }
    json.writeStringProperty(
        "CollectedBy",
        "arn:aws:sts::" + scene.accountId() + ":assumed-role/DormouseCollector/collect");
    json.writeArrayPropertyStart("Failures");
    for (Collection.Failure failure : collection.failures()) {
      json.writeStartObject().writeStringProperty("Part", failure.part().label);
      json.writeStringProperty("Reason", failure.reason()).writeEndObject();
    }
    for (SampleRole role : scene.account().roles()) {
      if (collection.completed() && role.identity().report() == ReportState.MISSING) {
        failedReport(scene.id(role));
      }
    }
    json.writeEndArray().writeEndObject();
  }

  private void failedReport(String principalId) {
    json.writeStartObject().writeStringProperty("Part", Collection.Part.REPORTS.label);
    json.writeStringProperty("Subject", principalId);
    json.writeStringProperty("Reason", "Throttling: Rate exceeded").writeEndObject();
  }
}

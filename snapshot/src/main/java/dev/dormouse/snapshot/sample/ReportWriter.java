package dev.dormouse.snapshot.sample;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the pages of one principal's last-accessed report.
 *
 * @param principalId stands in each page if the pages of many principals share a file
 * @see <a href=
 *     "https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLastAccessedDetails.html">
 *     IAM API: GetServiceLastAccessedDetails</a>
 */
record ReportWriter(
    Scene scene, String principalId, String arn, boolean withPrincipalId, JsonGenerator json) {
  private static final String REGION = "eu-central-1";

  void write(ReportState state, List<ServiceUse> services) {
    switch (state) {
      case COMPLETED -> pages(services);
      case TRUNCATED -> page(services.subList(0, (services.size() + 1) / 2), Optional.of("half"));
      case FAILED, IN_PROGRESS -> unfinished(state);
      case MISSING -> {}
    }
  }

  private void pages(List<ServiceUse> services) {
    int size = scene.style().pageSize();
    int from = 0;
    do {
      int to = Math.min(services.size(), from + size);
      boolean more = to < services.size();
      page(services.subList(from, to), more ? Optional.of("from-" + to) : Optional.empty());
      from = to;
    } while (from < services.size());
  }

  private void page(List<ServiceUse> services, Optional<String> marker) {
    begin("COMPLETED");
    json.writeArrayPropertyStart("ServicesLastAccessed");
    services.forEach(this::service);
    json.writeEndArray();
    end();
    json.writeBooleanProperty("IsTruncated", marker.isPresent());
    marker.ifPresent(it -> json.writeStringProperty("Marker", it));
    json.writeEndObject();
  }

  private void unfinished(ReportState state) {
    begin(state.name());
    json.writeArrayPropertyStart("ServicesLastAccessed").writeEndArray();
    if (state == ReportState.FAILED) {
      end();
    }
    json.writeBooleanProperty("IsTruncated", false);
    if (state == ReportState.FAILED) {
      json.writeObjectPropertyStart("Error").writeStringProperty("Code", "ServiceFailure");
      json.writeStringProperty("Message", "The report could not be generated.").writeEndObject();
    }
    json.writeEndObject();
  }

  private void begin(String status) {
    json.writeStartObject();
    if (withPrincipalId) {
      json.writeStringProperty("PrincipalId", principalId);
    }
    json.writeStringProperty("JobStatus", status).writeStringProperty("JobType", "ACTION_LEVEL");
    json.writeStringProperty("JobCreationDate", scene.written(started()));
  }

  private void end() {
    json.writeStringProperty("JobCompletionDate", scene.written(started().plusSeconds(4)));
  }

  private Instant started() {
    return scene.moments().collecting(principalId);
  }

  private void service(ServiceUse service) {
    json.writeStartObject();
    json.writeStringProperty("ServiceName", ServiceNames.of(service.service()));
    service
        .lastUsed()
        .ifPresent(moment -> json.writeStringProperty("LastAuthenticated", scene.written(moment)));
    json.writeStringProperty("ServiceNamespace", service.service());
    if (service.lastUsed().isPresent()) {
      json.writeStringProperty("LastAuthenticatedEntity", arn);
      json.writeStringProperty("LastAuthenticatedRegion", REGION);
    }
    json.writeNumberProperty("TotalAuthenticatedEntities", service.lastUsed().isPresent() ? 1 : 0);
    if (!service.actions().isEmpty()) {
      json.writeArrayPropertyStart("TrackedActionsLastAccessed");
      service.actions().forEach(this::action);
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void action(ServiceUse.ActionUse action) {
    json.writeStartObject().writeStringProperty("ActionName", action.name());
    action
        .lastUsed()
        .ifPresent(
            moment -> {
              json.writeStringProperty("LastAccessedEntity", arn);
              json.writeStringProperty("LastAccessedTime", scene.written(moment));
              json.writeStringProperty("LastAccessedRegion", REGION);
            });
    json.writeEndObject();
  }
}

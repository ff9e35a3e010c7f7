package dev.dormouse.app;

import dev.dormouse.catalog.ActionSet;
import dev.dormouse.catalog.Catalog;
import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.findings.Assessment;
import dev.dormouse.findings.PermissionVerdicts;
import dev.dormouse.findings.ServiceVerdict;
import dev.dormouse.findings.Verdict;
import dev.dormouse.policy.AttachedPolicy;
import dev.dormouse.policy.PolicyKind;
import dev.dormouse.policy.PolicySource;
import dev.dormouse.policy.StatementGrant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes what Dormouse knows of a principal's permissions beyond AWS's details: the verdict on
 * every granted action, the policies that grant them, and what blocks them ({@code
 * docs/output.md}).
 */
final class PermissionsJson {
  private final Catalog catalog;
  private final JsonFields fields;
  private final JsonGenerator json;

  PermissionsJson(Catalog catalog, JsonFields fields) {
    this.catalog = catalog;
    this.fields = fields;
    this.json = fields.json();
  }

  /**
   * @param services all of {@code verdicts}, which works them out anew each time it is asked
   */
  void write(Assessment assessment, PermissionVerdicts verdicts, List<ServiceVerdict> services) {
    counts(verdicts, services);
    json.writeArrayPropertyStart("services");
    services.forEach(service -> service(verdicts, service));
    json.writeEndArray();
    policies(verdicts, assessment.principal().policies());
    blocked(assessment, verdicts);
    if (!verdicts.grants().unrecognized().isEmpty()) {
      json.writeArrayPropertyStart("unrecognized");
      verdicts.grants().unrecognized().forEach(json::writeString);
      json.writeEndArray();
    }
  }

  private void counts(PermissionVerdicts verdicts, List<ServiceVerdict> services) {
    int unusedServices = 0;
    int unusedActions = 0;
    for (ServiceVerdict service : services) {
      ActionSet listed = service.listed();
      unusedServices += service.unusedAsAWhole() ? 1 : 0;
      unusedActions += listed == null ? 0 : listed.size();
    }
    json.writeObjectPropertyStart("counts");
    json.writeNumberProperty("granted", verdicts.granted().size());
    json.writeNumberProperty("used", verdicts.used().size());
    json.writeNumberProperty("unused", verdicts.unused().size());
    json.writeNumberProperty(
        "unknown", verdicts.unknown().values().stream().mapToInt(ActionSet::size).sum());
    json.writeNumberProperty("unusedServices", unusedServices);
    json.writeNumberProperty("unusedActions", unusedActions);
    json.writeEndObject();
  }

  private void service(PermissionVerdicts verdicts, ServiceVerdict service) {
    json.writeStartObject();
    json.writeStringProperty("service", service.service().prefix());
    json.writeBooleanProperty("serviceUnused", service.unusedAsAWhole());
    fields.time("lastAccessed", service.lastAccessed());
    fields.names("unused", service.service(), service.unused());
    if (!service.used().isEmpty()) {
      used(verdicts, service);
    }
    unknown(verdicts, service);
    json.writeEndObject();
  }

  private void used(PermissionVerdicts verdicts, ServiceVerdict service) {
    json.writeArrayPropertyStart("used");
    for (ActionNames.Named named : fields.actionNames().of(service.service())) {
      if (service.used().contains(named.action().id())
          && verdicts.verdict(named.action()) instanceof Verdict.Used used) {
        json.writeStartObject();
        json.writeName("action");
        json.writeString(named.json());
        fields.time("at", used.at());
        json.writeStringProperty("source", used.source().name());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private void unknown(PermissionVerdicts verdicts, ServiceVerdict service) {
    Map<UnknownReason, ActionSet> here = new EnumMap<>(UnknownReason.class);
    verdicts
        .unknown()
        .forEach(
            (reason, actions) -> {
              if (actions.intersects(service.granted())) {
                here.put(reason, actions.and(service.granted()));
              }
            });
    if (here.isEmpty()) {
      return;
    }
    json.writeArrayPropertyStart("unknown");
    here.forEach(
        (reason, actions) -> {
          json.writeStartObject();
          json.writeStringProperty("reason", reason.name());
          fields.names("actions", service.service(), actions);
          json.writeEndObject();
        });
    json.writeEndArray();
  }

  private void policies(PermissionVerdicts verdicts, List<AttachedPolicy> attached) {
    Map<PolicySource, Map<StatementGrant, Integer>> bySource = new LinkedHashMap<>();
    attached.forEach(policy -> bySource.put(policy.source(), new LinkedHashMap<>()));
    for (StatementGrant grant : verdicts.grants().statements()) {
      bySource
          .computeIfAbsent(grant.source(), key -> new LinkedHashMap<>())
          .put(grant, grant.actions().and(verdicts.unused()).size());
    }
    json.writeArrayPropertyStart("policies");
    bySource.forEach((source, grants) -> policy(source, grants, verdicts.unused()));
    json.writeEndArray();
  }

  private void policy(PolicySource source, Map<StatementGrant, Integer> grants, ActionSet unused) {
    ActionSet.Builder granted = ActionSet.builder();
    grants.keySet().forEach(grant -> granted.addAll(grant.actions()));
    ActionSet all = granted.build();
    json.writeStartObject();
    json.writeStringProperty("name", source.name());
    if (source.arn() != null) {
      json.writeStringProperty("arn", source.arn());
    }
    json.writeStringProperty("kind", source.kind() == PolicyKind.INLINE ? "INLINE" : "MANAGED");
    if (source.group() != null) {
      json.writeStringProperty("via", "group " + source.group());
    }
    json.writeNumberProperty("grants", all.size());
    json.writeNumberProperty("unused", all.and(unused).size());
    json.writeArrayPropertyStart("statements");
    grants.forEach(this::statement);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void statement(StatementGrant grant, int unused) {
    json.writeStartObject();
    json.writeNumberProperty("index", grant.statement().index());
    if (grant.statement().sid() != null) {
      json.writeStringProperty("sid", grant.statement().sid());
    }
    json.writeNumberProperty("grants", grant.actions().size());
    json.writeNumberProperty("unused", unused);
    if (grant.statement().conditional()) {
      json.writeBooleanProperty("conditional", true);
    }
    json.writeEndObject();
  }

  private void blocked(Assessment assessment, PermissionVerdicts verdicts) {
    json.writeObjectPropertyStart("blocked");
    qualified("byBoundary", Blocked.byBoundary(assessment.principal(), verdicts));
    qualified("byScp", Blocked.byScp(assessment.account(), verdicts));
    json.writeEndObject();
  }

  private void qualified(String name, @Nullable ActionSet actions) {
    if (actions == null) {
      return;
    }
    json.writeArrayPropertyStart(name);
    actions
        .ids()
        .mapToObj(id -> catalog.action(id).qualifiedName())
        .sorted()
        .forEach(json::writeString);
    json.writeEndArray();
  }
}

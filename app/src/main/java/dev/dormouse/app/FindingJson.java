package dev.dormouse.app;

import dev.dormouse.catalog.Action;
import dev.dormouse.catalog.ActionSet;
import dev.dormouse.catalog.Catalog;
import dev.dormouse.evidence.Coverage;
import dev.dormouse.evidence.Source;
import dev.dormouse.evidence.TrackedActions;
import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.findings.Account;
import dev.dormouse.findings.Assessment;
import dev.dormouse.findings.Finding;
import dev.dormouse.findings.PermissionVerdicts;
import dev.dormouse.findings.ServiceVerdict;
import dev.dormouse.findings.Verdict;
import dev.dormouse.policy.AttachedPolicy;
import dev.dormouse.policy.Grants;
import dev.dormouse.policy.PolicyKind;
import dev.dormouse.policy.PolicySource;
import dev.dormouse.policy.Principal;
import dev.dormouse.policy.StatementGrant;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a finding in the shape of Access Analyzer's GetFindingV2, all pages of details joined,
 * with a member {@code dormouse} beside AWS's members ({@code docs/output.md}).
 */
final class FindingJson {
  private final Catalog catalog;
  private final JsonGenerator json;

  FindingJson(Catalog catalog, JsonGenerator json) {
    this.catalog = catalog;
    this.json = json;
  }

  void write(Assessment assessment, Finding finding) {
    Principal principal = assessment.principal();
    String moment = assessment.window().asOf().toString();
    json.writeStartObject();
    json.writeStringProperty("id", FindingText.id(principal, finding.type()));
    json.writeStringProperty("analyzedAt", moment);
    json.writeStringProperty("createdAt", moment);
    json.writeStringProperty("updatedAt", moment);
    json.writeStringProperty("resource", principal.arn().toString());
    json.writeStringProperty("resourceType", principal.kind().resourceType());
    json.writeStringProperty("resourceOwnerAccount", assessment.account().id());
    json.writeStringProperty("status", "ACTIVE");
    json.writeStringProperty("findingType", finding.type().wireName());
    json.writeArrayPropertyStart("findingDetails");
    details(finding);
    json.writeEndArray();
    json.writeObjectPropertyStart("dormouse");
    extension(assessment, finding);
    json.writeEndObject();
    json.writeEndObject();
  }

  private void details(Finding finding) {
    switch (finding) {
      case Finding.UnusedRole role -> lastAccessed("unusedIamRoleDetails", null, role.evidence());
      case Finding.UnusedPassword password ->
          lastAccessed("unusedIamUserPasswordDetails", null, password.evidence());
      case Finding.UnusedAccessKeys keys ->
          keys.keys()
              .forEach(
                  key ->
                      lastAccessed(
                          "unusedIamUserAccessKeyDetails", key.key().id(), key.evidence()));
      case Finding.UnusedPermissions permissions ->
          permissions.verdicts().unusedServices().forEach(this::serviceDetail);
    }
  }

  private void lastAccessed(String name, @Nullable String keyId, Verdict.Unused evidence) {
    json.writeStartObject();
    json.writeObjectPropertyStart(name);
    if (keyId != null) {
      json.writeStringProperty("accessKeyId", keyId);
    }
    time("lastAccessed", evidence.last());
    json.writeEndObject();
    json.writeEndObject();
  }

  private void serviceDetail(ServiceVerdict service) {
    json.writeStartObject();
    json.writeObjectPropertyStart("unusedPermissionDetails");
    json.writeStringProperty("serviceNamespace", service.service().prefix());
    time("lastAccessed", service.lastAccessed());
    ActionSet listed = service.listed();
    TrackedActions tracked = service.tracked();
    if (listed != null && tracked != null && !listed.isEmpty()) {
      json.writeArrayPropertyStart("actions");
      for (Action action : sorted(listed)) {
        json.writeStartObject();
        json.writeStringProperty("action", action.name());
        time("lastAccessed", tracked.lastAccessed(action.id()));
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void extension(Assessment assessment, Finding finding) {
    account(assessment.account());
    principal(assessment.principal());
    json.writeStringProperty("because", FindingText.because(finding, assessment.window()));
    json.writeArrayPropertyStart("evidence");
    evidence(finding);
    json.writeEndArray();
    if (finding instanceof Finding.UnusedPermissions(PermissionVerdicts verdicts)) {
      permissions(assessment, verdicts);
    }
  }

  void account(Account account) {
    json.writeObjectPropertyStart("account");
    json.writeStringProperty("id", account.id());
    if (account.name() != null) {
      json.writeStringProperty("name", account.name());
    }
    if (!account.ancestors().isEmpty()) {
      json.writeStringProperty("path", account.path());
    }
    json.writeEndObject();
  }

  void principal(Principal principal) {
    json.writeObjectPropertyStart("principal");
    json.writeStringProperty("name", principal.name());
    json.writeStringProperty("id", principal.id());
    json.writeStringProperty("path", principal.path());
    time("createdAt", principal.created());
    json.writeObjectPropertyStart("tags");
    new TreeMap<>(principal.tags()).forEach(json::writeStringProperty);
    json.writeEndObject();
    json.writeEndObject();
  }

  private void evidence(Finding finding) {
    switch (finding) {
      case Finding.UnusedRole role -> evidence("role", role.evidence());
      case Finding.UnusedPassword password -> evidence("password", password.evidence());
      case Finding.UnusedAccessKeys keys ->
          keys.keys().forEach(key -> evidence(key.key().id(), key.evidence()));
      case Finding.UnusedPermissions permissions ->
          permissions
              .verdicts()
              .unusedServices()
              .forEach(service -> serviceEvidence(permissions.verdicts(), service));
    }
  }

  private void evidence(String subject, Verdict.Unused verdict) {
    evidence(subject, verdict.last(), verdict.source(), verdict.observed());
  }

  /** Services are told by their own time, or where they were used by their actions'. */
  private void serviceEvidence(PermissionVerdicts verdicts, ServiceVerdict service) {
    int first = service.unused().ids().findFirst().orElseThrow();
    if (verdicts.verdict(catalog.action(first)) instanceof Verdict.Unused unused) {
      Source source =
          service.unusedAsAWhole() ? Source.SERVICE_LAST_ACCESSED : Source.ACTION_LAST_ACCESSED;
      evidence(service.service().prefix(), service.lastAccessed(), source, unused.observed());
    }
  }

  private void evidence(String subject, @Nullable Instant last, Source source, Coverage observed) {
    json.writeStartObject();
    json.writeStringProperty("subject", subject);
    json.writeStringProperty("verdict", "UNUSED");
    time("lastUsed", last);
    json.writeStringProperty("source", source.name());
    time("observedFrom", observed.from());
    time("observedUntil", observed.until());
    json.writeEndObject();
  }

  void permissions(Assessment assessment, PermissionVerdicts verdicts) {
    json.writeObjectPropertyStart("counts");
    json.writeNumberProperty("granted", verdicts.granted().size());
    json.writeNumberProperty("used", verdicts.used().size());
    json.writeNumberProperty("unused", verdicts.unused().size());
    json.writeNumberProperty(
        "unknown", verdicts.unknown().values().stream().mapToInt(ActionSet::size).sum());
    json.writeNumberProperty("unusedServices", verdicts.unusedServiceCount());
    json.writeNumberProperty("unusedActions", verdicts.listedActionCount());
    json.writeEndObject();
    json.writeArrayPropertyStart("services");
    verdicts.services().forEach(service -> service(verdicts, service));
    json.writeEndArray();
    policies(verdicts, assessment.principal().policies());
    blocked(assessment, verdicts);
    if (!verdicts.grants().unrecognized().isEmpty()) {
      json.writeArrayPropertyStart("unrecognized");
      verdicts.grants().unrecognized().forEach(json::writeString);
      json.writeEndArray();
    }
  }

  void service(PermissionVerdicts verdicts, ServiceVerdict service) {
    json.writeStartObject();
    json.writeStringProperty("service", service.service().prefix());
    json.writeBooleanProperty("serviceUnused", service.unusedAsAWhole());
    time("lastAccessed", service.lastAccessed());
    names("unused", service.unused());
    if (!service.used().isEmpty()) {
      json.writeArrayPropertyStart("used");
      for (Action action : sorted(service.used())) {
        if (verdicts.verdict(action) instanceof Verdict.Used used) {
          json.writeStartObject();
          json.writeStringProperty("action", action.name());
          time("at", used.at());
          json.writeStringProperty("source", used.source().name());
          json.writeEndObject();
        }
      }
      json.writeEndArray();
    }
    unknown(verdicts, service);
    json.writeEndObject();
  }

  private void unknown(PermissionVerdicts verdicts, ServiceVerdict service) {
    Map<UnknownReason, ActionSet> here = new LinkedHashMap<>();
    verdicts
        .unknown()
        .forEach(
            (reason, actions) -> {
              ActionSet part = actions.and(service.granted());
              if (!part.isEmpty()) {
                here.put(reason, part);
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
          names("actions", actions);
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
    grants.forEach(
        (grant, notUsed) -> {
          json.writeStartObject();
          json.writeNumberProperty("index", grant.statement().index());
          if (grant.statement().sid() != null) {
            json.writeStringProperty("sid", grant.statement().sid());
          }
          json.writeNumberProperty("grants", grant.actions().size());
          json.writeNumberProperty("unused", notUsed);
          if (grant.statement().conditional()) {
            json.writeBooleanProperty("conditional", true);
          }
          json.writeEndObject();
        });
    json.writeEndArray();
    json.writeEndObject();
  }

  private void blocked(Assessment assessment, PermissionVerdicts verdicts) {
    json.writeObjectPropertyStart("blocked");
    ActionSet byBoundary = blockedByBoundary(assessment.principal(), verdicts);
    if (byBoundary != null) {
      qualified("byBoundary", byBoundary);
    }
    ActionSet byScp = blockedByScp(assessment.account(), verdicts);
    if (byScp != null) {
      qualified("byScp", byScp);
    }
    json.writeEndObject();
  }

  /** Granted actions that the permissions boundary does not allow; null if there is none to see. */
  static @Nullable ActionSet blockedByBoundary(Principal principal, PermissionVerdicts verdicts) {
    Principal.Boundary boundary = principal.boundary();
    if (boundary == null || boundary.policy() == null) {
      return null;
    }
    AttachedPolicy policy =
        new AttachedPolicy(
            PolicySource.managed("boundary", boundary.arn()), boundary.policy(), List.of());
    return verdicts.granted().andNot(Grants.of(List.of(policy)).actions());
  }

  /** Granted actions that no service control policy lets through; null if that is not known. */
  static @Nullable ActionSet blockedByScp(Account account, PermissionVerdicts verdicts) {
    ActionSet allowed = account.allowedByScps();
    return allowed == null ? null : verdicts.granted().andNot(allowed);
  }

  private void qualified(String name, ActionSet actions) {
    json.writeArrayPropertyStart(name);
    actions
        .ids()
        .mapToObj(id -> catalog.action(id).qualifiedName())
        .sorted()
        .forEach(json::writeString);
    json.writeEndArray();
  }

  private void names(String property, ActionSet actions) {
    if (actions.isEmpty()) {
      return;
    }
    json.writeArrayPropertyStart(property);
    sorted(actions).forEach(action -> json.writeString(action.name()));
    json.writeEndArray();
  }

  private List<Action> sorted(ActionSet actions) {
    return actions
        .ids()
        .mapToObj(catalog::action)
        .sorted(java.util.Comparator.comparing(Action::name))
        .toList();
  }

  private void time(String property, @Nullable Instant time) {
    if (time != null) {
      json.writeStringProperty(property, time.toString());
    }
  }
}

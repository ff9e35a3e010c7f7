package dev.dormouse.app;

import dev.dormouse.catalog.ActionSet;
import dev.dormouse.catalog.Catalog;
import dev.dormouse.evidence.Coverage;
import dev.dormouse.evidence.Source;
import dev.dormouse.evidence.TrackedActions;
import dev.dormouse.findings.Account;
import dev.dormouse.findings.Assessment;
import dev.dormouse.findings.Finding;
import dev.dormouse.findings.PermissionVerdicts;
import dev.dormouse.findings.ServiceVerdict;
import dev.dormouse.findings.Verdict;
import dev.dormouse.policy.Principal;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a finding in the shape of Access Analyzer's GetFindingV2, all pages of details joined,
 * with a member {@code dormouse} beside AWS's members ({@code docs/output.md}).
 */
final class FindingJson {
  private final Catalog catalog;
  private final JsonFields fields;
  private final JsonGenerator json;
  private final PermissionsJson permissions;

  FindingJson(Catalog catalog, JsonFields fields) {
    this.catalog = catalog;
    this.fields = fields;
    this.json = fields.json();
    this.permissions = new PermissionsJson(catalog, fields);
  }

  void write(Assessment assessment, Finding finding) {
    Principal principal = assessment.principal();
    Instant moment = assessment.window().asOf();
    List<ServiceVerdict> services =
        finding instanceof Finding.UnusedPermissions(PermissionVerdicts verdicts)
            ? verdicts.services()
            : List.of();
    List<ServiceVerdict> unused =
        services.stream().filter(service -> !service.unused().isEmpty()).toList();
    json.writeStartObject();
    json.writeStringProperty("id", FindingText.id(principal, finding.type()));
    fields.time("analyzedAt", moment);
    fields.time("createdAt", moment);
    fields.time("updatedAt", moment);
    json.writeStringProperty("resource", principal.arn().toString());
    json.writeStringProperty("resourceType", principal.kind().resourceType());
    json.writeStringProperty("resourceOwnerAccount", assessment.account().id());
    json.writeStringProperty("status", "ACTIVE");
    json.writeStringProperty("findingType", finding.type().wireName());
    json.writeArrayPropertyStart("findingDetails");
    details(finding, unused);
    json.writeEndArray();
    json.writeObjectPropertyStart("dormouse");
    extension(assessment, finding, services, unused);
    json.writeEndObject();
    json.writeEndObject();
  }

  private void details(Finding finding, List<ServiceVerdict> unused) {
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
      case Finding.UnusedPermissions _ -> unused.forEach(this::serviceDetail);
    }
  }

  private void lastAccessed(String name, @Nullable String keyId, Verdict.Unused evidence) {
    json.writeStartObject();
    json.writeObjectPropertyStart(name);
    if (keyId != null) {
      json.writeStringProperty("accessKeyId", keyId);
    }
    fields.time("lastAccessed", evidence.last());
    json.writeEndObject();
    json.writeEndObject();
  }

  private void serviceDetail(ServiceVerdict service) {
    json.writeStartObject();
    json.writeObjectPropertyStart("unusedPermissionDetails");
    json.writeStringProperty("serviceNamespace", service.service().prefix());
    fields.time("lastAccessed", service.lastAccessed());
    ActionSet listed = service.listed();
    TrackedActions tracked = service.tracked();
    if (listed != null && tracked != null && !listed.isEmpty()) {
      json.writeArrayPropertyStart("actions");
      for (ActionNames.Named named : fields.actionNames().of(service.service())) {
        if (listed.contains(named.action().id())) {
          json.writeStartObject();
          json.writeName("action");
          json.writeString(named.json());
          fields.time("lastAccessed", tracked.lastAccessed(named.action().id()));
          json.writeEndObject();
        }
      }
      json.writeEndArray();
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void extension(
      Assessment assessment,
      Finding finding,
      List<ServiceVerdict> services,
      List<ServiceVerdict> unused) {
    account(assessment.account());
    principal(assessment.principal());
    json.writeStringProperty("because", FindingText.because(finding, assessment.window()));
    json.writeArrayPropertyStart("evidence");
    evidence(finding, unused);
    json.writeEndArray();
    if (finding instanceof Finding.UnusedPermissions(PermissionVerdicts verdicts)) {
      permissions.write(assessment, verdicts, services);
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
    fields.time("createdAt", principal.created());
    json.writeObjectPropertyStart("tags");
    new TreeMap<>(principal.tags()).forEach(json::writeStringProperty);
    json.writeEndObject();
    json.writeEndObject();
  }

  private void evidence(Finding finding, List<ServiceVerdict> unused) {
    switch (finding) {
      case Finding.UnusedRole role -> evidence("role", role.evidence());
      case Finding.UnusedPassword password -> evidence("password", password.evidence());
      case Finding.UnusedAccessKeys keys ->
          keys.keys().forEach(key -> evidence(key.key().id(), key.evidence()));
      case Finding.UnusedPermissions(PermissionVerdicts verdicts) ->
          unused.forEach(service -> serviceEvidence(verdicts, service));
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
    fields.time("lastUsed", last);
    json.writeStringProperty("source", source.name());
    fields.time("observedFrom", observed.from());
    fields.time("observedUntil", observed.until());
    json.writeEndObject();
  }

  void permissions(Assessment assessment, PermissionVerdicts verdicts) {
    permissions.write(assessment, verdicts, verdicts.services());
  }
}

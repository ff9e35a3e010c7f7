package dev.dormouse.snapshot.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** Writes the files that speak of the organization as a whole. */
record OrganizationWriter(SampleOrganization organization, Moments moments, Path folder) {

  /** The files it writes. */
  static final List<String> FILES =
      List.of(
          "organization.json",
          "accounts.json",
          "parents.json",
          "organizational-units.json",
          "service-control-policies.json");

  void write() throws IOException {
    List<Consumer<JsonGenerator>> contents =
        List.of(
            this::organization, this::accounts, this::parents, this::units, this::controlPolicies);
    for (int i = 0; i < FILES.size(); i++) {
      Path file = folder.resolve(FILES.get(i));
      try (JsonGenerator json = JsonFormat.INDENTED.generator(Files.newOutputStream(file))) {
        json.writeStartObject();
        contents.get(i).accept(json);
        json.writeEndObject().writeRaw('\n');
      }
    }
  }

  private void organization(JsonGenerator json) {
    String master = organization.managementAccount();
    json.writeObjectPropertyStart("Organization");
    json.writeStringProperty("Id", organization.id());
    json.writeStringProperty("Arn", arn("organization/" + organization.id()));
    json.writeStringProperty("FeatureSet", "ALL");
    json.writeStringProperty("MasterAccountArn", accountArn(master));
    json.writeStringProperty("MasterAccountId", master);
    json.writeStringProperty("MasterAccountEmail", email(master));
    json.writeEndObject();
  }

  private String email(String account) {
    return organization.headers().stream()
        .filter(header -> header.id().equals(account))
        .findFirst()
        .orElseThrow()
        .email();
  }

  private void accounts(JsonGenerator json) {
    json.writeArrayPropertyStart("Accounts");
    for (AccountHeader header : organization.headers()) {
      json.writeStartObject().writeStringProperty("Id", header.id());
      json.writeStringProperty("Arn", accountArn(header.id()));
      json.writeStringProperty("Email", header.email());
      json.writeStringProperty("Name", header.name());
      json.writeStringProperty("Status", header.suspended() ? "SUSPENDED" : "ACTIVE");
      json.writeStringProperty("JoinedMethod", "CREATED");
      json.writeStringProperty(
          "JoinedTimestamp", Spelling.FRACTION.write(moments.of(header.joined(), header.id())));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void parents(JsonGenerator json) {
    json.writeObjectPropertyStart("Parents");
    organization.units().forEach(unit -> json.writeStringProperty(unit.id(), unit.parent()));
    organization.headers().forEach(header -> json.writeStringProperty(header.id(), header.unit()));
    json.writeEndObject();
  }

  private void units(JsonGenerator json) {
    json.writeArrayPropertyStart("OrganizationalUnits");
    for (OrganizationalUnit unit : organization.units()) {
      json.writeStartObject().writeStringProperty("Id", unit.id());
      json.writeStringProperty("Arn", arn("ou/" + organization.id() + "/" + unit.id()));
      json.writeStringProperty("Name", unit.name()).writeEndObject();
    }
    json.writeEndArray();
  }

  private void controlPolicies(JsonGenerator json) {
    json.writeArrayPropertyStart("Policies");
    for (ControlPolicy policy : organization.controlPolicies()) {
      json.writeStartObject().writeObjectPropertyStart("PolicySummary");
      json.writeStringProperty("Id", policy.id());
      json.writeStringProperty("Arn", policyArn(policy));
      json.writeStringProperty("Name", policy.name());
      json.writeStringProperty("Type", "SERVICE_CONTROL_POLICY");
      json.writeBooleanProperty("AwsManaged", policy.aws()).writeEndObject();
      json.writeStringProperty("Content", policy.document().json());
      json.writeArrayPropertyStart("Targets");
      policy.targets().forEach(json::writeString);
      json.writeEndArray().writeEndObject();
    }
    json.writeEndArray();
  }

  private String policyArn(ControlPolicy policy) {
    String resource = "service_control_policy/" + policy.id();
    return policy.aws()
        ? "arn:aws:organizations::aws:policy/" + resource
        : arn("policy/" + organization.id() + "/" + resource);
  }

  private String accountArn(String account) {
    return arn("account/" + organization.id() + "/" + account);
  }

  private String arn(String resource) {
    return "arn:aws:organizations::" + organization.managementAccount() + ":" + resource;
  }
}

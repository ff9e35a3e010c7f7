package dev.dormouse.snapshot.sample;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/**
 * Writes {@code account-authorization-details.json}.
 *
 * @see <a href=
 *     "https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html">
 *     IAM API: GetAccountAuthorizationDetails</a>
 */
record AuthorizationDetailsWriter(Scene scene, JsonGenerator json) {

  void write() {
    SampleAccount account = scene.account();
    json.writeStartObject();
    json.writeArrayPropertyStart("UserDetailList");
    account.users().forEach(this::write);
    json.writeEndArray().writeArrayPropertyStart("GroupDetailList");
    account.groups().forEach(this::write);
    json.writeEndArray().writeArrayPropertyStart("RoleDetailList");
    account.roles().forEach(this::write);
    json.writeEndArray().writeArrayPropertyStart("Policies");
    policies();
    json.writeEndArray().writeEndObject();
  }

  private void write(SampleUser user) {
    Identity identity = user.identity();
    json.writeStartObject().writeStringProperty("Path", identity.path());
    json.writeStringProperty("UserName", identity.name());
    json.writeStringProperty("UserId", scene.id(user));
    json.writeStringProperty("Arn", scene.arn(user));
    json.writeStringProperty("CreateDate", scene.written(scene.created(user)));
    if (!identity.inline().isEmpty()) {
      inline("UserPolicyList", identity.inline());
    }
    json.writeArrayPropertyStart("GroupList");
    user.groups().forEach(group -> json.writeString(group.name()));
    json.writeEndArray();
    attached(identity.managed());
    boundary(identity);
    tags(identity);
    json.writeEndObject();
  }

  private void write(SampleGroup group) {
    json.writeStartObject().writeStringProperty("Path", "/");
    json.writeStringProperty("GroupName", group.name());
    json.writeStringProperty("GroupId", scene.ids().group(scene.accountId(), group.name()));
    json.writeStringProperty("Arn", scene.arn("group/" + group.name()));
    json.writeStringProperty(
        "CreateDate", scene.written(scene.moments().of(Age.days(820), group.name())));
    inline("GroupPolicyList", group.inline());
    attached(group.managed());
    json.writeEndObject();
  }

  private void write(SampleRole role) {
    Identity identity = role.identity();
    json.writeStartObject().writeStringProperty("Path", identity.path());
    json.writeStringProperty("RoleName", identity.name());
    json.writeStringProperty("RoleId", scene.id(role));
    json.writeStringProperty("Arn", scene.arn(role));
    json.writeStringProperty("CreateDate", scene.written(scene.created(role)));
    document("AssumeRolePolicyDocument", role.trust().json());
    instanceProfiles(role);
    inline("RolePolicyList", identity.inline());
    attached(identity.managed());
    boundary(identity);
    tags(identity);
    json.writeObjectPropertyStart("RoleLastUsed");
    role.lastSeen()
        .ifPresent(
            age -> {
              json.writeStringProperty(
                  "LastUsedDate", scene.written(scene.used(age, scene.id(role))));
              json.writeStringProperty("Region", "eu-central-1");
            });
    json.writeEndObject().writeEndObject();
  }

  private void instanceProfiles(SampleRole role) {
    json.writeArrayPropertyStart("InstanceProfileList");
    if (role.trust().ofEc2()) {
      String name = role.identity().name();
      json.writeStartObject().writeStringProperty("Path", "/");
      json.writeStringProperty("InstanceProfileName", name);
      json.writeStringProperty(
          "InstanceProfileId", scene.ids().instanceProfile(scene.accountId(), name));
      json.writeStringProperty("Arn", scene.arn("instance-profile/" + name));
      json.writeStringProperty("CreateDate", scene.written(scene.created(role)));
      json.writeArrayPropertyStart("Roles").writeEndArray().writeEndObject();
    }
    json.writeEndArray();
  }

  private void policies() {
    SampleAccount account = scene.account();
    Map<String, Integer> attachments = counted(account.attached());
    Map<String, Integer> boundaries = counted(account.boundaries());
    account
        .policies()
        .forEach(
            (arn, policy) -> {
              json.writeStartObject().writeStringProperty("PolicyName", policy.name());
              json.writeStringProperty("PolicyId", scene.ids().policy(arn));
              json.writeStringProperty("Arn", arn).writeStringProperty("Path", policy.path());
              json.writeStringProperty("DefaultVersionId", "v" + policy.versions().size());
              json.writeNumberProperty("AttachmentCount", attachments.getOrDefault(arn, 0));
              json.writeNumberProperty(
                  "PermissionsBoundaryUsageCount", boundaries.getOrDefault(arn, 0));
              json.writeBooleanProperty("IsAttachable", true);
              versions(arn, policy.versions());
              json.writeEndObject();
            });
  }

  private Map<String, Integer> counted(Stream<SamplePolicy> policies) {
    Map<String, Integer> counts = new HashMap<>();
    policies.forEach(policy -> counts.merge(policy.arn(scene.accountId()), 1, Integer::sum));
    return counts;
  }

  private void versions(String arn, List<SamplePolicy.Version> versions) {
    json.writeStringProperty("CreateDate", created(arn, versions.getLast()));
    json.writeStringProperty("UpdateDate", created(arn, versions.getFirst()));
    json.writeArrayPropertyStart("PolicyVersionList");
    for (int i = 0; i < versions.size(); i++) {
      json.writeStartObject();
      document("Document", versions.get(i).document().json());
      json.writeStringProperty("VersionId", "v" + (versions.size() - i));
      json.writeBooleanProperty("IsDefaultVersion", i == 0);
      json.writeStringProperty("CreateDate", created(arn, versions.get(i)));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private String created(String arn, SamplePolicy.Version version) {
    return scene.written(scene.moments().of(version.created(), arn));
  }

  private void inline(String list, List<Inline> policies) {
    json.writeArrayPropertyStart(list);
    for (Inline policy : policies) {
      json.writeStartObject().writeStringProperty("PolicyName", policy.name());
      document("PolicyDocument", policy.document().json());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void attached(List<SamplePolicy> policies) {
    json.writeArrayPropertyStart("AttachedManagedPolicies");
    for (SamplePolicy policy : policies) {
      json.writeStartObject().writeStringProperty("PolicyName", policy.name());
      json.writeStringProperty("PolicyArn", policy.arn(scene.accountId())).writeEndObject();
    }
    json.writeEndArray();
  }

  private void boundary(Identity identity) {
    identity
        .boundary()
        .ifPresent(
            policy -> {
              json.writeObjectPropertyStart("PermissionsBoundary");
              json.writeStringProperty("PermissionsBoundaryType", "Policy");
              json.writeStringProperty("PermissionsBoundaryArn", policy.arn(scene.accountId()));
              json.writeEndObject();
            });
  }

  private void tags(Identity identity) {
    json.writeArrayPropertyStart("Tags");
    for (Tag tag : identity.tags()) {
      json.writeStartObject().writeStringProperty("Key", tag.key());
      json.writeStringProperty("Value", tag.value()).writeEndObject();
    }
    json.writeEndArray();
  }

  private void document(String name, String document) {
    json.writeName(name);
    if (scene.style().encoded()) {
      json.writeString(PercentEncoding.encode(document));
    } else {
      json.writeRawValue(document);
    }
  }
}

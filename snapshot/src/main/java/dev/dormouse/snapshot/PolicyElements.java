package dev.dormouse.snapshot;

import dev.dormouse.policy.PolicyDocument;
import dev.dormouse.policy.PolicyParseException;
import dev.dormouse.policy.PolicyParser;
import dev.dormouse.policy.PolicyVersion;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * Reads the policies inside authorization details: inline, attached and managed ones. A document
 * that cannot be read costs only what it grants: its defect is kept in its place.
 */
final class PolicyElements {
  private final Path path;
  private final JsonFile json;
  private final RawDetails details;

  PolicyElements(Path path, JsonFile json, RawDetails details) {
    this.path = path;
    this.json = json;
    this.details = details;
  }

  void attachments(String list, List<RawPrincipal.Attachment> attached) {
    json.array(
        list,
        () -> {
          String[] pair = {"", ""};
          json.object(
              "an attached policy",
              name -> {
                switch (name) {
                  case "PolicyName" -> pair[0] = json.required(name);
                  case "PolicyArn" -> pair[1] = json.required(name);
                  default -> json.parser().skipChildren();
                }
              });
          attached.add(new RawPrincipal.Attachment(pair[0], pair[1]));
        });
  }

  void inline(String list, List<RawPolicy> policies) {
    json.array(
        list,
        () -> {
          RawPolicy[] found = {new RawPolicy("", null, "it has no PolicyDocument")};
          String[] policyName = {""};
          json.object(
              "an inline policy",
              name -> {
                switch (name) {
                  case "PolicyName" -> policyName[0] = json.required(name);
                  case "PolicyDocument" -> found[0] = document("");
                  default -> json.parser().skipChildren();
                }
              });
          policies.add(new RawPolicy(policyName[0], found[0].document(), found[0].defect()));
        });
  }

  /** Reads a document; if it cannot be read, says why and goes on after it. */
  private RawPolicy document(String name) {
    int depth = json.depth();
    boolean structure = json.parser().currentToken().isStructStart();
    String place = json.place();
    try {
      return new RawPolicy(name, PolicyParser.parse(json.parser()), "");
    } catch (PolicyParseException e) {
      String defect = Objects.requireNonNullElse(e.getMessage(), "");
      details.problems.add(new Problem(path, place, "policy document: " + defect));
      if (structure) {
        json.leave(depth);
      }
      return new RawPolicy(name, null, defect);
    }
  }

  /** An element of {@code Policies}. */
  void managed() {
    String[] names = {"", "", ""};
    List<Version> versions = new ArrayList<>();
    json.object(
        "a managed policy",
        name -> {
          switch (name) {
            case "PolicyName" -> names[0] = json.required(name);
            case "Arn" -> names[1] = json.required(name);
            case "DefaultVersionId" -> names[2] = json.required(name);
            case "UpdateDate", "CreateDate" -> details.seen(json.time(name));
            case "PolicyVersionList" -> json.array(name, () -> versions.add(version()));
            default -> json.parser().skipChildren();
          }
        });
    if (names[1].isEmpty()) {
      throw json.refuse("a managed policy has no Arn");
    }
    RawPolicy inForce = new RawPolicy(names[0], null, "its default version is not in the export");
    List<PolicyVersion> readable = new ArrayList<>();
    for (Version version : versions) {
      boolean isDefault = version.isDefault() || version.id().equals(names[2]);
      PolicyDocument document = version.policy().document();
      if (isDefault) {
        inForce = new RawPolicy(names[0], document, version.policy().defect());
      }
      if (document != null && version.created() != null) {
        readable.add(new PolicyVersion(version.id(), isDefault, version.created(), document));
      }
    }
    if (readable.size() < versions.size()) {
      readable.removeIf(version -> !version.isDefault());
    }
    details.policies.put(
        names[1], new RawDetails.ManagedPolicy(names[0], names[1], readable, inForce));
  }

  private record Version(
      String id, boolean isDefault, @Nullable Instant created, RawPolicy policy) {}

  private Version version() {
    String[] id = {""};
    boolean[] isDefault = {false};
    @Nullable Instant[] created = new @Nullable Instant[1];
    RawPolicy[] policy = {new RawPolicy("", null, "it has no Document")};
    json.object(
        "a policy version",
        name -> {
          switch (name) {
            case "VersionId" -> id[0] = json.required(name);
            case "IsDefaultVersion" ->
                isDefault[0] = json.parser().currentToken() == JsonToken.VALUE_TRUE;
            case "CreateDate" -> created[0] = details.seen(json.time(name));
            case "Document" -> policy[0] = document("");
            default -> json.parser().skipChildren();
          }
        });
    return new Version(id[0], isDefault[0], created[0], policy[0]);
  }
}

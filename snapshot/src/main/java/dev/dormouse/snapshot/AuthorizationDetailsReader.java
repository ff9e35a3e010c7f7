package dev.dormouse.snapshot;

import dev.dormouse.policy.Arn;
import dev.dormouse.policy.PolicyDocument;
import dev.dormouse.policy.PolicyParseException;
import dev.dormouse.policy.PolicyParser;
import dev.dormouse.policy.PolicyVersion;
import dev.dormouse.policy.PrincipalKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * Reads GetAccountAuthorizationDetails as the AWS CLI and boto3 print it, in one pass. Several
 * pages may follow one another in the file. An element that cannot be read becomes a problem, and
 * the rest is read on; members it does not know are passed over.
 */
final class AuthorizationDetailsReader {
  private final Path path;
  private final JsonFile json;
  private final RawDetails details = new RawDetails();
  private final Set<String> seenPrincipals = new HashSet<>();
  private boolean recognized;
  private final List<String> foundMembers = new ArrayList<>();

  private AuthorizationDetailsReader(Path path, JsonFile json) {
    this.path = path;
    this.json = json;
  }

  /**
   * @throws SnapshotException if the file cannot be read to its end, or is another document
   */
  static RawDetails read(Path path) {
    try (JsonFile json = JsonFile.open(path)) {
      AuthorizationDetailsReader reader = new AuthorizationDetailsReader(path, json);
      try {
        reader.pages();
      } catch (RuntimeException e) {
        throw json.failed(e);
      }
      return reader.details;
    }
  }

  private void pages() {
    while (json.nextDocument()) {
      details.truncated = false;
      json.object("the document", this::member);
    }
    if (!recognized) {
      throw new SnapshotException(
          path,
          "",
          foundMembers.isEmpty()
              ? "is empty; expected the output of aws iam get-account-authorization-details"
              : "is not the output of aws iam get-account-authorization-details: it has "
                  + String.join(", ", foundMembers));
    }
  }

  private void member(String name) {
    switch (name) {
      case "UserDetailList" -> list(name, () -> principal(PrincipalKind.USER));
      case "RoleDetailList" -> list(name, () -> principal(PrincipalKind.ROLE));
      case "GroupDetailList" -> list(name, this::group);
      case "Policies" -> list(name, this::managedPolicy);
      case "IsTruncated" -> details.truncated = json.flag(name);
      default -> {
        if (foundMembers.size() < 5) {
          foundMembers.add(name);
        }
        json.parser().skipChildren();
      }
    }
  }

  private void list(String name, Runnable element) {
    recognized = true;
    int[] index = {0};
    json.array(
        name,
        () -> {
          String place = name + "[" + index[0]++ + "]";
          int depth = json.depth();
          if (json.parser().currentToken() != JsonToken.START_OBJECT) {
            lose(place, "is not a JSON object");
            json.parser().skipChildren();
            return;
          }
          try {
            element.run();
          } catch (SnapshotException e) {
            lose(place + ", " + e.problem().place(), e.problem().message());
            json.leave(depth);
          }
        });
  }

  private void lose(String place, String message) {
    Problem problem = new Problem(path, place, message);
    details.problems.add(problem);
    if (place.startsWith("UserDetailList") || place.startsWith("RoleDetailList")) {
      details.lostPrincipals.add(problem);
    }
  }

  private void principal(PrincipalKind kind) {
    RawPrincipal raw = new RawPrincipal(kind);
    json.object(kind == PrincipalKind.USER ? "a user" : "a role", name -> principal(raw, name));
    if (raw.arn == null || raw.id.isEmpty() || raw.name.isEmpty() || raw.created == null) {
      throw json.refuse(
          "a "
              + (kind == PrincipalKind.USER ? "user" : "role")
              + " needs Arn, name, id and CreateDate; this one ends without "
              + (raw.arn == null ? "Arn" : raw.created == null ? "CreateDate" : "name or id"));
    }
    if (!seenPrincipals.add(raw.id)) {
      details.problems.add(
          new Problem(
              path,
              json.place(),
              raw.arn + " (" + raw.id + ") stands twice; the first one counts"));
      details.principals.stream()
          .filter(first -> first.id.equals(raw.id))
          .forEach(first -> first.alsoTold(raw));
      return;
    }
    details.principals.add(raw);
  }

  private void principal(RawPrincipal raw, String name) {
    switch (name) {
      case "Arn" -> raw.arn = arn();
      case "UserId", "RoleId" -> raw.id = required(name);
      case "UserName", "RoleName" -> raw.name = required(name);
      case "Path" -> raw.path = required(name);
      case "CreateDate" -> raw.created = time(name);
      case "Tags" -> json.array(name, () -> tag(raw.tags));
      case "GroupList" -> json.array(name, () -> raw.groups.add(required("GroupList")));
      case "UserPolicyList", "RolePolicyList" -> inlinePolicies(name, raw.inline);
      case "AttachedManagedPolicies" -> attachments(name, raw.attached);
      case "PermissionsBoundary" -> raw.boundary = boundary();
      case "RoleLastUsed" -> roleLastUsed(raw);
      default -> json.parser().skipChildren();
    }
  }

  private Arn arn() {
    try {
      return Arn.parse(required("Arn"));
    } catch (IllegalArgumentException e) {
      throw json.refuse(String.valueOf(e.getMessage()));
    }
  }

  private String required(String name) {
    String text = json.text(name);
    if (text == null || text.isEmpty()) {
      throw json.refuse(name + " is empty");
    }
    return text;
  }

  private @Nullable Instant time(String name) {
    Instant time = json.time(name);
    details.seen(time);
    return time;
  }

  private void tag(Map<String, String> tags) {
    String[] pair = {"", ""};
    json.object(
        "a tag",
        name -> {
          switch (name) {
            case "Key" -> pair[0] = Objects.requireNonNullElse(json.text(name), "");
            case "Value" -> pair[1] = Objects.requireNonNullElse(json.text(name), "");
            default -> json.parser().skipChildren();
          }
        });
    tags.put(pair[0], pair[1]);
  }

  private void roleLastUsed(RawPrincipal raw) {
    if (json.parser().currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    raw.lastUsedTold = true;
    json.object(
        "RoleLastUsed",
        name -> {
          if (name.equals("LastUsedDate")) {
            raw.lastUsed = time(name);
          } else {
            json.parser().skipChildren();
          }
        });
  }

  private @Nullable String boundary() {
    if (json.parser().currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    String[] arn = new String[1];
    json.object(
        "PermissionsBoundary",
        name -> {
          if (name.equals("PermissionsBoundaryArn")) {
            arn[0] = required(name);
          } else {
            json.parser().skipChildren();
          }
        });
    return arn[0];
  }

  private void attachments(String list, List<RawPrincipal.Attachment> attached) {
    json.array(
        list,
        () -> {
          String[] pair = {"", ""};
          json.object(
              "an attached policy",
              name -> {
                switch (name) {
                  case "PolicyName" -> pair[0] = required(name);
                  case "PolicyArn" -> pair[1] = required(name);
                  default -> json.parser().skipChildren();
                }
              });
          attached.add(new RawPrincipal.Attachment(pair[0], pair[1]));
        });
  }

  private void inlinePolicies(String list, List<RawPolicy> policies) {
    json.array(
        list,
        () -> {
          RawPolicy[] found = {new RawPolicy("", null, "it has no PolicyDocument")};
          String[] policyName = {""};
          json.object(
              "an inline policy",
              name -> {
                switch (name) {
                  case "PolicyName" -> policyName[0] = required(name);
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

  private void group() {
    String[] groupName = {""};
    List<RawPolicy> inline = new ArrayList<>();
    List<RawPrincipal.Attachment> attached = new ArrayList<>();
    json.object(
        "a group",
        name -> {
          switch (name) {
            case "GroupName" -> groupName[0] = required(name);
            case "GroupPolicyList" -> inlinePolicies(name, inline);
            case "AttachedManagedPolicies" -> attachments(name, attached);
            case "CreateDate" -> time(name);
            default -> json.parser().skipChildren();
          }
        });
    details.groups.put(groupName[0], new RawPrincipal.Group(groupName[0], inline, attached));
  }

  private void managedPolicy() {
    String[] names = {"", "", ""};
    List<Version> versions = new ArrayList<>();
    json.object(
        "a managed policy",
        name -> {
          switch (name) {
            case "PolicyName" -> names[0] = required(name);
            case "Arn" -> names[1] = required(name);
            case "DefaultVersionId" -> names[2] = required(name);
            case "UpdateDate", "CreateDate" -> time(name);
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
            case "VersionId" -> id[0] = required(name);
            case "IsDefaultVersion" ->
                isDefault[0] = json.parser().currentToken() == JsonToken.VALUE_TRUE;
            case "CreateDate" -> created[0] = time(name);
            case "Document" -> policy[0] = document("");
            default -> json.parser().skipChildren();
          }
        });
    return new Version(id[0], isDefault[0], created[0], policy[0]);
  }
}

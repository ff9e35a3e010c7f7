package dev.dormouse.snapshot;

import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.policy.Arn;
import dev.dormouse.policy.PrincipalKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
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
  private final PolicyElements policies;
  private final Set<String> seenPrincipals = new HashSet<>();
  private final Set<PrincipalKind> listed = EnumSet.noneOf(PrincipalKind.class);
  private boolean recognized;
  private final List<String> foundMembers = new ArrayList<>();

  private AuthorizationDetailsReader(Path path, JsonFile json) {
    this.path = path;
    this.json = json;
    this.policies = new PolicyElements(path, json, details);
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
    for (PrincipalKind kind : PrincipalKind.values()) {
      if (listed.add(kind)) {
        noList(kind, "is not there");
      }
    }
  }

  /** An absent list says nothing of whom it would have held. */
  private void noList(PrincipalKind kind, String state) {
    Problem problem =
        new Problem(path, list(kind), state + "; export all of the account, without --filter");
    details.problems.add(problem);
    details.lostPrincipals.add(
        LostPrincipal.any(kind, UnknownReason.PRINCIPALS_NOT_LISTED, problem));
  }

  /** The member that holds the principals of a kind. */
  static String list(PrincipalKind kind) {
    return switch (kind) {
      case USER -> "UserDetailList";
      case ROLE -> "RoleDetailList";
    };
  }

  private void member(String name) {
    switch (name) {
      case "UserDetailList" -> principals(PrincipalKind.USER);
      case "RoleDetailList" -> principals(PrincipalKind.ROLE);
      case "GroupDetailList" -> list(name, this::group);
      case "Policies" -> list(name, policies::managed);
      case "IsTruncated" -> details.truncated = json.flag(name);
      default -> {
        if (foundMembers.size() < 5) {
          foundMembers.add(name);
        }
        json.parser().skipChildren();
      }
    }
  }

  private void principals(PrincipalKind kind) {
    listed.add(kind);
    if (json.parser().currentToken() == JsonToken.VALUE_NULL) {
      recognized = true;
      noList(kind, "is null");
    } else {
      list(list(kind), () -> principal(kind));
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
    for (PrincipalKind kind : PrincipalKind.values()) {
      if (place.startsWith(list(kind))) {
        details.lostPrincipals.add(
            LostPrincipal.any(kind, UnknownReason.PRINCIPAL_UNREADABLE, problem));
      }
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
      case "UserId", "RoleId" -> raw.id = json.required(name);
      case "UserName", "RoleName" -> raw.name = json.required(name);
      case "Path" -> raw.path = json.required(name);
      case "CreateDate" -> raw.created = details.seen(json.time(name));
      case "Tags" -> json.array(name, () -> tag(raw.tags));
      case "GroupList" -> json.array(name, () -> raw.groups.add(json.required("GroupList")));
      case "UserPolicyList", "RolePolicyList" -> policies.inline(name, raw.inline);
      case "AttachedManagedPolicies" -> policies.attachments(name, raw.attached);
      case "PermissionsBoundary" -> raw.boundary = boundary();
      case "RoleLastUsed" -> roleLastUsed(raw);
      default -> json.parser().skipChildren();
    }
  }

  private Arn arn() {
    try {
      return Arn.parse(json.required("Arn"));
    } catch (IllegalArgumentException e) {
      throw json.refuse(String.valueOf(e.getMessage()));
    }
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
            raw.lastUsed = details.seen(json.time(name));
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
            arn[0] = json.required(name);
          } else {
            json.parser().skipChildren();
          }
        });
    return arn[0];
  }

  private void group() {
    String[] groupName = {""};
    List<RawPolicy> inline = new ArrayList<>();
    List<RawPrincipal.Attachment> attached = new ArrayList<>();
    json.object(
        "a group",
        name -> {
          switch (name) {
            case "GroupName" -> groupName[0] = json.required(name);
            case "GroupPolicyList" -> policies.inline(name, inline);
            case "AttachedManagedPolicies" -> policies.attachments(name, attached);
            case "CreateDate" -> details.seen(json.time(name));
            default -> json.parser().skipChildren();
          }
        });
    details.groups.put(groupName[0], new RawPrincipal.Group(groupName[0], inline, attached));
  }
}

package dev.dormouse.catalog;

import dev.dormouse.catalog.ServiceReference.ReferenceAction;
import dev.dormouse.catalog.ServiceReference.ReferenceOperation;
import dev.dormouse.catalog.ServiceReference.ReferenceService;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One pass over one service's document. Members that no fact comes from are skipped. */
final class ServiceDocument {
  private final Members members;
  private String prefix = "";
  private List<ReferenceAction> actions = List.of();
  private List<ReferenceOperation> operations = List.of();
  private List<TypeDraft> types = List.of();

  /** A resource type, read when the service's name may still be to come. */
  private record TypeDraft(String name, List<String> formats) {}

  ServiceDocument(Members members) {
    this.members = members;
  }

  ReferenceService read() {
    members.each(this::member);
    if (prefix.isEmpty() || actions.isEmpty()) {
      throw members.refuse("a service's document needs Name and Actions", prefix);
    }
    List<ResourceType> resourceTypes =
        types.stream().map(type -> new ResourceType(prefix, type.name(), type.formats())).toList();
    return new ReferenceService(prefix, resourceTypes, actions, operations);
  }

  private void member(String name) {
    switch (name) {
      case "Name" -> prefix = members.text();
      case "Actions" -> actions = members.list(() -> new ActionEntry().read());
      case "Operations" -> operations = members.list(this::operation);
      case "Resources" -> types = members.list(this::type);
      default -> members.skip();
    }
  }

  private TypeDraft type() {
    String[] name = {""};
    List<String> formats = new ArrayList<>();
    members.each(
        member -> {
          switch (member) {
            case "Name" -> name[0] = members.text();
            case "ARNFormats" -> formats.addAll(members.list(members::text));
            default -> members.skip();
          }
        });
    return new TypeDraft(members.required(name[0], "Name of a resource type"), formats);
  }

  private ReferenceOperation operation() {
    String[] name = {""};
    List<String> needed = new ArrayList<>();
    members.each(
        member -> {
          switch (member) {
            case "Name" -> name[0] = word("Name of an operation");
            case "AuthorizedActions" -> needed.addAll(members.list(this::authorizedAction));
            default -> members.skip();
          }
        });
    return new ReferenceOperation(members.required(name[0], "Name of an operation"), needed);
  }

  private String authorizedAction() {
    String[] found = {"", ""};
    members.each(
        member -> {
          switch (member) {
            case "Service" -> found[0] = members.text();
            case "Name" -> found[1] = members.text();
            default -> members.skip();
          }
        });
    return members.required(found[0], "Service of an authorized action")
        + ':'
        + members.required(found[1], "Name of an authorized action");
  }

  /** A text without spaces, which separate fields of the table. */
  private String word(String name) {
    String word = members.text();
    if (word.indexOf(' ') >= 0) {
      throw members.refuse("a space stands in the " + name, word);
    }
    return word;
  }

  /** One element of {@code Actions}. */
  private final class ActionEntry {
    private final Set<String> properties = new HashSet<>();
    private final Set<String> supportedBy = new HashSet<>();
    private boolean annotated;
    private String name = "";
    private List<String> typeNames = List.of();

    ReferenceAction read() {
      members.each(this::member);
      members.required(name, "Name of an action");
      members.required(annotated ? name : "", "Annotations.Properties of the action " + name);
      return new ReferenceAction(
          name,
          level(),
          typeNames,
          supportedBy.contains("IAM Action Last Accessed"),
          supportedBy.contains("IAM Access Analyzer Policy Generation"));
    }

    private void member(String member) {
      switch (member) {
        case "Name" -> name = word("Name of an action");
        case "Annotations" -> members.each(this::annotation);
        case "Resources" ->
            typeNames = members.list(() -> members.name("Name of an action's resource type"));
        case "SupportedBy" -> members.each(feature -> addIfTrue(feature, supportedBy));
        default -> members.skip();
      }
    }

    private void annotation(String annotation) {
      if (annotation.equals("Properties")) {
        annotated = true;
        members.each(property -> addIfTrue(property, properties));
      } else {
        members.skip();
      }
    }

    private void addIfTrue(String name, Set<String> names) {
      if (members.truth()) {
        names.add(name);
      }
    }

    private AccessLevel level() {
      if (properties.contains("IsPermissionManagement")) {
        return AccessLevel.PERMISSIONS_MANAGEMENT;
      }
      if (properties.contains("IsTaggingOnly")) {
        return AccessLevel.TAGGING;
      }
      if (properties.contains("IsList")) {
        return AccessLevel.LIST;
      }
      return properties.contains("IsWrite") ? AccessLevel.WRITE : AccessLevel.READ;
    }
  }
}

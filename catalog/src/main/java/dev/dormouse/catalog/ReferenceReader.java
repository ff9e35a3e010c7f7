package dev.dormouse.catalog;

import dev.dormouse.catalog.ServiceReference.ReferenceAction;
import dev.dormouse.catalog.ServiceReference.ReferenceOperation;
import dev.dormouse.catalog.ServiceReference.ReferenceService;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the documents of AWS's service reference (Service Authorization Reference, "Simplified AWS
 * service information for programmatic access"): the index and one document a service.
 */
public final class ReferenceReader {
  private static final JsonFactory JSON = new JsonFactory();

  private ReferenceReader() {}

  /** An entry of the index. */
  public record IndexEntry(String service, String url) {}

  private interface Member {
    void read(String name);
  }

  /**
   * @throws CatalogException naming {@code what} and the place
   */
  public static List<IndexEntry> index(InputStream in, String what) {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), in)) {
      List<IndexEntry> entries = new ArrayList<>();
      json.nextToken();
      array(
          json,
          what,
          () -> {
            String[] found = {"", ""};
            object(
                json,
                what,
                name -> {
                  switch (name) {
                    case "service" -> found[0] = text(json, what);
                    case "url" -> found[1] = text(json, what);
                    default -> json.skipChildren();
                  }
                });
            if (found[0].isEmpty() || found[1].isEmpty()) {
              throw refuse(json, what, "an entry of the index needs service and url");
            }
            entries.add(new IndexEntry(found[0], found[1]));
          });
      return entries;
    } catch (JacksonException e) {
      throw notJson(what, e);
    }
  }

  /**
   * @throws CatalogException naming {@code what} and the place
   */
  public static ReferenceService service(InputStream in, String what) {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), in)) {
      json.nextToken();
      String[] prefix = {""};
      List<TypeDraft> types = new ArrayList<>();
      List<ReferenceAction> actions = new ArrayList<>();
      List<ReferenceOperation> operations = new ArrayList<>();
      object(
          json,
          what,
          name -> {
            switch (name) {
              case "Name" -> prefix[0] = text(json, what);
              case "Actions" -> array(json, what, () -> actions.add(action(json, what)));
              case "Resources" -> array(json, what, () -> types.add(type(json, what)));
              case "Operations" -> array(json, what, () -> operations.add(operation(json, what)));
              default -> json.skipChildren();
            }
          });
      if (prefix[0].isEmpty() || actions.isEmpty()) {
        throw refuse(json, what, "not a document of the service reference: no Name or no Actions");
      }
      List<ResourceType> resourceTypes =
          types.stream()
              .map(type -> new ResourceType(prefix[0], type.name(), type.formats()))
              .toList();
      return new ReferenceService(prefix[0], resourceTypes, actions, operations);
    } catch (JacksonException e) {
      throw notJson(what, e);
    }
  }

  private record TypeDraft(String name, List<String> formats) {}

  private static ReferenceAction action(JsonParser json, String what) {
    String[] actionName = {""};
    List<String> types = new ArrayList<>();
    List<String> truths = new ArrayList<>();
    object(
        json,
        what,
        name -> {
          switch (name) {
            case "Name" -> actionName[0] = text(json, what);
            case "Resources" -> array(json, what, () -> types.add(named(json, what)));
            case "Annotations" -> object(json, what, inner -> truths(json, what, truths));
            case "SupportedBy" -> truths(json, what, truths);
            default -> json.skipChildren();
          }
        });
    return new ReferenceAction(
        required(json, what, actionName[0], "an action"),
        level(truths),
        types,
        truths.contains("IAM Action Last Accessed"),
        truths.contains("IAM Access Analyzer Policy Generation"));
  }

  /** Collects the names of the members that are true. */
  private static void truths(JsonParser json, String what, List<String> truths) {
    object(
        json,
        what,
        name -> {
          if (json.currentToken() == JsonToken.VALUE_TRUE) {
            truths.add(name);
          }
          json.skipChildren();
        });
  }

  private static AccessLevel level(List<String> truths) {
    if (truths.contains("IsPermissionManagement")) {
      return AccessLevel.PERMISSIONS_MANAGEMENT;
    }
    if (truths.contains("IsTaggingOnly")) {
      return AccessLevel.TAGGING;
    }
    if (truths.contains("IsList")) {
      return AccessLevel.LIST;
    }
    return truths.contains("IsWrite") ? AccessLevel.WRITE : AccessLevel.READ;
  }

  private static String named(JsonParser json, String what) {
    String[] found = {""};
    object(
        json,
        what,
        name -> {
          if (name.equals("Name")) {
            found[0] = text(json, what);
          } else {
            json.skipChildren();
          }
        });
    return required(json, what, found[0], "a resource type");
  }

  private static TypeDraft type(JsonParser json, String what) {
    String[] typeName = {""};
    List<String> formats = new ArrayList<>();
    object(
        json,
        what,
        name -> {
          switch (name) {
            case "Name" -> typeName[0] = text(json, what);
            case "ARNFormats" -> array(json, what, () -> formats.add(text(json, what)));
            default -> json.skipChildren();
          }
        });
    return new TypeDraft(required(json, what, typeName[0], "a resource type"), formats);
  }

  private static ReferenceOperation operation(JsonParser json, String what) {
    String[] operationName = {""};
    List<String> actions = new ArrayList<>();
    object(
        json,
        what,
        name -> {
          switch (name) {
            case "Name" -> operationName[0] = text(json, what);
            case "AuthorizedActions" ->
                array(json, what, () -> actions.add(authorizedAction(json, what)));
            default -> json.skipChildren();
          }
        });
    return new ReferenceOperation(
        required(json, what, operationName[0], "an operation"), List.copyOf(actions));
  }

  private static String authorizedAction(JsonParser json, String what) {
    String[] found = {"", ""};
    object(
        json,
        what,
        name -> {
          switch (name) {
            case "Service" -> found[0] = text(json, what);
            case "Name" -> found[1] = text(json, what);
            default -> json.skipChildren();
          }
        });
    return found[0] + ":" + found[1];
  }

  private static String required(JsonParser json, String what, String value, String whose) {
    boolean type = whose.equals("a resource type");
    boolean odd =
        value.isEmpty() || value.chars().anyMatch(c -> c < ' ' || c > '~' || (c == ' ' && !type));
    if (odd) {
      throw refuse(json, what, whose + " has a bad Name: \"" + value + "\"");
    }
    return value;
  }

  private static void object(JsonParser json, String what, Member member) {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw refuse(json, what, "expected a JSON object");
    }
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      member.read(name);
    }
  }

  private static void array(JsonParser json, String what, Runnable element) {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw refuse(json, what, "expected a JSON array");
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      element.run();
    }
  }

  private static String text(JsonParser json, String what) {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw refuse(json, what, "expected a text");
    }
    return json.getString();
  }

  private static CatalogException refuse(JsonParser json, String what, String reason) {
    var at = json.currentTokenLocation();
    return new CatalogException(
        what + ": line " + at.getLineNr() + ", column " + at.getColumnNr() + ": " + reason);
  }

  private static CatalogException notJson(String what, JacksonException e) {
    return new CatalogException(what + ": not valid JSON: " + e.getOriginalMessage(), e);
  }
}

package dev.dormouse.api.operation;

import dev.dormouse.analyzers.life.FindingDetails;
import dev.dormouse.catalog.Action;
import dev.dormouse.catalog.ActionSet;
import dev.dormouse.catalog.Catalog;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The elements of {@code findingDetails}: Access Analyzer API, "FindingDetails". */
public final class DetailsJson {
  private final Catalog catalog;

  public DetailsJson(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * @param place what it is of, by which pages are parted: a service's prefix, a key's id
   */
  public record Element(String place, Consumer<JsonGenerator> json) {}

  /** In the order of their places. */
  public List<Element> elements(@Nullable FindingDetails details) {
    return switch (details) {
      case null -> List.of();
      case FindingDetails.Role(var lastAccessed) ->
          List.of(lastUse("unusedIamRoleDetails", lastAccessed));
      case FindingDetails.Password(var lastAccessed) ->
          List.of(lastUse("unusedIamUserPasswordDetails", lastAccessed));
      case FindingDetails.Keys(var keys) -> ordered(keys.stream().map(DetailsJson::key).toList());
      case FindingDetails.Permissions(var services) ->
          ordered(services.stream().map(this::service).toList());
    };
  }

  private static List<Element> ordered(List<Element> elements) {
    return elements.stream().sorted(Comparator.comparing(Element::place)).toList();
  }

  private static Element lastUse(String name, @Nullable Instant lastAccessed) {
    return new Element(
        "", json -> union(json, name, () -> Times.write(json, "lastAccessed", lastAccessed)));
  }

  private static Element key(FindingDetails.Key key) {
    return new Element(
        key.id(),
        json ->
            union(
                json,
                "unusedIamUserAccessKeyDetails",
                () -> {
                  json.writeStringProperty("accessKeyId", key.id());
                  Times.write(json, "lastAccessed", key.lastAccessed());
                }));
  }

  private Element service(FindingDetails.Service service) {
    return new Element(
        service.prefix(),
        json ->
            union(
                json,
                "unusedPermissionDetails",
                () -> {
                  json.writeStringProperty("serviceNamespace", service.prefix());
                  Times.write(json, "lastAccessed", service.lastAccessed());
                  actions(json, service);
                }));
  }

  private void actions(JsonGenerator json, FindingDetails.Service service) {
    ActionSet actions = service.actions();
    if (actions == null) {
      return;
    }
    json.writeArrayPropertyStart("actions");
    actions
        .ids()
        .mapToObj(catalog::action)
        .sorted(Comparator.comparing(Action::name))
        .forEach(
            action -> {
              json.writeStartObject();
              json.writeStringProperty("action", action.name());
              Times.write(json, "lastAccessed", service.actionTimes().get(action.id()));
              json.writeEndObject();
            });
    json.writeEndArray();
  }

  private static void union(JsonGenerator json, String name, Runnable members) {
    json.writeStartObject();
    json.writeObjectPropertyStart(name);
    members.run();
    json.writeEndObject();
    json.writeEndObject();
  }
}

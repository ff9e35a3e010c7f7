package dev.dormouse.app;

import dev.dormouse.catalog.ActionSet;
import dev.dormouse.catalog.Service;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/**
 * Writes what findings consist of: times and names of actions. For one thread and one account, in
 * which the same times stand again and again.
 */
final class JsonFields {
  private final JsonGenerator json;
  private final ActionNames actionNames;
  private final Map<Instant, SerializableString> times = new HashMap<>();

  JsonFields(JsonGenerator json, ActionNames actionNames) {
    this.json = json;
    this.actionNames = actionNames;
  }

  JsonGenerator json() {
    return json;
  }

  ActionNames actionNames() {
    return actionNames;
  }

  /** A member with a time, as ISO 8601 in UTC; nothing for null. */
  void time(String property, @Nullable Instant time) {
    if (time != null) {
      json.writeName(property);
      json.writeString(
          times.computeIfAbsent(time, absent -> new SerializedString(absent.toString())));
    }
  }

  /** A member with the names of those of a service's actions, sorted; nothing if there is none. */
  void names(String property, Service service, ActionSet actions) {
    if (actions.isEmpty()) {
      return;
    }
    json.writeArrayPropertyStart(property);
    for (ActionNames.Named named : actionNames.of(service)) {
      if (actions.contains(named.action().id())) {
        json.writeString(named.json());
      }
    }
    json.writeEndArray();
  }
}

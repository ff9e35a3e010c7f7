package dev.dormouse.app;

import dev.dormouse.catalog.Action;
import dev.dormouse.catalog.ActionSet;
import dev.dormouse.catalog.Catalog;
import dev.dormouse.catalog.Service;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/**
 * The names of each service's actions in the order of reports, ready to be written as JSON. Most of
 * a report are such names: sorting and escaping them once a service, not once a principal, makes
 * rendering several times as fast. May be used by several threads.
 */
final class ActionNames {
  private final Catalog catalog;
  private final Map<String, List<Named>> services = new ConcurrentHashMap<>();

  /** An action and its name as JSON. */
  record Named(Action action, SerializableString json) {}

  ActionNames(Catalog catalog) {
    this.catalog = catalog;
  }

  /** All actions of a service, by name. */
  List<Named> of(Service service) {
    return services.computeIfAbsent(service.prefix(), prefix -> sorted(service.actions()));
  }

  private List<Named> sorted(ActionSet actions) {
    return actions
        .ids()
        .mapToObj(catalog::action)
        .sorted(Comparator.comparing(Action::name))
        .map(action -> new Named(action, json(action.name())))
        .toList();
  }

  private static SerializableString json(String name) {
    SerializedString json = new SerializedString(name);
    // Escaped here: done later, by whichever thread comes first, it would not be visible to others.
    json.asQuotedChars();
    return json;
  }
}

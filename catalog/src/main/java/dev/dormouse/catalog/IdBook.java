package dev.dormouse.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which action has which id: what was ever given, and the next for what is new. */
final class IdBook {
  private final Map<String, Integer> ids = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();

  /** An action that has an id, as it was when it got it. */
  record Entry(int id, String service, String name, AccessLevel accessLevel) {}

  /** Gives an id to every action of the catalog that has none yet, in the order of its ids. */
  void addAll(Catalog catalog) {
    for (int id = 0; id < catalog.idLimit(); id++) {
      Action action = catalog.action(id);
      idOf(action.service(), action.name(), action.accessLevel());
    }
  }

  /** The action's id, by service and name in any case; the next free one if it has none. */
  int idOf(String service, String name, AccessLevel accessLevel) {
    return ids.computeIfAbsent(
        key(service, name),
        key -> {
          entries.add(new Entry(entries.size(), service, name, accessLevel));
          return entries.size() - 1;
        });
  }

  /** Every action that ever got an id, by id. */
  List<Entry> entries() {
    return entries;
  }

  /** Service and name as IAM compares them. */
  static String key(String service, String name) {
    return Ascii.lower(service + ':' + name);
  }
}

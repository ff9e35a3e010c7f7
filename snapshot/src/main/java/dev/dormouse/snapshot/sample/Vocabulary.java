package dev.dormouse.snapshot.sample;

import dev.dormouse.catalog.ActionSet;
import dev.dormouse.catalog.Catalog;
import dev.dormouse.catalog.Service;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The catalog's names, as the sample needs them. A pattern is looked up once; there are few of
 * them, however large the organization.
 */
final class Vocabulary {
  private final Catalog catalog;
  private final Map<String, ActionSet> patterns = new ConcurrentHashMap<>();

  Vocabulary(Catalog catalog) {
    this.catalog = catalog;
  }

  List<Service> services() {
    return catalog.services();
  }

  ActionSet lastAccessed() {
    return catalog.lastAccessed();
  }

  String name(int action) {
    return catalog.action(action).name();
  }

  ActionSet expand(String pattern) {
    return patterns.computeIfAbsent(pattern, catalog::expand);
  }

  /**
   * The actions that a document is about, as a last-accessed report sees it: what it allows, on
   * whatever resources, less what it denies everywhere.
   */
  ActionSet granted(Document document) {
    ActionSet allowed = ActionSet.empty();
    ActionSet denied = ActionSet.empty();
    for (Statement statement : document.statements()) {
      switch (statement.effect()) {
        case ALLOW -> allowed = allowed.or(meant(statement));
        case DENY -> denied = statement.deniesEverywhere() ? denied.or(meant(statement)) : denied;
      }
    }
    return allowed.andNot(denied);
  }

  private ActionSet meant(Statement statement) {
    ActionSet named = ActionSet.empty();
    for (String pattern : statement.actions()) {
      named = named.or(expand(pattern));
    }
    return statement.allBut() ? catalog.all().andNot(named) : named;
  }
}

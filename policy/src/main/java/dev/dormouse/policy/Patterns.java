package dev.dormouse.policy;

import dev.dormouse.catalog.ActionSet;
import dev.dormouse.catalog.Catalog;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the patterns of policies stand for in one catalog, remembered: AWS's 1,640 managed policies
 * write 73,000 patterns, of which 19,000 are distinct. Depends on the catalog alone, so it never
 * grows stale. Safe for use by several threads.
 */
final class Patterns {
  /**
   * Patterns of a kind remembered before that memory is emptied; some hundred bytes each. A very
   * large organization has some ten thousand distinct ones.
   */
  private static final int REMEMBERED = 50_000;

  /** Distinct patterns of actions, and of resources, to make room for at once. */
  private static final int ACTIONS = 16_000;

  private static final int RESOURCES = 4_000;

  private final Catalog catalog;
  private final ResourceIndex index;

  /** Action patterns such as {@code s3:Get*}. */
  private final Map<String, ActionSet> actions = new ConcurrentHashMap<>(ACTIONS);

  /** Resource patterns whose <code>${…}</code> are variables, and such where they are text. */
  private final Map<String, CompiledStatement.Reach> variable = new ConcurrentHashMap<>(RESOURCES);

  private final Map<String, CompiledStatement.Reach> plain = new ConcurrentHashMap<>();

  private final CompiledStatement.Reach everywhere;

  Patterns(Catalog catalog) {
    this.catalog = catalog;
    this.index = new ResourceIndex(catalog);
    this.everywhere =
        new CompiledStatement.Reach(
            new ResourceScope.Inside(ResourcePattern.EVERYTHING), catalog.all());
  }

  Catalog catalog() {
    return catalog;
  }

  /** The actions that a pattern of {@code Action} names; empty if it names none. */
  ActionSet actions(String pattern) {
    ActionSet known = actions.get(pattern);
    return known == null ? remember(actions, pattern, catalog.expand(pattern)) : known;
  }

  /**
   * The resources that a pattern of {@code Resource} speaks of, with every action that has one of
   * them.
   */
  CompiledStatement.Reach resources(String pattern, boolean policyVariables) {
    if (pattern.equals("*")) {
      return everywhere;
    }
    Map<String, CompiledStatement.Reach> memory = policyVariables ? variable : plain;
    CompiledStatement.Reach known = memory.get(pattern);
    return known == null ? remember(memory, pattern, reach(pattern, policyVariables)) : known;
  }

  private CompiledStatement.Reach reach(String text, boolean policyVariables) {
    ResourcePattern pattern = ResourcePattern.parse(text, policyVariables);
    return new CompiledStatement.Reach(
        new ResourceScope.Inside(pattern), index.reachedBy(text, pattern));
  }

  /** The resources that {@code NotResource} leaves, with every action that has one of them. */
  CompiledStatement.Reach outside(List<ResourcePattern> excluded) {
    return new CompiledStatement.Reach(
        new ResourceScope.Outside(excluded), index.reachedOutside(excluded));
  }

  private static <V> V remember(Map<String, V> memory, String pattern, V meaning) {
    if (memory.size() >= REMEMBERED) {
      memory.clear();
    }
    memory.put(pattern, meaning);
    return meaning;
  }
}

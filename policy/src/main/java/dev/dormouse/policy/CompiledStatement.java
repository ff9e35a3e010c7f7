package dev.dormouse.policy;

import dev.dormouse.catalog.ActionSet;
import java.util.List;

/**
 * A statement as sets of actions.
 *
 * @param named the actions its {@code Action} or {@code NotAction} speaks of
 * @param reaches for an {@code Allow}, what it grants through each of its resource scopes
 * @param scopes for a {@code Deny}, the resources it closes
 * @param effective what an {@code Allow} grants through any scope
 * @param unrecognized the {@code Allow}'s action patterns, as written, that match no known action
 */
record CompiledStatement(
    Statement statement,
    ActionSet named,
    List<Reach> reaches,
    List<ResourceScope> scopes,
    ActionSet effective,
    List<String> unrecognized) {

  /** The actions granted through one resource scope. */
  record Reach(ResourceScope scope, ActionSet actions) {

    /** This reach without the actions that are not {@code named}. */
    Reach only(ActionSet named) {
      return new Reach(scope, named.and(actions));
    }
  }

  boolean closesEverything() {
    return scopes.stream().anyMatch(scope -> scope.covers(EVERYTHING));
  }

  boolean closes(ResourceScope scope) {
    return scopes.stream().anyMatch(mine -> mine.covers(scope));
  }

  private static final ResourceScope EVERYTHING =
      new ResourceScope.Inside(ResourcePattern.EVERYTHING);
}

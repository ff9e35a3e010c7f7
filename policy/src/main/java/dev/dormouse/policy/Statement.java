package dev.dormouse.policy;

import org.jspecify.annotations.Nullable;

/**
 * One statement of an identity policy.
 *
 * @param index place in the document, from 0
 * @param sid the statement's own name, if it has one
 * @param condition the {@code Condition} block as compact JSON; null if there is none or it is
 *     empty, for an empty block restricts nothing
 */
public record Statement(
    int index,
    @Nullable String sid,
    Effect effect,
    PatternClause actions,
    PatternClause resources,
    @Nullable String condition) {

  public boolean conditional() {
    return condition != null;
  }
}

package dev.dormouse.policy;

import java.util.List;

/**
 * The patterns of an {@code Action} or {@code Resource} element, or, when {@code negated}, of
 * {@code NotAction} or {@code NotResource}: everything except the patterns.
 */
public record PatternClause(boolean negated, List<String> patterns) {
  public PatternClause {
    patterns = List.copyOf(patterns);
  }
}

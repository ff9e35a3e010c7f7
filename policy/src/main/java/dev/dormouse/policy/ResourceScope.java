package dev.dormouse.policy;

import java.util.List;

/** The resources a statement speaks of: those a pattern matches, or all that no pattern matches. */
sealed interface ResourceScope {

  record Inside(ResourcePattern pattern) implements ResourceScope {
    @Override
    public boolean covers(ResourceScope other) {
      return other.inside(this);
    }

    @Override
    public boolean inside(Inside other) {
      return other.pattern.covers(pattern);
    }

    @Override
    public boolean inside(Outside other) {
      return other.excluded.stream().noneMatch(pattern::intersects);
    }
  }

  record Outside(List<ResourcePattern> excluded) implements ResourceScope {
    @Override
    public boolean covers(ResourceScope other) {
      return other.inside(this);
    }

    @Override
    public boolean inside(Inside other) {
      return other.pattern.isEverything();
    }

    @Override
    public boolean inside(Outside other) {
      return other.excluded.stream()
          .allMatch(theirs -> excluded.stream().anyMatch(mine -> mine.covers(theirs)));
    }
  }

  /**
   * Whether every resource of {@code other} surely lies in this scope. By dispatch, for a switch
   * over types takes a short-lived process some 20 ms to link.
   */
  boolean covers(ResourceScope other);

  /** Whether every resource of this scope surely lies in {@code other}. */
  boolean inside(Inside other);

  /** Whether every resource of this scope surely lies in {@code other}. */
  boolean inside(Outside other);

  /** One scope for each {@code Resource} pattern; one for all of {@code NotResource}. */
  static List<ResourceScope> of(PatternClause resources, boolean policyVariables) {
    List<ResourcePattern> patterns = parse(resources.patterns(), policyVariables);
    return resources.negated()
        ? List.of(new Outside(patterns))
        : patterns.stream().<ResourceScope>map(Inside::new).toList();
  }

  static List<ResourcePattern> parse(List<String> patterns, boolean policyVariables) {
    return patterns.stream().map(text -> ResourcePattern.parse(text, policyVariables)).toList();
  }
}

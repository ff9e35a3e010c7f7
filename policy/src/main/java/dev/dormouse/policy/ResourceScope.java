package dev.dormouse.policy;

import java.util.List;

/** The resources a statement speaks of: those a pattern matches, or all that no pattern matches. */
sealed interface ResourceScope {

  record Inside(ResourcePattern pattern) implements ResourceScope {}

  record Outside(List<ResourcePattern> excluded) implements ResourceScope {}

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

  /** Whether every resource of {@code other} surely lies in this scope. */
  default boolean covers(ResourceScope other) {
    return switch (this) {
      case Inside(ResourcePattern mine) ->
          switch (other) {
            case Inside(ResourcePattern theirs) -> mine.covers(theirs);
            case Outside _ -> mine.isEverything();
          };
      case Outside(List<ResourcePattern> mine) ->
          switch (other) {
            case Inside(ResourcePattern theirs) -> mine.stream().noneMatch(theirs::intersects);
            case Outside(List<ResourcePattern> theirs) ->
                mine.stream().allMatch(m -> theirs.stream().anyMatch(t -> t.covers(m)));
          };
    };
  }
}

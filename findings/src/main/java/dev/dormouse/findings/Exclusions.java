package dev.dormouse.findings;

import dev.dormouse.catalog.Glob;
import dev.dormouse.policy.Principal;
import dev.dormouse.policy.PrincipalKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is left out of an analysis. Rules are alternatives: one that matches is enough.
 *
 * @param rules AWS's exclusions, by account and tag
 * @param paths path patterns, such as {@code /service-role/*}
 * @param names name patterns of roles and users, such as {@code *BreakGlass*}
 * @param organizationalUnits ids or names of units; everything below them is excluded
 * @param ownRole name pattern of the role that collects for Dormouse; its use is Dormouse's own
 */
public record Exclusions(
    List<ExclusionRule> rules,
    List<Glob> paths,
    List<Glob> names,
    Set<String> organizationalUnits,
    Glob ownRole) {

  /** The role name that the documentation and templates give to the collector's role. */
  public static final String COLLECTOR_ROLE = "DormouseCollector";

  public static final Exclusions NONE =
      new Exclusions(List.of(), List.of(), List.of(), Set.of(), Glob.of(COLLECTOR_ROLE, false));

  public Exclusions {
    rules = List.copyOf(rules);
    paths = List.copyOf(paths);
    names = List.copyOf(names);
    organizationalUnits = Set.copyOf(organizationalUnits);
  }

  /** Why the principal is left out; empty if it is not. */
  public Optional<ExclusionReason> reason(Account account, Principal principal) {
    if (principal.serviceLinked()) {
      return Optional.of(ExclusionReason.SERVICE_LINKED_ROLE);
    }
    if (principal.kind() == PrincipalKind.ROLE && ownRole.matches(principal.name())) {
      return Optional.of(ExclusionReason.OWN_ROLE);
    }
    if (account.ancestors().stream()
        .anyMatch(
            unit ->
                organizationalUnits.contains(unit.id())
                    || organizationalUnits.contains(unit.name()))) {
      return Optional.of(ExclusionReason.ORGANIZATIONAL_UNIT);
    }
    for (ExclusionRule rule : rules) {
      if (rule.excludes(account, principal)) {
        return Optional.of(
            rule.resourceTags().isEmpty() ? ExclusionReason.ACCOUNT : ExclusionReason.TAG);
      }
    }
    if (paths.stream().anyMatch(path -> path.matches(principal.path()))) {
      return Optional.of(ExclusionReason.PATH);
    }
    return names.stream().anyMatch(name -> name.matches(principal.name()))
        ? Optional.of(ExclusionReason.NAME)
        : Optional.empty();
  }
}

package dev.dormouse.analyzers;

import dev.dormouse.catalog.Glob;
import dev.dormouse.findings.Exclusions;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What an analyzer leaves out beyond AWS's exclusions; evaluated anew at every scan, so that an
 * account that joins an excluded unit is excluded from then on.
 *
 * @param paths path patterns, such as {@code /service-role/*}
 * @param names name patterns of roles and users, such as {@code *BreakGlass*}
 * @param organizationalUnits ids or names; everything below them is left out
 */
public record Scope(List<String> paths, List<String> names, List<String> organizationalUnits) {
  public static final Scope EVERYTHING = new Scope(List.of(), List.of(), List.of());

  public Scope {
    paths = List.copyOf(paths);
    names = List.copyOf(names);
    organizationalUnits = List.copyOf(organizationalUnits);
  }

  Exclusions with(List<Exclusion> exclusions, String ownRole) {
    return new Exclusions(
        exclusions.stream().map(Exclusion::rule).toList(),
        paths.stream().map(pattern -> Glob.of(pattern, false)).toList(),
        names.stream().map(pattern -> Glob.of(pattern, false)).toList(),
        new LinkedHashSet<>(organizationalUnits),
        Glob.of(ownRole, false));
  }
}

package dev.dormouse.app.serve;

import dev.dormouse.findings.Assessment;

/** Tells everything known of one principal, as JSON in the shape of {@code dormouse explain}. */
@FunctionalInterface
public interface PrincipalExplainer {
  String explain(Assessment assessment);
}

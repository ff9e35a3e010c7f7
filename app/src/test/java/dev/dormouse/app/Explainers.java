package dev.dormouse.app;

import dev.dormouse.catalog.Catalog;
import dev.dormouse.findings.Assessment;

/** The program's own explanation of a principal, for tests of the server. */
public final class Explainers {
  private Explainers() {}

  public static String explain(Catalog catalog, Assessment assessment) {
    return ExplanationJson.of(catalog, assessment);
  }
}

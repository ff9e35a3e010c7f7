package dev.dormouse.analyzers;

/** The analyzers that look for unused access, by their names in Access Analyzer's API. */
public enum AnalyzerType {
  /** The server's own account only. */
  ACCOUNT_UNUSED_ACCESS,
  /** Every account of the sources. */
  ORGANIZATION_UNUSED_ACCESS;

  public boolean organization() {
    return this == ORGANIZATION_UNUSED_ACCESS;
  }
}

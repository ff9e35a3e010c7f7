package dev.dormouse.analyzers;

/**
 * Access Analyzer API, "AnalyzerSummary", {@code status}; an analyzer of ours is never CREATING.
 */
public enum AnalyzerStatus {
  /** Its accounts are scanned. */
  ACTIVE,
  /** Nothing is scanned, and its findings cannot be read, until the reason is gone. */
  DISABLED,
  /** It could not be set up; delete it and create it anew. */
  FAILED
}

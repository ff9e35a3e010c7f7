package dev.dormouse.analyzers.life;

/**
 * Access Analyzer API, "FindingStatus". Only the analysis resolves; only people and rules archive.
 */
public enum FindingStatus {
  ACTIVE,
  ARCHIVED,
  RESOLVED
}

package dev.dormouse.analyzers.access;

/** What a holder of credentials may do; each includes the one before. */
public enum Role {
  /** Reads. */
  VIEWER,
  /** Archives findings and keeps archive rules. */
  OPERATOR,
  /** Everything: analyzers, tags, scans, access keys. */
  ADMIN;

  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }
}

package dev.dormouse.analyzers.life;

/** One step in the life of a finding. Each is stored together with its event, or not at all. */
public sealed interface FindingChange {

  /** ACTIVE, or ARCHIVED where a rule matched or an archive was carried over. */
  record Opened(FindingRecord finding) implements FindingChange {}

  /**
   * New content, or a new status, or both.
   *
   * @param before its version must still be the stored one when the change is applied
   */
  record Changed(FindingRecord before, FindingRecord after) implements FindingChange {}

  /** Left for good: kept long enough after it was resolved, or its analyzer was deleted. */
  record Deleted(FindingRecord last) implements FindingChange {}
}

package dev.dormouse.analyzers.life;

/**
 * One step in the life of a finding. Each is stored with its event, if it has one, or not at all.
 */
public sealed interface FindingChange {

  /** What others hear of: it has its event. */
  sealed interface Announced extends FindingChange {}

  /** ACTIVE, or ARCHIVED where a rule matched or an archive was carried over. */
  record Opened(FindingRecord finding) implements Announced {}

  /**
   * New content, or a new status, or both.
   *
   * @param before its version must still be the stored one when the change is applied
   */
  record Changed(FindingRecord before, FindingRecord after) implements Announced {}

  /**
   * The same content with other times of use: a quiet change, without a revision or an event
   * ({@code updatedAt} is the last change of status or content).
   *
   * @param after as {@code before}, its version included, but for the times in its details
   */
  record Retimed(FindingRecord before, FindingRecord after) implements FindingChange {}

  /** Left for good: kept long enough after it was resolved, or its analyzer was deleted. */
  record Deleted(FindingRecord last) implements Announced {}
}

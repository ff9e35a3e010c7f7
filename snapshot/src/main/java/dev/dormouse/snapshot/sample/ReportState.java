package dev.dormouse.snapshot.sample;

/** What became of the last-accessed report of a principal. */
enum ReportState {
  COMPLETED,
  /** AWS gave up the job. */
  FAILED,
  /** The collector asked too early, and never again. */
  IN_PROGRESS,
  /** The collector read the first page only. */
  TRUNCATED,
  /** The collector never got one. */
  MISSING
}

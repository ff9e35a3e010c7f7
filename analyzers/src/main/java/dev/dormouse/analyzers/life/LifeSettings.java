package dev.dormouse.analyzers.life;

import dev.dormouse.analyzers.Filter;
import java.time.Duration;

/**
 * How findings live where AWS leaves it undocumented ({@code docs/settings.md}). Each has AWS's
 * likely behaviour as its default.
 *
 * @param ageChange whether an analyzer's tracking period may be changed in place
 * @param excluded what becomes of the findings of principals that come to be excluded
 * @param partialFix what becomes of a finding when some of what it lists is taken away and the rest
 *     stays unused
 * @param drift what becomes of a finding when use alone changes what it lists
 * @param recurrence what happens when a condition returns after its finding was resolved
 * @param carryArchive whether the finding that replaces an archived one is archived as well
 * @param operators how several operators of one filter key combine
 * @param retention how long RESOLVED findings are kept after their last change; {@link #FOREVER}
 *     keeps them
 * @param pageSize rows of a page where the call names none
 * @param largestPage rows of a page at most
 * @param bulkIds ids in one call of UpdateFindings at most
 */
public record LifeSettings(
    AgeChange ageChange,
    Excluded excluded,
    PartialFix partialFix,
    Drift drift,
    Recurrence recurrence,
    CarryArchive carryArchive,
    Filter.Operators operators,
    Duration retention,
    int pageSize,
    int largestPage,
    int bulkIds) {

  /** A retention that never ends. */
  public static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

  public static final LifeSettings DEFAULT =
      new LifeSettings(
          AgeChange.ACCEPT,
          Excluded.RESOLVE,
          PartialFix.REPLACE,
          Drift.UPDATE,
          Recurrence.NEW_FINDING,
          CarryArchive.EXPLAINED,
          Filter.Operators.ALL,
          Duration.ofDays(90),
          100,
          1000,
          100);

  public enum AgeChange {
    ACCEPT,
    REFUSE
  }

  public enum Excluded {
    RESOLVE,
    DELETE
  }

  public enum PartialFix {
    /** The finding is resolved and another one opened, as AWS documents. */
    REPLACE,
    /** The finding goes on with what is left. */
    UPDATE
  }

  public enum Drift {
    UPDATE,
    REPLACE
  }

  public enum Recurrence {
    NEW_FINDING,
    /** The finding resolved last within 24 hours becomes ACTIVE again. */
    REACTIVATE
  }

  public enum CarryArchive {
    /** Only an archive with a reason, an owner or an end, which AWS's API cannot make. */
    EXPLAINED,
    ALWAYS,
    NEVER
  }
}

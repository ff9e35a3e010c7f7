package dev.dormouse.analyzers.life;

import dev.dormouse.analyzers.Filter;
import dev.dormouse.findings.SettingValue;
import java.time.Duration;
import java.util.List;

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
 * @param departed how long the findings of an account are kept after it left the organization;
 *     {@link #FOREVER} keeps them
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
    Duration departed,
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
          Duration.ofDays(90),
          100,
          1000,
          100);

  private static final String RETENTION = "retentionDays";
  private static final String DEPARTED = "departedDays";
  private static final String PAGE_SIZE = "pageSize";
  private static final String LARGEST_PAGE = "largestPage";
  private static final String BULK_IDS = "bulkIds";

  /** The names of the settings, as in {@code docs/settings.md}. */
  public static final List<String> NAMES =
      List.of(
          "ageChange",
          "excluded",
          "partialFix",
          "drift",
          "recurrence",
          "carryArchive",
          "filterOperators",
          RETENTION,
          DEPARTED,
          PAGE_SIZE,
          LARGEST_PAGE,
          BULK_IDS);

  public LifeSettings {
    if (pageSize < 1 || largestPage < pageSize || bulkIds < 1) {
      throw new IllegalArgumentException(
          "a page has one row or more, and not more than largestPage; a call one id or more");
    }
  }

  /**
   * These settings with one of them changed.
   *
   * @param name one of {@link #NAMES}
   * @throws IllegalArgumentException naming the values there are, or the settings
   */
  public LifeSettings with(String name, String value) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException("no such setting; there are " + String.join(", ", NAMES));
    }
    return new LifeSettings(
        choice(name, "ageChange", value, ageChange),
        choice(name, "excluded", value, excluded),
        choice(name, "partialFix", value, partialFix),
        choice(name, "drift", value, drift),
        choice(name, "recurrence", value, recurrence),
        choice(name, "carryArchive", value, carryArchive),
        choice(name, "filterOperators", value, operators),
        name.equals(RETENTION) ? days(value) : retention,
        name.equals(DEPARTED) ? days(value) : departed,
        number(name, PAGE_SIZE, value, pageSize),
        number(name, LARGEST_PAGE, value, largestPage),
        number(name, BULK_IDS, value, bulkIds));
  }

  private static Duration days(String value) {
    return value.equalsIgnoreCase("forever")
        ? FOREVER
        : Duration.ofDays(SettingValue.number(value));
  }

  private static int number(String name, String mine, String value, int now) {
    return name.equals(mine) ? SettingValue.number(value) : now;
  }

  private static <E extends Enum<E>> E choice(String name, String mine, String value, E now) {
    return name.equals(mine) ? SettingValue.choice(value, now.getDeclaringClass()) : now;
  }

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

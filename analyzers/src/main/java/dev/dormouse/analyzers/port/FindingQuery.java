package dev.dormouse.analyzers.port;

import dev.dormouse.analyzers.Filter;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of an analyzer's findings.
 *
 * @param accounts the accounts that the caller may see; empty for all
 * @param after where the page before ended; null for the first
 * @param limit rows at most
 */
public record FindingQuery(
    long analyzer,
    Filter filter,
    Set<String> accounts,
    SortKey sort,
    boolean descending,
    @Nullable Position after,
    int limit) {
  public FindingQuery {
    accounts = Set.copyOf(accounts);
  }

  /** More findings than can be sorted by what was asked for; a narrower filter helps. */
  public static final class TooManyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TooManyException(int most) {
      super("at most " + most + " findings can be sorted by analyzedAt; narrow the filter");
    }
  }

  /**
   * What a list can be sorted by, ties in a fixed order. {@link #ANALYZED_AT}, which a whole
   * account has alike, sorts only what a filter leaves few of ({@link TooManyException}).
   */
  public enum SortKey {
    ID("id"),
    RESOURCE("resource"),
    RESOURCE_TYPE("resourceType"),
    RESOURCE_OWNER_ACCOUNT("resourceOwnerAccount"),
    STATUS("status"),
    FINDING_TYPE("findingType"),
    CREATED_AT("createdAt"),
    UPDATED_AT("updatedAt"),
    ANALYZED_AT("analyzedAt");

    private final String wireName;

    SortKey(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }

  /**
   * The last row of a page.
   *
   * @param value its value of the sort key, as the store writes it
   */
  public record Position(String value, UUID id) {}
}

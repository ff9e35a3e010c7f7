package dev.dormouse.store;

import dev.dormouse.analyzers.life.FindingStatus;
import dev.dormouse.analyzers.port.FindingQuery;
import dev.dormouse.analyzers.port.FindingQuery.SortKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Lists that are sorted by what many findings have alike: group after group, and within a group by
 * the last change, for which there are indexes. So no sort key makes a database sort them all.
 */
final class Groups {
  private static final String COUNTS =
      """
      SELECT account, type, active, archived, resolved FROM finding_count
      WHERE analyzer = :analyzer ORDER BY account, type
      """;

  private static final char BEHIND_THE_GROUP = ' ';

  private Groups() {}

  /**
   * Findings with one value of the sort key.
   *
   * @param value as it stands in positions
   * @param after where the page begins in it, without the group; null for its beginning
   */
  record Group(String value, Asked asked, FindingQuery.@Nullable Position after) {
    FindingQuery query(FindingQuery whole) {
      return new FindingQuery(
          whole.analyzer(),
          whole.filter(),
          whole.accounts(),
          SortKey.UPDATED_AT,
          whole.descending(),
          after,
          whole.limit());
    }

    String position(String inGroup) {
      return value + BEHIND_THE_GROUP + inGroup;
    }
  }

  private record Count(String account, long findings) {}

  static boolean has(FindingQuery query) {
    return switch (query.sort()) {
      case STATUS, FINDING_TYPE, RESOURCE_TYPE, RESOURCE_OWNER_ACCOUNT ->
          !FilterSql.namesFew(query.filter());
      case ID, RESOURCE, CREATED_AT, UPDATED_AT, ANALYZED_AT -> false;
    };
  }

  /** In their order, from the one where the page begins. */
  static List<Group> of(Handle handle, FindingQuery query, Asked asked) {
    List<Group> groups =
        new ArrayList<>(
            switch (query.sort()) {
              case STATUS -> groups(asked.statuses(), asked::ofStatus);
              case FINDING_TYPE -> groups(asked.types(), asked::ofType);
              case RESOURCE_TYPE -> groups(asked.kinds(), asked::ofKind);
              case RESOURCE_OWNER_ACCOUNT ->
                  groups(accounts(handle, query.analyzer(), asked), asked::ofAccount);
              case ID, RESOURCE, CREATED_AT, UPDATED_AT, ANALYZED_AT ->
                  throw new IllegalArgumentException("no groups by " + query.sort());
            });
    if (query.descending()) {
      Collections.reverse(groups);
    }
    return query.after() == null ? groups : from(query.after(), groups, query.descending());
  }

  private static <T> List<Group> groups(List<T> values, Function<T, Asked> asked) {
    return values.stream()
        .map(value -> new Group(String.valueOf(value), asked.apply(value), null))
        .toList();
  }

  private static List<Group> from(
      FindingQuery.Position after, List<Group> groups, boolean descending) {
    int end = after.value().indexOf(BEHIND_THE_GROUP);
    String begun = after.value().substring(0, end);
    FindingQuery.Position inGroup =
        new FindingQuery.Position(after.value().substring(end + 1), after.id());
    return groups.stream()
        .filter(
            group ->
                (group.value().compareTo(begun) >= 0) != descending || group.value().equals(begun))
        .map(
            group -> group.value().equals(begun) ? new Group(begun, group.asked(), inGroup) : group)
        .toList();
  }

  /** Those that have any finding as it is asked for. */
  private static List<String> accounts(Handle handle, long analyzer, Asked asked) {
    return counts(handle, analyzer, asked).stream().map(Count::account).distinct().toList();
  }

  /** How many there are of the types and statuses, in the accounts, that are asked for. */
  static long findings(Handle handle, long analyzer, Asked asked) {
    return counts(handle, analyzer, asked).stream().mapToLong(Count::findings).sum();
  }

  private static List<Count> counts(Handle handle, long analyzer, Asked asked) {
    Set<String> accounts = asked.accounts();
    return handle
        .createQuery(COUNTS)
        .bind("analyzer", analyzer)
        .map(
            (row, _) ->
                new Count(
                    row.getString(1),
                    asked.types().contains(row.getInt(2))
                        ? of(asked, FindingStatus.ACTIVE, row.getLong(3))
                            + of(asked, FindingStatus.ARCHIVED, row.getLong(4))
                            + of(asked, FindingStatus.RESOLVED, row.getLong(5))
                        : 0))
        .filter(count -> count.findings() > 0)
        .filter(count -> accounts == null || accounts.contains(count.account()))
        .list();
  }

  private static long of(Asked asked, FindingStatus status, long findings) {
    return asked.statuses().contains(Codes.of(status)) ? findings : 0;
  }
}

package dev.dormouse.store;

import dev.dormouse.analyzers.port.FindingQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The statement of a page. A page begins after the last row of the one before (keyset), never at a
 * row number: page 1,000 costs what the first does, and rows that come and go meanwhile neither
 * repeat nor hide others.
 *
 * <p>Sorted by {@code updatedAt}, an index is walked from that place for each combination of the
 * few values that the filter leaves of account and type, or of type, kind and status, or once where
 * it leaves them all; each walk ends after a page, and the walks are merged. So no planner has to
 * guess, and both databases do the same.
 */
final class ListSql {
  private static final int MOST_WALKS = 64;

  private final Dialect dialect;
  private final FindingQuery query;
  private final Asked asked;
  private final Binds binds = new Binds();
  private final List<String> rest = new ArrayList<>();
  private final Key key;

  /** How rows are sorted, and where the page begins. */
  private record Key(String sql, @Nullable Object from) {}

  ListSql(Dialect dialect, FindingQuery query, Asked asked) {
    this.dialect = dialect;
    this.query = query;
    this.asked = asked;
    FindingQuery.Position after = query.after();
    this.key = key(query.sort(), after == null ? null : after.value());
    conditions();
  }

  Binds binds() {
    return binds;
  }

  private static Key key(FindingQuery.SortKey sort, @Nullable String value) {
    return switch (sort) {
      case ID -> new Key("f.id", value == null ? null : UUID.fromString(value));
      case RESOURCE -> new Key("f.arn", value);
      case RESOURCE_OWNER_ACCOUNT -> new Key("f.account", value);
      case RESOURCE_TYPE -> new Key("f.kind", number(value));
      case STATUS -> new Key("f.status", number(value));
      case FINDING_TYPE -> new Key("f.type", number(value));
      case CREATED_AT -> new Key("f.created_at", number(value));
      case UPDATED_AT -> new Key("f.updated_at", number(value));
      case ANALYZED_AT -> new Key(FindingSql.ANALYZED_AT, number(value));
    };
  }

  private static @Nullable Long number(@Nullable String value) {
    return value == null ? null : (Long) Long.parseLong(value);
  }

  /** What every walk asks of its rows, besides the values that it goes along. */
  private void conditions() {
    rest.addAll(new FilterSql(dialect, binds).texts(query.filter()));
    if (!asked.anyKind()) {
      rest.add(in("f.kind", asked.kinds()));
    }
    if (!asked.anyError()) {
      String errors = asked.errors().isEmpty() ? "1 = 0" : in("f.error", asked.errors());
      rest.add(asked.noError() ? "(f.error IS NULL OR " + errors + ")" : errors);
    }
    FindingQuery.Position after = query.after();
    if (after != null && key.from() != null) {
      rest.add(
          "(%s, f.id) %s (%s, %s)"
              .formatted(
                  key.sql(),
                  query.descending() ? "<" : ">",
                  binds.one(key.from()),
                  binds.one(after.id())));
    }
  }

  private String in(String column, Collection<?> values) {
    return column + " IN (" + binds.list(values) + ")";
  }

  String count() {
    List<String> conditions = anywhere(few());
    if (!few()) {
      conditions.add(in("f.kind", asked.kinds()));
    }
    return "SELECT count(*) FROM finding f WHERE " + conjunction(conditions);
  }

  String page() {
    List<String> walks = walks();
    String merged =
        walks.size() == 1
            ? walks.getFirst()
            : walks.stream()
                    .map(walk -> "SELECT id, k FROM (" + walk + ") w")
                    .collect(Collectors.joining("\nUNION ALL\n"))
                + order("k", "id");
    return FindingSql.page(merged, direction());
  }

  /** Each gives a page's rows at most, in order; together they have the page. */
  List<String> walks() {
    if (query.sort() != FindingQuery.SortKey.UPDATED_AT || few()) {
      return List.of(walk(anywhere(few() || inOrderOfAnIndex())));
    }
    var accounts = asked.accounts();
    List<String> walks = new ArrayList<>();
    if (accounts != null && accounts.size() * asked.types().size() <= MOST_WALKS) {
      for (String account : accounts) {
        for (int type : asked.types()) {
          walks.add(walk(alongAccount(account, type)));
        }
      }
      return walks;
    }
    if (accounts == null && asked.anyType() && asked.anyStatus() && asked.anyKind()) {
      return List.of(walk(anywhere(false)));
    }
    for (int type : asked.types()) {
      for (int kind : asked.kinds()) {
        for (int status : asked.statuses()) {
          walks.add(walk(alongStatus(type, kind, status)));
        }
      }
    }
    return walks;
  }

  private boolean few() {
    return FilterSql.namesFew(query.filter());
  }

  private boolean inOrderOfAnIndex() {
    return asked.accounts() == null
        && (query.sort() == FindingQuery.SortKey.ID
            || query.sort() == FindingQuery.SortKey.RESOURCE
            || query.sort() == FindingQuery.SortKey.CREATED_AT);
  }

  private List<String> alongAccount(String account, int type) {
    List<String> conditions = new ArrayList<>();
    conditions.add("f.analyzer = :analyzer");
    conditions.add("f.account = " + binds.one(account));
    conditions.add("f.type = " + binds.one(type));
    if (!asked.anyStatus()) {
      conditions.add(in("f.status", asked.statuses()));
    }
    return conditions;
  }

  private List<String> alongStatus(int type, int kind, int status) {
    List<String> conditions = new ArrayList<>();
    conditions.add("f.analyzer = :analyzer");
    conditions.add("f.type = " + binds.one(type));
    conditions.add("f.kind = " + binds.one(kind));
    conditions.add("f.status = " + binds.one(status));
    addAccounts(conditions);
    return conditions;
  }

  /**
   * @param plain whether the indexes that begin with these columns are to be left alone, for a
   *     better one is at hand; a plus sign hides a column from the planners
   */
  private List<String> anywhere(boolean plain) {
    String hide = plain ? "+" : "";
    boolean byId = query.sort() == FindingQuery.SortKey.ID;
    List<String> conditions = new ArrayList<>();
    conditions.add((plain && byId ? "+" : "") + "f.analyzer = :analyzer");
    if (!asked.anyType()) {
      conditions.add(in(hide + "f.type", asked.types()));
    }
    if (!asked.anyStatus()) {
      conditions.add(in(hide + "f.status", asked.statuses()));
    }
    addAccounts(conditions);
    return conditions;
  }

  private void addAccounts(List<String> conditions) {
    if (asked.accounts() != null) {
      conditions.add(in("f.account", asked.accounts()));
    }
  }

  private String walk(List<String> conditions) {
    return "SELECT f.id AS id, "
        + key.sql()
        + " AS k FROM finding f\n"
        + (query.sort() == FindingQuery.SortKey.ANALYZED_AT ? FindingSql.JOIN_ANALYSIS : "")
        + "WHERE "
        + conjunction(conditions)
        + order(key.sql(), "f.id");
  }

  private String conjunction(List<String> conditions) {
    List<String> all = new ArrayList<>(conditions);
    all.addAll(rest);
    return String.join("\n  AND ", all);
  }

  private String order(String first, String second) {
    String ties = first.equals(second) ? "" : ", " + second + " " + direction();
    return "\nORDER BY " + first + " " + direction() + ties + " LIMIT :limit";
  }

  private String direction() {
    return query.descending() ? "DESC" : "ASC";
  }
}

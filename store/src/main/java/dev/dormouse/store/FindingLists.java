package dev.dormouse.store;

import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.analyzers.port.FindingPage;
import dev.dormouse.analyzers.port.FindingQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Pages of findings, and how many a query finds. */
final class FindingLists {
  /** So many are sorted in a tenth of a second or two. */
  static final int SORTED_AT_MOST = 50_000;

  private final Dialect dialect;
  private final FindingRows rows;

  /** A row of a page, with its value of the sort key. */
  private record Row(FindingRecord finding, String key) {}

  FindingLists(Dialect dialect, FindingRows rows) {
    this.dialect = dialect;
    this.rows = rows;
  }

  FindingPage page(Handle handle, FindingQuery query) {
    Asked asked = Asked.of(query.filter(), query.accounts());
    if (asked.nothing() || query.limit() < 1) {
      return new FindingPage(List.of(), null);
    }
    if (query.sort() == FindingQuery.SortKey.ANALYZED_AT) {
      checkThatFew(handle, query, asked);
    }
    // One more than the page has, to know whether another follows.
    int limit = query.limit() + 1;
    List<Row> found =
        Groups.has(query)
            ? grouped(handle, query, asked, limit)
            : rows(handle, query, asked, limit);
    if (found.size() < limit) {
      return new FindingPage(found.stream().map(Row::finding).toList(), null);
    }
    List<Row> page = found.subList(0, query.limit());
    Row last = page.getLast();
    return new FindingPage(
        page.stream().map(Row::finding).toList(),
        new FindingQuery.Position(last.key(), last.finding().id()));
  }

  /** No index has the times of analyses, which are their accounts'. */
  private static void checkThatFew(Handle handle, FindingQuery query, Asked asked) {
    if (!FilterSql.namesFew(query.filter())
        && Groups.findings(handle, query.analyzer(), asked) > SORTED_AT_MOST) {
      throw new FindingQuery.TooManyException(SORTED_AT_MOST);
    }
  }

  /** Group after group, each by the last change; a row's key names its group, too. */
  private List<Row> grouped(Handle handle, FindingQuery query, Asked asked, int limit) {
    List<Row> found = new ArrayList<>();
    for (Groups.Group group : Groups.of(handle, query, asked)) {
      FindingQuery inGroup = group.query(query);
      for (Row row : rows(handle, inGroup, group.asked(), limit - found.size())) {
        found.add(new Row(row.finding(), group.position(row.key())));
      }
      if (found.size() == limit) {
        break;
      }
    }
    return found;
  }

  private List<Row> rows(Handle handle, FindingQuery query, Asked asked, int limit) {
    ListSql sql = new ListSql(dialect, query, asked);
    String statement = sql.page();
    return sql.binds()
        .to(handle.createQuery(statement))
        .bind("analyzer", query.analyzer())
        .bind("limit", (long) limit)
        .map((row, _) -> new Row(rows.read(row), key(row, query.sort())))
        .list();
  }

  private String key(ResultSet row, FindingQuery.SortKey sort) throws SQLException {
    return switch (sort) {
      case ID -> dialect.uuid(row, FindingRows.BEHIND).toString();
      case RESOURCE, RESOURCE_OWNER_ACCOUNT -> row.getString(FindingRows.BEHIND);
      case RESOURCE_TYPE, STATUS, FINDING_TYPE, CREATED_AT, UPDATED_AT, ANALYZED_AT ->
          Long.toString(row.getLong(FindingRows.BEHIND));
    };
  }

  long count(Handle handle, FindingQuery query) {
    Asked asked = Asked.of(query.filter(), query.accounts());
    if (asked.nothing() || !Locks.live(handle, query.analyzer())) {
      return 0;
    }
    FindingQuery whole =
        new FindingQuery(
            query.analyzer(),
            query.filter(),
            query.accounts(),
            FindingQuery.SortKey.RESOURCE,
            false,
            null,
            1);
    ListSql sql = new ListSql(dialect, whole, asked);
    String statement = sql.count();
    return sql.binds()
        .to(handle.createQuery(statement))
        .bind("analyzer", query.analyzer())
        .mapTo(Long.class)
        .one();
  }
}

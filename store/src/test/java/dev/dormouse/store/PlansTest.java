package dev.dormouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dormouse.analyzers.Filter;
import dev.dormouse.analyzers.port.FindingQuery;
import dev.dormouse.analyzers.port.FindingQuery.Position;
import dev.dormouse.analyzers.port.FindingQuery.SortKey;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How SQLite finds what is asked for: by an index, and not by sorting or reading everything. */
final class PlansTest {
  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private StoreFixture store;

  @SuppressWarnings("NullAway.Init")
  private Jdbi jdbi;

  @BeforeEach
  void open() {
    store = new StoreFixture(Templates.sqlite(folder.resolve("dormouse.db")));
    jdbi = Jdbi.create(store.database.dataSource());
    jdbi.setTemplateEngine(TemplateEngine.NOP);
    jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
    jdbi.registerArgument(new Uuids.AsBytes());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static List<String> plan(Query query) {
    return query.map((row, _) -> row.getString("detail")).list();
  }

  private static FindingQuery query(
      long analyzer, SortKey sort, boolean descending, @Nullable Position after) {
    return new FindingQuery(analyzer, Filter.NONE, Set.of(), sort, descending, after, 100);
  }

  private static String value(SortKey sort) {
    return switch (sort) {
      case ID -> new UUID(1, 1).toString();
      case RESOURCE -> "arn";
      case STATUS, FINDING_TYPE, RESOURCE_TYPE -> "0 7";
      case RESOURCE_OWNER_ACCOUNT -> StoreFixture.ACCOUNT + " 7";
      case CREATED_AT, UPDATED_AT, ANALYZED_AT -> "7";
    };
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ANALYZED_AT")
  void noSortKeyMakesItSortFindings(SortKey sort) {
    long analyzer = store.analyzer();
    store.open(analyzer, store.finding(analyzer, "a"));
    List<String> plans = new ArrayList<>();
    jdbi.useHandle(
        handle -> {
          for (boolean descending : List.of(true, false)) {
            plans.addAll(plans(handle, query(analyzer, sort, descending, null)));
            Position after = new Position(value(sort), new UUID(1, 1));
            plans.addAll(plans(handle, query(analyzer, sort, descending, after)));
          }
        });
    assertThat(plans)
        .isNotEmpty()
        .allMatch(
            step ->
                step.startsWith("SEARCH f USING")
                    || step.startsWith("SCAN f USING INDEX sqlite_autoindex_finding_1"));
  }

  private static List<String> plans(Handle handle, FindingQuery query) {
    Asked asked = Asked.of(query.filter(), query.accounts());
    List<String> plans = new ArrayList<>();
    if (Groups.has(query)) {
      for (Groups.Group group : Groups.of(handle, query, asked)) {
        plans.addAll(walks(handle, group.query(query), group.asked()));
      }
    } else {
      plans.addAll(walks(handle, query, asked));
    }
    return plans;
  }

  private static List<String> walks(Handle handle, FindingQuery query, Asked asked) {
    ListSql sql = new ListSql(Dialect.SQLITE, query, asked);
    List<String> plans = new ArrayList<>();
    for (String walk : sql.walks()) {
      plans.addAll(
          plan(
              sql.binds()
                  .to(handle.createQuery("EXPLAIN QUERY PLAN " + walk))
                  .bind("analyzer", query.analyzer())
                  .bind("limit", 100)));
    }
    return plans;
  }

  @Test
  void aTrendReadsNoDayBeforeItsFirstButTheLast() {
    List<String> plan =
        jdbi.withHandle(
            handle ->
                plan(
                    handle
                        .createQuery("EXPLAIN QUERY PLAN " + CountSql.DAYS)
                        .bind("analyzer", 1)
                        .bind("first", 1)
                        .bind("last", 2)));
    assertThat(plan.stream().filter(step -> step.contains(" d ")))
        .hasSize(2)
        .anyMatch(step -> step.contains("account=? AND type=? AND day>? AND day<?)"))
        .anyMatch(step -> step.contains("account=? AND type=? AND day=?)"));
  }

  @Test
  void moreThanCanBeSortedByTheTimeOfAnalysisAreRefused() throws SQLException {
    long analyzer = store.analyzer();
    store.open(analyzer, store.finding(analyzer, "a"));
    FindingQuery query = query(analyzer, SortKey.ANALYZED_AT, true, null);
    store.execute("UPDATE finding_count SET active = " + FindingLists.SORTED_AT_MOST);
    assertThat(store.findings().list(query).findings()).hasSize(1);
    store.execute("UPDATE finding_count SET archived = 1");
    assertThatThrownBy(() -> store.findings().list(query))
        .isInstanceOf(FindingQuery.TooManyException.class)
        .hasMessageContaining("narrow the filter");
  }
}

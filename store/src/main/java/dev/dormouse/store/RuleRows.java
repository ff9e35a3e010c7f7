package dev.dormouse.store;

import dev.dormouse.analyzers.ArchiveRule;
import dev.dormouse.analyzers.Filter;
import dev.dormouse.analyzers.port.AnalyzerStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The rows of archive rules. */
final class RuleRows {

  void create(Handle handle, long analyzer, ArchiveRule rule, int quota) {
    if (find(handle, analyzer, rule.name()).isPresent()) {
      throw new AnalyzerStore.NameTakenException(rule.name());
    }
    int rules =
        handle
            .createQuery(AnalyzerSql.COUNT_RULES)
            .bind("analyzer", analyzer)
            .mapTo(Integer.class)
            .one();
    if (rules >= quota) {
      throw new AnalyzerStore.QuotaExceededException(quota);
    }
    insert(handle, analyzer, rule);
  }

  /**
   * @throws AnalyzerStore.NameTakenException if the analyzer has one with the name
   */
  void insert(Handle handle, long analyzer, ArchiveRule rule) {
    if (find(handle, analyzer, rule.name()).isPresent()) {
      throw new AnalyzerStore.NameTakenException(rule.name());
    }
    handle
        .createUpdate(AnalyzerSql.INSERT_RULE)
        .bind("analyzer", analyzer)
        .bind("name", rule.name())
        .bind("filter", FilterJson.write(rule.filter()))
        .bind("createdAt", Times.nanos(rule.createdAt()))
        .bind("updatedAt", Times.nanos(rule.updatedAt()))
        .execute();
  }

  Optional<ArchiveRule> find(Handle handle, long analyzer, String name) {
    return rows(handle.createQuery(AnalyzerSql.RULE).bind("analyzer", analyzer).bind("name", name))
        .stream()
        .findFirst();
  }

  List<ArchiveRule> all(Handle handle, long analyzer) {
    return rows(handle.createQuery(AnalyzerSql.RULES).bind("analyzer", analyzer));
  }

  boolean update(Handle handle, long analyzer, String name, Filter filter, Instant now) {
    return handle
            .createUpdate(AnalyzerSql.UPDATE_RULE)
            .bind("analyzer", analyzer)
            .bind("name", name)
            .bind("filter", FilterJson.write(filter))
            .bind("now", Times.nanos(now))
            .execute()
        > 0;
  }

  boolean delete(Handle handle, long analyzer, String name) {
    return handle
            .createUpdate(AnalyzerSql.DELETE_RULE)
            .bind("analyzer", analyzer)
            .bind("name", name)
            .execute()
        > 0;
  }

  private static List<ArchiveRule> rows(Query query) {
    return query
        .map(
            (row, _) ->
                new ArchiveRule(
                    row.getString("name"),
                    FilterJson.read(row.getString("filter")),
                    Times.instant(row, "created_at"),
                    Times.instant(row, "updated_at")))
        .list();
  }
}

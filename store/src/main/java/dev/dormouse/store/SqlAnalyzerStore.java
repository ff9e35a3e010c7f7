package dev.dormouse.store;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.AnalyzerConfiguration;
import dev.dormouse.analyzers.AnalyzerStatus;
import dev.dormouse.analyzers.AnalyzerType;
import dev.dormouse.analyzers.ArchiveRule;
import dev.dormouse.analyzers.Filter;
import dev.dormouse.analyzers.StatusReason;
import dev.dormouse.analyzers.port.AnalyzerStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Analyzers, and their rules through {@link RuleRows}. */
final class SqlAnalyzerStore implements AnalyzerStore {
  private final Work work;
  private final RuleRows rules = new RuleRows();

  SqlAnalyzerStore(Work work) {
    this.work = work;
  }

  @Override
  public Analyzer create(
      String name,
      AnalyzerType type,
      AnalyzerConfiguration configuration,
      Map<String, String> tags,
      List<ArchiveRule> archiveRules,
      Instant now,
      int quota) {
    return work.write(
        handle -> {
          Locks.analyzers(handle, work.dialect());
          if (find(handle, name).isPresent()) {
            throw new NameTakenException(name);
          }
          if (count(handle, type) >= quota) {
            throw new QuotaExceededException(quota);
          }
          long id = insert(handle, name, type, configuration, tags, now);
          archiveRules.forEach(rule -> rules.insert(handle, id, rule));
          return byId(handle, id, "").orElseThrow();
        });
  }

  private static int count(Handle handle, AnalyzerType type) {
    return handle
        .createQuery(AnalyzerSql.COUNT_OF_TYPE)
        .bind("type", Codes.of(type))
        .mapTo(Integer.class)
        .one();
  }

  private static long insert(
      Handle handle,
      String name,
      AnalyzerType type,
      AnalyzerConfiguration configuration,
      Map<String, String> tags,
      Instant now) {
    return handle
        .createUpdate(AnalyzerSql.INSERT)
        .bind("name", name)
        .bind("type", Codes.of(type))
        .bind("createdAt", Times.nanos(now))
        .bind("configuration", ConfigurationJson.write(configuration))
        .bind("tags", Json.write(json -> Json.writeMap(json, tags)))
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  @Override
  public Optional<Analyzer> find(String name) {
    return Texts.storable(name) ? work.read(handle -> find(handle, name)) : Optional.empty();
  }

  private static Optional<Analyzer> find(Handle handle, String name) {
    return rows(handle.createQuery(AnalyzerSql.BY_NAME).bind("name", name)).stream().findFirst();
  }

  @Override
  public Optional<Analyzer> find(long id) {
    return work.read(handle -> byId(handle, id, ""));
  }

  private static Optional<Analyzer> byId(Handle handle, long id, String locking) {
    return rows(handle.createQuery(AnalyzerSql.BY_ID + locking).bind("id", id)).stream()
        .findFirst();
  }

  @Override
  public List<Analyzer> all() {
    return work.read(handle -> rows(handle.createQuery(AnalyzerSql.ALL)));
  }

  @Override
  public Optional<Analyzer> configure(long id, UnaryOperator<AnalyzerConfiguration> change) {
    return change(
        id,
        AnalyzerSql.CONFIGURE,
        "configuration",
        old -> ConfigurationJson.write(change.apply(old.configuration())));
  }

  @Override
  public Optional<Analyzer> tag(long id, UnaryOperator<Map<String, String>> change) {
    return change(
        id,
        AnalyzerSql.TAG,
        "tags",
        old -> {
          Map<String, String> tags = change.apply(old.tags());
          return Json.write(json -> Json.writeMap(json, tags));
        });
  }

  private Optional<Analyzer> change(
      long id, String sql, String column, Function<Analyzer, String> value) {
    return work.write(
        handle -> {
          Optional<Analyzer> old = byId(handle, id, work.dialect().locking("FOR UPDATE"));
          if (old.isEmpty()) {
            return old;
          }
          handle.createUpdate(sql).bind("id", id).bind(column, value.apply(old.get())).execute();
          return byId(handle, id, "");
        });
  }

  @Override
  public Optional<Analyzer> requestScan(long id, Instant now) {
    return work.write(
        handle -> {
          handle
              .createUpdate(AnalyzerSql.REQUEST_SCAN)
              .bind("id", id)
              .bind("now", Times.nanos(now))
              .execute();
          return byId(handle, id, "");
        });
  }

  @Override
  public boolean setStatus(long id, AnalyzerStatus status, @Nullable StatusReason reason) {
    return work.write(
            handle ->
                handle
                    .createUpdate(AnalyzerSql.SET_STATUS)
                    .bind("id", id)
                    .bind("status", Codes.of(status))
                    .bind("reason", reason == null ? null : (Integer) Codes.of(reason))
                    .execute())
        > 0;
  }

  @Override
  public boolean delete(long id, Instant now) {
    return work.write(
            handle ->
                handle
                    .createUpdate(AnalyzerSql.DELETE)
                    .bind("id", id)
                    .bind("now", Times.nanos(now))
                    .execute())
        > 0;
  }

  @Override
  public void createRule(long analyzer, ArchiveRule rule, int quota) {
    work.write(
        handle -> {
          // Without it the rule is gone as well, as if its analyzer had been deleted right after.
          if (held(handle, analyzer)) {
            rules.create(handle, analyzer, rule, quota);
          }
          return true;
        });
  }

  @Override
  public Optional<ArchiveRule> rule(long analyzer, String name) {
    return Texts.storable(name)
        ? work.read(handle -> rules.find(handle, analyzer, name))
        : Optional.empty();
  }

  @Override
  public List<ArchiveRule> rules(long analyzer) {
    return work.read(handle -> rules.all(handle, analyzer));
  }

  @Override
  public boolean updateRule(long analyzer, String name, Filter filter, Instant now) {
    return Texts.storable(name)
        && work.write(
            handle -> held(handle, analyzer) && rules.update(handle, analyzer, name, filter, now));
  }

  @Override
  public boolean deleteRule(long analyzer, String name) {
    return Texts.storable(name)
        && work.write(handle -> held(handle, analyzer) && rules.delete(handle, analyzer, name));
  }

  /** Whether there is such an analyzer, whose rules nobody else uses or changes meanwhile. */
  private boolean held(Handle handle, long analyzer) {
    return Locks.live(handle, analyzer, work.dialect(), "FOR UPDATE");
  }

  private static List<Analyzer> rows(Query query) {
    return query
        .map(
            (row, _) -> {
              int reason = row.getInt(6);
              boolean explained = !row.wasNull();
              return new Analyzer(
                  row.getLong(1),
                  row.getString(2),
                  Codes.decode(row.getInt(3), AnalyzerType.values(), Codes::of),
                  Times.instant(row.getLong(4)),
                  Codes.decode(row.getInt(5), AnalyzerStatus.values(), Codes::of),
                  explained ? Codes.decode(reason, StatusReason.values(), Codes::of) : null,
                  ConfigurationJson.read(row.getString(7)),
                  Json.read(row.getString(8), Json::readMap),
                  row.getString(9),
                  row.getLong(10),
                  Times.instantOrNull(row, 11));
            })
        .list();
  }
}

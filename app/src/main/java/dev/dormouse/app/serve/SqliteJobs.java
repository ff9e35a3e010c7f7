package dev.dormouse.app.serve;

import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;

/** db-scheduler on SQLite: times without a zone, and its own word for a limit. */
final class SqliteJobs extends DefaultJdbcCustomization {
  SqliteJobs() {
    super(true);
  }

  @Override
  public String getQueryLimitPart(int limit) {
    return " limit " + limit;
  }

  @Override
  public String getName() {
    return "SQLite";
  }
}

package dev.dormouse.store;

import static dev.dormouse.store.StoreFixture.ACCOUNT;
import static dev.dormouse.store.StoreFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dormouse.analyzers.life.FindingChange;
import dev.dormouse.analyzers.port.StoreUnavailableException;
import dev.dormouse.catalog.Catalog;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FailureTest extends StoreContract {

  @Test
  void aReadOnlyStoreSaysSoChangesNothingAndRecovers() throws SQLException {
    long analyzer = store.analyzer();
    everywhere(
        switch (dialect) {
          case SQLITE -> "PRAGMA query_only = ON";
          case POSTGRES -> "SET default_transaction_read_only = on";
        });
    assertThatThrownBy(() -> open(analyzer, "a"))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("read-only")
        .hasMessageContaining(settings.place());
    everywhere(
        switch (dialect) {
          case SQLITE -> "PRAGMA query_only = OFF";
          case POSTGRES -> "SET default_transaction_read_only = off";
        });
    assertThat(store.findings().known(analyzer, ACCOUNT)).isEmpty();
    assertThat(open(analyzer, "a")).isTrue();
  }

  @Test
  void connectionsThatTheServerEndsAreReplaced() throws SQLException {
    long analyzer = store.analyzer();
    if (dialect == Dialect.POSTGRES) {
      try (Connection connection = store.database.dataSource().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
            """);
      }
    }
    store.database.ping();
    assertThat(open(analyzer, "a")).isTrue();
  }

  @Test
  void aStoreOfANewerProgramIsRefused() throws SQLException {
    try (Connection connection = store.database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "UPDATE flyway_schema_history SET version = '"
              + (Schema.VERSION + 1)
              + "' WHERE version = '"
              + Schema.VERSION
              + "'");
    }
    assertThatThrownBy(
            () ->
                Database.open(settings, Catalog.bundled(), InstantSource.system(), store.ids)
                    .close())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("newer Dormouse")
        .hasMessageContaining("restore a backup");
  }

  @Test
  void aStoreThatIsThereIsOpenedAgainWithEverythingInIt() {
    long analyzer = store.analyzer();
    assertThat(open(analyzer, "a")).isTrue();
    try (StoreFixture again = new StoreFixture(settings)) {
      assertThat(again.findings().known(analyzer, ACCOUNT)).hasSize(1);
      again.open(analyzer, again.finding(analyzer, "b"));
    }
    assertThat(store.findings().known(analyzer, ACCOUNT)).hasSize(2);
  }

  @Test
  void theSchedulersTableIsThere() throws SQLException {
    try (Connection connection = store.database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeQuery("SELECT count(*) FROM scheduled_tasks").next()).isTrue();
    }
  }

  private boolean open(long analyzer, String name) {
    return store
        .findings()
        .apply(
            analyzer, List.of(new FindingChange.Opened(store.finding(analyzer, name))), null, NOW);
  }

  /** On every connection that the pool may have. */
  private void everywhere(String sql) throws SQLException {
    List<Connection> connections = new ArrayList<>();
    try {
      int size = dialect == Dialect.SQLITE ? Pools.SQLITE_CONNECTIONS : 8;
      for (int i = 0; i < size; i++) {
        connections.add(store.database.dataSource().getConnection());
      }
      for (Connection connection : connections) {
        try (Statement statement = connection.createStatement()) {
          statement.execute(sql);
        }
      }
    } finally {
      for (Connection connection : connections) {
        connection.close();
      }
    }
  }
}

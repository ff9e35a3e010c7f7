package dev.dormouse.store;

import static dev.dormouse.store.StoreFixture.ACCOUNT;
import static dev.dormouse.store.StoreFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dormouse.analyzers.life.FindingChange;
import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.analyzers.port.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteStoreTest {
  @TempDir Path folder;

  private DatabaseSettings.Sqlite settings() {
    return new DatabaseSettings.Sqlite(folder.resolve("data").resolve("dormouse.db"));
  }

  @Test
  void onlyTheOwnerMayReadTheFiles() throws IOException {
    try (StoreFixture store = new StoreFixture(settings())) {
      store.analyzer();
      for (String name : List.of("dormouse.db", "dormouse.db-wal", "dormouse.db-shm")) {
        assertThat(
                PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(settings().file().resolveSibling(name))))
            .as(name)
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void aFileThatOthersMayReadIsTakenFromThem() throws IOException {
    new StoreFixture(settings()).close();
    Files.setPosixFilePermissions(settings().file(), PosixFilePermissions.fromString("rw-r--r--"));
    new StoreFixture(settings()).close();
    assertThat(Files.getPosixFilePermissions(settings().file())).hasSize(2);
  }

  @Test
  void aFileThatIsNoDatabaseIsRefused() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(settings().file(), "no database at all, but long enough".repeat(100));
    assertThatThrownBy(() -> new StoreFixture(settings()).close())
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("not a database");
  }

  @Test
  void aFullDiskChangesNothingAndIsForgottenOnceThereIsRoom() throws SQLException {
    try (StoreFixture store = new StoreFixture(settings())) {
      long analyzer = store.analyzer();
      limit(store, "PRAGMA max_page_count = 1");
      List<FindingChange> many = new ArrayList<>();
      for (int i = 0; i < 3_000; i++) {
        many.add(new FindingChange.Opened(store.finding(analyzer, "role-" + i)));
      }
      assertThatThrownBy(() -> store.findings().apply(analyzer, many, null, NOW))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("the disk is full");
      assertThat(store.findings().known(analyzer, ACCOUNT)).isEmpty();
      assertThat(store.findings().events(0, 10)).isEmpty();
      limit(store, "PRAGMA max_page_count = 1000000");
      assertThat(store.findings().apply(analyzer, many, null, NOW)).isTrue();
    }
  }

  @Test
  void anotherProcessThatHoldsTheWriteLockIsNamed() throws SQLException {
    try (StoreFixture store = new StoreFixture(settings());
        StoreFixture other = new StoreFixture(settings())) {
      long analyzer = store.analyzer();
      limit(store, "PRAGMA busy_timeout = 10");
      try (Connection writer = other.database.dataSource().getConnection()) {
        writer.setAutoCommit(false);
        writer.createStatement().execute("UPDATE analyzer SET tags = tags");
        assertThat(store.findings().known(analyzer, ACCOUNT)).isEmpty();
        assertThatThrownBy(() -> store.open(analyzer, store.finding(analyzer, "a")))
            .isInstanceOf(StoreUnavailableException.class)
            .hasMessageContaining("another process holds the write lock");
        writer.rollback();
      }
      store.open(analyzer, store.finding(analyzer, "a"));
    }
  }

  /** What a killed process leaves: the file and its log, without a word of farewell. */
  @Test
  void whatWasCommittedSurvivesAKillAndWhatWasNotIsGone() throws Exception {
    Path copy = folder.resolve("copy.db");
    FindingRecord committed;
    long analyzer;
    try (StoreFixture store = new StoreFixture(settings())) {
      analyzer = store.analyzer();
      committed = store.finding(analyzer, "committed");
      store.open(analyzer, committed);
      try (Connection open = store.database.dataSource().getConnection()) {
        open.setAutoCommit(false);
        open.createStatement().execute("DELETE FROM finding");
        open.createStatement().execute("DELETE FROM event");
        for (String suffix : List.of("", "-wal")) {
          Files.copy(
              settings().file().resolveSibling("dormouse.db" + suffix),
              copy.resolveSibling("copy.db" + suffix));
        }
        open.rollback();
      }
    }
    try (StoreFixture killed = new StoreFixture(new DatabaseSettings.Sqlite(copy))) {
      assertThat(killed.findings().find(analyzer, committed.id())).isPresent();
      assertThat(killed.findings().events(0, 10)).hasSize(1);
      assertThat(killed.findings().apply(analyzer, List.of(), null, NOW)).isTrue();
    }
  }

  private static void limit(StoreFixture store, String pragma) throws SQLException {
    List<Connection> connections = new ArrayList<>();
    for (int i = 0; i < Pools.SQLITE_CONNECTIONS; i++) {
      Connection connection = store.database.dataSource().getConnection();
      connections.add(connection);
      try (Statement statement = connection.createStatement()) {
        statement.execute(pragma);
      }
    }
    for (Connection connection : connections) {
      connection.close();
    }
  }
}

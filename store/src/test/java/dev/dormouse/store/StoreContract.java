package dev.dormouse.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What every store must do, on each database: classes below this one run once on each. */
@ParameterizedClass
@EnumSource(Dialect.class)
abstract class StoreContract {
  @TempDir Path folder;

  @Parameter
  @SuppressWarnings("NullAway.Init")
  Dialect dialect;

  StoreFixture store;
  DatabaseSettings settings;

  @BeforeEach
  void open() {
    settings = settings();
    store = new StoreFixture(settings);
  }

  private DatabaseSettings settings() {
    return switch (dialect) {
      case SQLITE -> Templates.sqlite(folder.resolve("dormouse.db"));
      case POSTGRES -> {
        Optional<DatabaseSettings.Postgres> database = Postgres.database();
        assumeTrue(database.isPresent(), "skipped: no PostgreSQL binaries for this platform");
        yield database.orElseThrow();
      }
    };
  }

  @AfterEach
  void close() {
    if (store != null) {
      store.close();
    }
  }
}

package dev.dormouse.api.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.analyzers.access.AccessKey;
import dev.dormouse.analyzers.access.Role;
import dev.dormouse.catalog.Catalog;
import dev.dormouse.store.Database;
import dev.dormouse.store.DatabaseSettings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one database. */
class AccessKeysTest {
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
  private static final Instant TWO_SECONDS_LATER = NOW.plusSeconds(2);

  @TempDir Path folder = Path.of("");

  private final SecureRandom random = new SecureRandom();
  private final SecretBox box = new SecretBox(new byte[SecretBox.KEY_BYTES], random);
  private Database here;
  private Database there;
  private AccessKeys one;
  private AccessKeys other;
  private String id;

  @BeforeEach
  void aKeyThatBothServersKnow() {
    here = database();
    there = database();
    one = new AccessKeys(here.access(), box, random);
    other = new AccessKeys(there.access(), box, random);
    id = one.create("test", Role.VIEWER, Set.of(), null, NOW).key().id();
    assertThat(taken(one, NOW)).contains(true);
    assertThat(taken(other, NOW)).contains(true);
  }

  private Database database() {
    return Database.open(
        new DatabaseSettings.Sqlite(folder.resolve("store.db")),
        Catalog.bundled(),
        InstantSource.fixed(NOW),
        UUID::randomUUID);
  }

  @AfterEach
  void close() {
    here.close();
    there.close();
  }

  /** Whether the key is enabled; empty if there is none. */
  private Optional<Boolean> taken(AccessKeys keys, Instant now) {
    return keys.open(id, now).map(AccessKeys.Opened::key).map(AccessKey::enabled);
  }

  @Test
  void disabledKeyIsRefusedAfterTwoSecondsByEveryServerOfTheDatabase() {
    here.access().setEnabled(id, false);

    assertThat(taken(one, TWO_SECONDS_LATER)).contains(false);
    assertThat(taken(other, TWO_SECONDS_LATER)).contains(false);
  }

  @Test
  void deletedKeyIsRefusedAfterTwoSecondsByEveryServerOfTheDatabase() {
    here.access().remove(id);

    assertThat(taken(one, TWO_SECONDS_LATER)).isEmpty();
    assertThat(taken(other, TWO_SECONDS_LATER)).isEmpty();
  }

  @Test
  void keyOfAnotherServerIsTakenAfterTwoSecondsThoughItWasAskedForBefore() {
    AccessKeys.Created again = one.draw("again", Role.VIEWER, Set.of(), null, NOW);
    assertThat(other.open(again.key().id(), NOW)).isEmpty();

    one.add(again);

    assertThat(other.open(again.key().id(), TWO_SECONDS_LATER)).isPresent();
  }

  @Test
  void clockThatIsSetBackMakesNothingTrustedForLonger() {
    here.access().setEnabled(id, false);

    assertThat(taken(other, NOW.minus(Duration.ofHours(1)))).contains(false);
  }
}

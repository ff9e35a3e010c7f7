package dev.dormouse.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SchemaTest {

  @Test
  void theVersionIsTheNewestMigrations() throws Exception {
    try (Stream<Path> files = Files.list(migrations())) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
                  .max())
          .hasValue(Schema.VERSION);
    }
  }

  private static Path migrations() throws URISyntaxException {
    return Path.of(Objects.requireNonNull(Schema.class.getResource("migration")).toURI());
  }

  @Test
  void aPasswordIsNeverPrinted() {
    DatabaseSettings.Postgres settings =
        new DatabaseSettings.Postgres(
            "jdbc:postgresql://db/dormouse?password=hidden", "user", "secret", 4);
    assertThat(settings.toString()).doesNotContain("secret", "hidden").contains("db/dormouse");
    assertThat(settings.place()).doesNotContain("hidden");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-24T10:00:00.123456789Z",
        "1970-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999999Z",
        "1677-09-21T00:12:43.145224192Z",
        "2262-04-11T23:47:16.854775807Z"
      })
  void aMomentKeepsItsNanoseconds(String text) {
    Instant at = Instant.parse(text);
    assertThat(Times.instant(Times.nanos(at))).isEqualTo(at);
  }

  @Test
  void whatLiesBeyondIsTheNearestEnd() {
    assertThat(Times.nanos(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
    assertThat(Times.nanos(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void whatNoDatabaseCanKeepIsReplaced() {
    assertThat(Texts.stored("a\0b\uD800c\uD83E\uDD8A")).isEqualTo("a\uFFFDb\uFFFDc\uD83E\uDD8A");
  }
}

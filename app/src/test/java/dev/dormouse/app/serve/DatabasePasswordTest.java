package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.app.Cli;
import dev.dormouse.store.DatabaseSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with a database, its password is not printed. */
class DatabasePasswordTest {
  private static final String PASSWORD = "hidden1";

  @TempDir Path folder = Path.of("");

  private Cli serve(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("DORMOUSE_HOME", folder.resolve("data").toString());
    Cli run =
        Cli.run(false, Clock.systemUTC(), all, "", "serve", "--account=111122223333", "--port=0");
    assertThat(run.out() + run.err()).doesNotContain(PASSWORD);
    assertThat(run.err().lines()).allMatch(line -> !line.contains("Exception"));
    return run;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jdbc:postgres://u@h/db?password=hidden1 | 2 | \"jdbc:postgres://h/db\" is not a URL that",
        "postgresql://u:hidden1@h/db | 2 | \"postgresql://h/db\" is not a URL that begins with",
        "u:hidden1@h | 2 | \"h\" is not a URL that begins with jdbc:postgresql:",
        "jdbc:sqlserver://h;password=hidden1 | 2 | \"jdbc:sqlserver://h\" is not a URL",
        "jdbc:postgresql://u:hidden1@h/db | 2 | names a user; that is for databaseUser",
        "jdbc:postgresql://h:port/db?password=hidden1 | 2 | is not a URL such as",
        "jdbc:postgresql://h?password=hidden1 | 2 | is not a URL such as",
        "jdbc:postgresql://h:99999/db?password=hidden1 | 7 | is no URL that PostgreSQL's driver takes",
        "jdbc:postgresql://h/db?password=hidden1%zz | 7 | is no URL that PostgreSQL's driver takes",
        "jdbc:postgresql://127.0.0.1:1/db?password=hidden1&sslmode=hm | 7 | jdbc:postgresql://127.0.0.1:1/db",
        "jdbc:postgresql://127.0.0.1:1/db?password=hidden1 | 7 | it cannot be reached: Connection to 127.0.0.1:1 refused",
        "jdbc:postgresql://no-such-host.invalid/db?password=hidden1 | 7 | it cannot be reached: nobody knows the host no-such-host.invalid"
      })
  void wrongUrlIsToldWithoutIt(String url, int exit, String message) {
    Cli run = serve(Map.of("DORMOUSE_DATABASE_URL", url));

    assertThat(run.exit()).as(run.err()).isEqualTo(exit);
    assertThat(run.err()).contains(message);
  }

  @Test
  void failedLoginIsToldWithoutIt() throws Exception {
    DatabaseSettings.Postgres database = (DatabaseSettings.Postgres) Stores.POSTGRES.empty(folder);
    String user = Stores.userWithPassword("right");
    Map<String, String> environment =
        Map.of("DORMOUSE_DATABASE_URL", database.jdbcUrl(), "DORMOUSE_DATABASE_USER", user);
    Path file = Files.writeString(folder.resolve("password"), PASSWORD);
    for (Map<String, String> given :
        List.of(
            Map.of("DORMOUSE_DATABASE_PASSWORD", PASSWORD),
            Map.of("DORMOUSE_DATABASE_PASSWORD_FILE", file.toString()),
            Map.of("DORMOUSE_DATABASE_URL", database.jdbcUrl() + "?password=" + PASSWORD))) {
      Map<String, String> all = new HashMap<>(environment);
      all.putAll(given);

      Cli run = serve(all);

      assertThat(run.exit()).isEqualTo(7);
      assertThat(run.err())
          .contains("password authentication failed for user \"" + user + "\"")
          .contains(database.jdbcUrl());
    }
  }

  @Test
  void runningServerTellsNeitherItNorTheSecretKey() throws Exception {
    DatabaseSettings.Postgres database = (DatabaseSettings.Postgres) Stores.POSTGRES.empty(folder);
    String user = Stores.userWithPassword(PASSWORD);
    Path file = Files.writeString(folder.resolve("password"), PASSWORD);
    Path data = folder.resolve("data");
    try (Served served =
        Served.start(
            data,
            "--account=111122223333",
            "--log-level=debug",
            "--database-url=" + database.jdbcUrl(),
            "--database-user=" + user,
            "--database-password-file=" + file)) {
      assertThat(served.get("/health/ready").statusCode()).isEqualTo(200);
      assertThat(served.call("GET", "/analyzer/none", "").statusCode()).isEqualTo(404);
      assertThat(served.call("GET", "/dormouse/v1/caller", "").statusCode()).isEqualTo(200);
      byte[] key = Files.readAllBytes(data.resolve(DataFolder.SECRET_KEY));
      String metrics = served.get("/metrics").body();
      for (String told : new String[] {served.out(), served.err(), metrics}) {
        assertThat(told)
            .isNotEmpty()
            .doesNotContain(PASSWORD)
            .doesNotContain(Base64.getEncoder().encodeToString(key))
            .doesNotContain(new String(key, StandardCharsets.ISO_8859_1));
        assertThat(told.toLowerCase(Locale.ROOT)).doesNotContain(HexFormat.of().formatHex(key));
      }
    }
    for (String own : new String[] {"config", "credentials"}) {
      assertThat(Files.readString(data.resolve(own))).doesNotContain(PASSWORD);
    }
  }
}

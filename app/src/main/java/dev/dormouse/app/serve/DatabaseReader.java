package dev.dormouse.app.serve;

import dev.dormouse.store.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The settings of the database. */
final class DatabaseReader {
  static final String FILE = "dormouse.db";

  private final Path data;
  private final GivenSettings given;
  private final SettingValues values;

  DatabaseReader(Path data, GivenSettings given) {
    this.data = data;
    this.given = given;
    this.values = new SettingValues(given);
  }

  /**
   * @throws dev.dormouse.app.Failure naming the place of a wrong value
   */
  DatabaseSettings read() {
    String url =
        values
            .text(
                Setting.DATABASE_URL,
                "jdbc:postgresql:.+",
                "is not a URL that begins with jdbc:postgresql:")
            .orElse("");
    if (url.isEmpty()) {
      return new DatabaseSettings.Sqlite(data.resolve(FILE));
    }
    return new DatabaseSettings.Postgres(
        url,
        values.text(Setting.DATABASE_USER, ""),
        password(),
        values.number(Setting.DATABASE_CONNECTIONS, 10, 2, 1_000));
  }

  private String password() {
    return given
        .find(Setting.DATABASE_PASSWORD_FILE)
        .map(DatabaseReader::content)
        .orElseGet(() -> values.text(Setting.DATABASE_PASSWORD, ""));
  }

  private static String content(Given file) {
    try {
      return Files.readString(SettingValues.path(file, file.value())).strip();
    } catch (IOException e) {
      throw file.refused("cannot be read: " + e);
    }
  }
}

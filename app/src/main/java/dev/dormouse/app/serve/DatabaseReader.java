package dev.dormouse.app.serve;

import dev.dormouse.store.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The settings of the database. */
final class DatabaseReader {
  static final String FILE = "dormouse.db";

  /** Hosts with ports, a database, parameters; each may be missing (PostgreSQL's JDBC driver). */
  private static final String FORM =
      "jdbc:postgresql:(//([^/?:\\[\\]]*|\\[[0-9a-fA-F:.]+])(:[0-9]{1,5})?"
          + "(,([^/?:,\\[\\]]*|\\[[0-9a-fA-F:.]+])(:[0-9]{1,5})?)*/)?[^?/]*([?].*)?";

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
    String url = url();
    if (url.isEmpty()) {
      return new DatabaseSettings.Sqlite(data.resolve(FILE));
    }
    return new DatabaseSettings.Postgres(
        url,
        values.text(Setting.DATABASE_USER, ""),
        password(),
        values.number(Setting.DATABASE_CONNECTIONS, 10, 2, 1_000));
  }

  private String url() {
    Optional<Given> found = given.find(Setting.DATABASE_URL);
    found.ifPresent(DatabaseReader::check);
    return found.map(Given::value).orElse("");
  }

  /** Whatever is wrong with a URL, a password in it is not shown. */
  private static void check(Given url) {
    Given shown =
        new Given(DatabaseSettings.withoutSecrets(url.value()), url.where(), url.inFile());
    if (!url.value().startsWith("jdbc:postgresql:")) {
      throw shown.refused("is not a URL that begins with jdbc:postgresql:");
    }
    if (url.value().matches("[^?]*@.*")) {
      throw shown.refused(
          "names a user; that is for "
              + Setting.DATABASE_USER.key()
              + ", and the password for "
              + Setting.DATABASE_PASSWORD_FILE.key());
    }
    if (!url.value().matches(FORM)) {
      throw shown.refused("is not a URL such as jdbc:postgresql://host:5432/database");
    }
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

package dev.dormouse.app.serve;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of the user's own in which secrets of the settings stand. */
final class SecretFiles {
  private final Path file;
  private final GivenSettings given;

  /**
   * @param file the file of settings
   */
  SecretFiles(Path file, GivenSettings given) {
    this.file = file;
    this.given = given;
  }

  /** The file of settings only if a password stands in it. */
  List<Path> paths() {
    List<Path> paths = new ArrayList<>();
    boolean password =
        given.find(Setting.DATABASE_PASSWORD).filter(Given::inFile).isPresent()
            || given
                .find(Setting.DATABASE_URL)
                .filter(url -> url.inFile() && url.value().contains("password="))
                .isPresent();
    if (password) {
      paths.add(file);
    }
    for (Setting setting : List.of(Setting.DATABASE_PASSWORD_FILE, Setting.TLS_KEY)) {
      given.find(setting).ifPresent(one -> paths.add(SettingValues.path(one, one.value())));
    }
    return paths;
  }
}

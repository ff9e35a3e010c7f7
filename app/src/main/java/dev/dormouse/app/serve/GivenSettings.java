package dev.dormouse.app.serve;

import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was set where: options count before the environment, the environment before the file. Names
 * that are no {@link Setting} are settings of the analysis ({@code docs/settings.md}).
 */
final class GivenSettings {
  private final Map<String, Given> given;

  private GivenSettings(Map<String, Given> given) {
    this.given = given;
  }

  /**
   * @param file need not exist
   * @param options by {@link Setting#key}, or by the name of a setting of the analysis
   * @throws Failure naming the line of the file that is no setting
   */
  static GivenSettings read(
      Path file, Map<String, String> environment, Map<String, String> options) {
    Map<String, Given> given = new HashMap<>(lines(file));
    for (Setting setting : Setting.values()) {
      String value = environment.getOrDefault(setting.variable(), "");
      if (!value.isBlank()) {
        given.put(setting.key(), new Given(value.strip(), setting.variable(), false));
      }
    }
    options.forEach(
        (name, value) -> given.put(name, new Given(value.strip(), option(name), false)));
    return new GivenSettings(given);
  }

  private static String option(String name) {
    return Setting.of(name).map(Setting::option).orElse("--set " + name);
  }

  private static Map<String, Given> lines(Path file) {
    if (Files.notExists(file)) {
      return Map.of();
    }
    Map<String, Given> given = new HashMap<>();
    try {
      List<String> lines = Files.readAllLines(file);
      for (int number = 1; number <= lines.size(); number++) {
        String line = lines.get(number - 1).strip();
        if (!line.isEmpty() && !line.startsWith("#")) {
          line(file + ":" + number, line, given);
        }
      }
    } catch (IOException e) {
      throw new Failure(Exit.BAD_INPUT, file + ": cannot be read: " + e);
    }
    return given;
  }

  private static void line(String place, String line, Map<String, Given> given) {
    int equals = line.indexOf('=');
    if (equals < 1) {
      throw new Failure(Exit.BAD_INPUT, place + ": \"" + line + "\" is not \"name = value\"");
    }
    String name = line.substring(0, equals).strip();
    Given value = new Given(line.substring(equals + 1).strip(), place + ": " + name, true);
    if (given.putIfAbsent(name, value) != null) {
      throw new Failure(Exit.BAD_INPUT, place + ": \"" + name + "\" is set twice");
    }
  }

  /** What was set; empty if nothing was, or an empty value. */
  Optional<Given> find(Setting setting) {
    return Optional.ofNullable(given.get(setting.key())).filter(one -> !one.value().isEmpty());
  }

  /** The settings of the analysis that were set, by name. */
  Map<String, Given> others() {
    Map<String, Given> others = new HashMap<>(given);
    for (Setting setting : Setting.values()) {
      others.remove(setting.key());
    }
    return others;
  }
}

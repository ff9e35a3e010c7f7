package dev.dormouse.app.client;

import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A file of profiles in the format that AWS's tools share (AWS SDKs and Tools Reference Guide,
 * "Shared config and credentials files"), as much of it as access keys and endpoints need.
 */
final class ProfileFile {
  private final Map<String, Map<String, String>> sections;

  private ProfileFile(Map<String, Map<String, String>> sections) {
    this.sections = sections;
  }

  /**
   * @throws Failure if it cannot be read; a file that is not there has no profiles
   */
  static ProfileFile read(Path file) {
    if (Files.notExists(file)) {
      return new ProfileFile(Map.of());
    }
    Map<String, Map<String, String>> sections = new HashMap<>();
    try {
      Map<String, String> section = new HashMap<>();
      for (String line : Files.readAllLines(file)) {
        String text = line.strip();
        if (text.startsWith("[") && text.endsWith("]")) {
          String name = text.substring(1, text.length() - 1).strip();
          section = sections.computeIfAbsent(name, absent -> new HashMap<>());
        } else if (!text.startsWith("#") && !text.startsWith(";") && text.indexOf('=') > 0) {
          int equals = text.indexOf('=');
          section.put(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
        }
      }
    } catch (IOException e) {
      throw new Failure(Exit.BAD_INPUT, file + ": cannot be read: " + e);
    }
    return new ProfileFile(sections);
  }

  /** A value of a section; of nested ones, such as an endpoint below a service, the inner one. */
  Optional<String> value(String section, String name) {
    return Optional.ofNullable(sections.getOrDefault(section, Map.of()).get(name))
        .filter(value -> !value.isEmpty());
  }
}

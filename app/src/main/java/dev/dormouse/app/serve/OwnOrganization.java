package dev.dormouse.app.serve;

import dev.dormouse.snapshot.Organization;
import dev.dormouse.snapshot.SnapshotException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the sources say of the organization, beside what the settings say of it. */
final class OwnOrganization {
  private OwnOrganization() {}

  /**
   * Whether the account may have analyzers of the organization: as the setting says; where it says
   * nothing, whether the first source that names the management account names this one; where none
   * does, yes. Empty if a source that may name it cannot be read now.
   */
  static Optional<Boolean> toldAdministrator(ServerSettings settings) {
    return settings.administrator().or(() -> administratorBySources(settings));
  }

  private static Optional<Boolean> administratorBySources(ServerSettings settings) {
    for (Path source : settings.sources()) {
      if (Files.notExists(source)) {
        return Optional.empty();
      }
      try {
        String management = Organization.in(source).map(Organization::managementAccount).orElse("");
        if (!management.isEmpty()) {
          return Optional.of(management.equals(settings.home().account()));
        }
      } catch (SnapshotException e) {
        return Optional.empty();
      }
    }
    return Optional.of(true);
  }

  /** As {@link #toldAdministrator}; yes, where it cannot be told. */
  static boolean administrator(ServerSettings settings) {
    return toldAdministrator(settings).orElse(true);
  }

  /** A line for each source that is of another organization than the settings name. */
  static List<String> contradictions(ServerSettings settings) {
    return settings.sources().stream()
        .flatMap(source -> contradiction(source, settings.analysis().organization()).stream())
        .toList();
  }

  /**
   * @param expected the organization's id; empty for any
   */
  static Optional<String> contradiction(Path source, String expected) {
    return in(source)
        .map(Organization::id)
        .filter(id -> !id.isEmpty() && !expected.isEmpty() && !id.equals(expected))
        .map(
            id ->
                source
                    + " is a snapshot of the organization "
                    + id
                    + ", and the setting organization names "
                    + expected);
  }

  /** A file that cannot be read is told of where the whole source is read. */
  private static Optional<Organization> in(Path source) {
    try {
      return Organization.in(source);
    } catch (SnapshotException e) {
      return Optional.empty();
    }
  }
}

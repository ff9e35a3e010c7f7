package dev.dormouse.app.serve;

import dev.dormouse.analyzers.Home;
import dev.dormouse.store.DatabaseSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a server is told.
 *
 * @param data the folder for all that is the server's own
 * @param administrator whether the account may have analyzers of the organization; empty if it was
 *     not given
 * @param sources snapshot folders or exported files
 * @param throttle requests a second of one access key
 * @param exposed which of the user's files hold a secret and may be read by others, a line each
 */
record ServerSettings(
    Path data,
    Home home,
    Optional<Boolean> administrator,
    List<Path> sources,
    DatabaseSettings database,
    Listening listening,
    JobSettings jobs,
    AnalysisChoices analysis,
    int throttle,
    LogSettings log,
    List<String> exposed) {
  ServerSettings {
    sources = List.copyOf(sources);
    exposed = List.copyOf(exposed);
  }
}

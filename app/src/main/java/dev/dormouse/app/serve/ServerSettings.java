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
    LogSettings log) {
  ServerSettings {
    sources = List.copyOf(sources);
  }
}

package dev.dormouse.app.serve;

import dev.dormouse.analyzers.Home;
import dev.dormouse.store.DatabaseSettings;
import java.nio.file.Path;
import java.util.List;

/**
 * Everything that a server is told.
 *
 * @param data the folder for all that is the server's own
 * @param organization the organization's id; empty if it was not given
 * @param administrator whether the account may have analyzers of the organization
 * @param sources snapshot folders or exported files
 * @param throttle requests a second of one access key
 */
record ServerSettings(
    Path data,
    Home home,
    String organization,
    boolean administrator,
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

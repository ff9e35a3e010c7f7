package dev.dormouse.app.serve;

import java.io.PrintStream;

/** What a server that has started tells whoever started it. */
final class Greeting {
  private final PrintStream out;
  private final DataFolder folder;
  private final ServerSettings settings;

  Greeting(PrintStream out, DataFolder folder, ServerSettings settings) {
    this.out = out;
    this.folder = folder;
    this.settings = settings;
  }

  /** Writes AWS's configuration file, too, which names the endpoint. */
  void say(Server server, boolean sample) {
    String region = settings.home().region();
    folder.write(DataFolder.CONFIG, AdminProfile.config(region, server.endpoint()));
    say("Dormouse answers at " + server.endpoint() + ", data folder " + folder.path());
    server
        .admin()
        .ifPresent(
            admin ->
                say(
                    "The administrator's access key is in "
                        + folder.file(DataFolder.CREDENTIALS)
                        + "; keep it safe"));
    if (settings.sources().isEmpty()) {
      say("There is no source yet: set " + Setting.SOURCE.option() + " to a snapshot folder");
    }
    say("Ask it:");
    say(
        "  "
            + AdminProfile.command(folder.file(DataFolder.CREDENTIALS), region, server.endpoint()));
    if (sample) {
      say("The sample organization lies in " + folder.file(DataFolder.SAMPLE) + ".");
      say("Change or delete something in it, and see the findings change within a minute.");
    }
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }
}

package dev.dormouse.app.serve;

import dev.dormouse.analyzers.port.StoreUnavailableException;
import dev.dormouse.store.Database;
import java.util.Optional;

/** Whether the server can do its work. */
final class Health {
  private final Database database;
  private final Jobs jobs;

  Health(Database database, Jobs jobs) {
    this.database = database;
    this.jobs = jobs;
  }

  /** Why it cannot serve now, in a few words; empty if it can. */
  Optional<String> problem() {
    try {
      database.ping();
    } catch (StoreUnavailableException e) {
      return Optional.of("the database does not answer");
    }
    return jobs.alive() ? Optional.empty() : Optional.of("the scheduler does not run");
  }
}

package dev.dormouse.app.serve;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.access.Role;
import dev.dormouse.analyzers.port.FindingCounts;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** A server in the test's own process, for tests of its clients. */
public final class RunningServer implements AutoCloseable {
  private final Path data;
  private final Served served;

  private RunningServer(Path data, Served served) {
    this.data = data;
    this.served = served;
  }

  /** As {@code dormouse serve} with these options, on any free port. */
  public static RunningServer start(Path data, String... options) {
    return new RunningServer(data, Served.start(data, options));
  }

  public String endpoint() {
    return served.server.endpoint();
  }

  /** Waits until an analyzer has looked at all its accounts. */
  public void awaitScan(String name) throws InterruptedException {
    Analyzer analyzer = served.server.database().analyzers().find(name).orElseThrow();
    Rig.await(name + " looked at all", () -> served.server.scans().status(analyzer).pending() == 0);
  }

  /** Waits until no scan is asked for any more, done or not. */
  public void awaitIdleJobs() throws InterruptedException {
    Rig.await("no request", () -> Rig.jobs(served.server.database(), JobTasks.SCAN_REQUEST) == 0);
  }

  /** What it logged. */
  public String err() {
    return served.err();
  }

  /** ACTIVE findings of an analyzer. */
  public long active(String name) {
    Analyzer analyzer = served.server.database().analyzers().find(name).orElseThrow();
    FindingCounts counts = served.server.database().findings().counts(analyzer.id(), Set.of());
    return counts.rows().stream().mapToLong(FindingCounts.Row::active).sum();
  }

  /** The environment of somebody with a new access key of a role. */
  public Map<String, String> newKey(String role) {
    KeyRing keys =
        KeyRing.open(DataFolder.open(data), served.server.database().access(), new SecureRandom());
    var created = keys.keys().create("test", Role.valueOf(role), Set.of(), null, Instant.now());
    return Map.of(
        "AWS_ACCESS_KEY_ID", created.key().id(), "AWS_SECRET_ACCESS_KEY", created.secret());
  }

  @Override
  public void close() {
    served.close();
  }
}

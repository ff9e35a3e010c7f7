package dev.dormouse.analyzers.port;

import dev.dormouse.analyzers.Analyzer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who looks at the accounts: asks for scans, and tells how they go. */
public interface Scans {

  /** Has every account of the analyzer looked at soon, though nothing changed. */
  void request(Analyzer analyzer);

  Status status(Analyzer analyzer);

  /**
   * Everything known of one principal now, from the source, as JSON in the shape of {@code dormouse
   * explain}: grants with their statements, use, verdicts, why, what is unknown. Empty if the
   * source has no such principal, or cannot be read.
   */
  Optional<String> explain(Analyzer analyzer, String accountId, String principalArn);

  /**
   * @param accounts how many there are; {@code pending}: of these, not yet looked at since {@code
   *     requestedAt}
   * @param requestedAt when a scan of all was last asked for; null if never
   * @param running account ids being looked at now
   */
  record Status(int accounts, int pending, @Nullable Instant requestedAt, List<String> running) {
    public Status {
      running = List.copyOf(running);
    }
  }
}

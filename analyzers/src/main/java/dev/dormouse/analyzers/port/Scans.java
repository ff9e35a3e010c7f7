package dev.dormouse.analyzers.port;

import dev.dormouse.analyzers.Analyzer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who looks at the accounts: asks for scans, and tells how they go. */
public interface Scans {

  /** Has every account of the analyzer looked at soon, though nothing changed. */
  void request(Analyzer analyzer);

  Status status(Analyzer analyzer);

  /** What the source says of one principal now. */
  Explanation explain(Analyzer analyzer, String accountId, String principalArn);

  /** What the source says of a principal. */
  sealed interface Explanation {
    /**
     * Everything known of it.
     *
     * @param json in the shape of {@code dormouse explain}: grants with their statements, use,
     *     verdicts, why, what is unknown
     */
    record Known(String json) implements Explanation {}

    /** The source was read, and has no such principal. */
    record NoSuchPrincipal() implements Explanation {}

    /**
     * The account is in the source and is not to be analyzed, as one that is suspended.
     *
     * @param why in words
     */
    record LeftOut(String why) implements Explanation {}

    /**
     * Whether the source has such a principal cannot be told now.
     *
     * @param why in words
     */
    record Unreadable(String why) implements Explanation {}
  }

  /**
   * @param readable whether the source could be read just now; if not, nobody knows its accounts
   * @param accounts how many there are; {@code pending}: of these, not yet looked at since {@code
   *     requestedAt}
   * @param requestedAt when a scan of all was last asked for; null if never
   * @param running account ids being looked at now
   */
  record Status(
      boolean readable,
      int accounts,
      int pending,
      @Nullable Instant requestedAt,
      List<String> running) {
    public Status {
      running = List.copyOf(running);
    }
  }
}

package dev.dormouse.findings;

import dev.dormouse.evidence.Coverage;
import dev.dormouse.evidence.Source;
import dev.dormouse.evidence.UnknownReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the use of one thing over a tracking period. Unknown is a value of its own:
 * nothing is unused because nothing is known.
 */
public sealed interface Verdict {

  record Used(Instant at, Source source) implements Verdict {}

  /**
   * @param last the use before the tracking period; null if {@code source} saw none in all {@code
   *     observed}
   * @param observed the time that {@code source} looked over
   */
  record Unused(@Nullable Instant last, Source source, Coverage observed) implements Verdict {}

  record Unknown(UnknownReason reason, String detail) implements Verdict {
    static Unknown of(UnknownReason reason) {
      return new Unknown(reason, reason.description());
    }
  }
}

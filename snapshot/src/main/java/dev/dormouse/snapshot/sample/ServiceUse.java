package dev.dormouse.snapshot.sample;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One service of a last-accessed report.
 *
 * @param service its prefix
 * @param lastUsed empty if not within the 400 days that AWS looks back
 * @param actions those that AWS tells apart; empty if it tells none, which then says nothing
 */
record ServiceUse(String service, Optional<Instant> lastUsed, List<ActionUse> actions) {

  /** One tracked action. */
  record ActionUse(String name, Optional<Instant> lastUsed) {}

  ServiceUse {
    actions = List.copyOf(actions);
  }
}

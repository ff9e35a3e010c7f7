package dev.dormouse.analyzers.life;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a finding came to be ARCHIVED.
 *
 * @param rule the archive rule that did it; null if a person did
 * @param by who did it: an access key's name; the rule's analyzer where a rule did
 * @param reason in the words of who archived it; null if none was given
 * @param owner who answers for it; null if nobody was named
 * @param until when it becomes ACTIVE again by itself; null for never
 */
public record Archive(
    @Nullable String rule,
    String by,
    @Nullable String reason,
    @Nullable String owner,
    @Nullable Instant until) {

  /** Whether Dormouse's extension made it: AWS's API has no reason, owner or end. */
  public boolean explained() {
    return reason != null || owner != null || until != null;
  }

  public boolean over(Instant now) {
    return until != null && !until.isAfter(now);
  }
}

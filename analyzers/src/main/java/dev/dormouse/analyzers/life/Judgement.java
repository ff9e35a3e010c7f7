package dev.dormouse.analyzers.life;

import dev.dormouse.findings.Assessment;

/** What an analysis says of a finding that is there. */
sealed interface Judgement {

  /** It holds. */
  record Holds(Assessment assessment, FindingDetails details) implements Judgement {}

  /** It is known not to hold any more. */
  record Over() implements Judgement {}

  /** The principal is left out now. */
  record Excluded() implements Judgement {}

  /** Nobody can say. */
  record Unknown() implements Judgement {}
}

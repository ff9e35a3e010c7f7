package dev.dormouse.evidence;

import java.time.Instant;

/** The latest use of one role, key or password, as far as the evidence goes. */
public sealed interface LastUse {

  /** Used at this time, and not later while {@code coverage} lasts. */
  record At(Instant time, Source source, Coverage coverage) implements LastUse {}

  /** Not used while {@code coverage} lasts. */
  record Never(Source source, Coverage coverage) implements LastUse {}

  /** Nothing is known. */
  record Unknown(UnknownReason reason, String detail) implements LastUse {}

  static LastUse unknown(UnknownReason reason) {
    return new Unknown(reason, reason.description());
  }

  /**
   * What two sources that look at the same thing say together: the later use; a source that saw no
   * use where the other has none; what is known before what is not. Associative and idempotent, and
   * commutative up to which of two equal times names its source.
   */
  default LastUse merge(LastUse other) {
    if (this instanceof Unknown) {
      return other;
    }
    if (other instanceof Unknown) {
      return this;
    }
    if (this instanceof At mine && other instanceof At theirs) {
      At later = theirs.time().isAfter(mine.time()) ? theirs : mine;
      return new At(later.time(), later.source(), mine.coverage().merge(theirs.coverage()));
    }
    if (this instanceof At mine) {
      return new At(mine.time(), mine.source(), mine.coverage().merge(((Never) other).coverage()));
    }
    Never mine = (Never) this;
    if (other instanceof At theirs) {
      return new At(theirs.time(), theirs.source(), theirs.coverage().merge(mine.coverage()));
    }
    return new Never(mine.source(), mine.coverage().merge(((Never) other).coverage()));
  }
}

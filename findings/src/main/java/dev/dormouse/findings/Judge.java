package dev.dormouse.findings;

import dev.dormouse.evidence.Coverage;
import dev.dormouse.evidence.LastUse;
import dev.dormouse.evidence.Source;
import dev.dormouse.evidence.UnknownReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The one place where a last use becomes a verdict. */
final class Judge {
  private Judge() {}

  static Verdict judge(LastUse lastUse, TrackingWindow window) {
    return switch (lastUse) {
      case LastUse.At(Instant time, Source source, Coverage coverage) ->
          window.usedAt(time)
              ? new Verdict.Used(time, source)
              : absence(time, source, coverage, window);
      case LastUse.Never(Source source, Coverage coverage) ->
          absence(null, source, coverage, window);
      case LastUse.Unknown(UnknownReason reason, String detail) ->
          new Verdict.Unknown(reason, detail);
    };
  }

  /**
   * No use within the period, as far as the source saw: it must have looked up to the moment of the
   * analysis, and back to the period's start unless it names an earlier use.
   */
  private static Verdict absence(
      @Nullable Instant last, Source source, Coverage coverage, TrackingWindow window) {
    if (!window.isUpToDate(coverage)) {
      return new Verdict.Unknown(
          UnknownReason.EVIDENCE_TOO_OLD,
          "the evidence ends at " + coverage.until() + ", the period at " + window.asOf());
    }
    if (last == null && !window.reachesBack(coverage)) {
      return new Verdict.Unknown(
          UnknownReason.LOOKBACK_TOO_SHORT,
          "the evidence begins at " + coverage.from() + ", the period at " + window.start());
    }
    return new Verdict.Unused(last, source, coverage);
  }

  /**
   * A source that looks at more than this one saw a use at {@code time}: it can make unused used,
   * but its silence proves nothing. So an older use of its own does not stand in for a look-back
   * that this one lacks.
   */
  static LastUse alsoUsedAt(
      LastUse lastUse, @Nullable Instant time, Source source, TrackingWindow window) {
    if (time == null) {
      return lastUse;
    }
    return switch (lastUse) {
      case LastUse.At at ->
          time.isAfter(at.time()) ? new LastUse.At(time, source, at.coverage()) : at;
      case LastUse.Never never ->
          window.usedAt(time) || window.reachesBack(never.coverage())
              ? new LastUse.At(time, source, never.coverage())
              : never;
      case LastUse.Unknown unknown ->
          window.usedAt(time) ? new LastUse.At(time, source, new Coverage(time, time)) : unknown;
    };
  }
}

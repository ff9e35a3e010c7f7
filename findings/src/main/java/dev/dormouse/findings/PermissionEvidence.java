package dev.dormouse.findings;

import dev.dormouse.evidence.LastAccessedReport;
import dev.dormouse.evidence.PrincipalEvidence;
import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.evidence.Usage;
import org.jspecify.annotations.Nullable;

/** What a principal's actions are judged by. */
record PermissionEvidence(
    @Nullable LastAccessedReport report,
    UnknownReason reportMissing,
    Usage trail,
    String partition,
    TrackingWindow window) {

  static PermissionEvidence of(
      PrincipalEvidence evidence, String partition, TrackingWindow window) {
    return new PermissionEvidence(
        evidence.report(), evidence.reportMissing(), evidence.trail(), partition, window);
  }
}

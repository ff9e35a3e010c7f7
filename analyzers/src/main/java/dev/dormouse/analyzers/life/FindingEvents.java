package dev.dormouse.analyzers.life;

import dev.dormouse.findings.FindingType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What each change announces; a store writes it beside the change. */
public final class FindingEvents {
  private FindingEvents() {}

  /**
   * The event of a change, without its place in the store's order. A deletion leaves the status as
   * it was (IAM User Guide, "Monitoring with Amazon EventBridge").
   */
  public static FindingEvent of(FindingChange.Announced change, UUID eventId, Instant now) {
    return switch (change) {
      case FindingChange.Opened(FindingRecord finding) -> event(null, finding, false, eventId, now);
      case FindingChange.Changed(FindingRecord before, FindingRecord after) ->
          event(before.status(), after, false, eventId, now);
      case FindingChange.Deleted(FindingRecord last) ->
          event(last.status(), last, true, eventId, now);
    };
  }

  private static FindingEvent event(
      @Nullable FindingStatus previous,
      FindingRecord finding,
      boolean deleted,
      UUID eventId,
      Instant now) {
    Instant analyzedAt = finding.analyzedAt();
    FindingDetails.Permissions counted =
        finding.type() == FindingType.UNUSED_PERMISSION
                && finding.details() instanceof FindingDetails.Permissions permissions
            ? permissions
            : null;
    return new FindingEvent(
        0,
        eventId,
        finding.analyzer(),
        finding.id(),
        finding.principal(),
        finding.type(),
        now,
        finding.createdAt(),
        finding.updatedAt(),
        analyzedAt == null ? now : analyzedAt,
        previous,
        finding.status(),
        finding.version(),
        deleted,
        finding.error(),
        counted == null ? null : counted.unusedServices(),
        counted == null ? null : counted.unusedActions());
  }
}

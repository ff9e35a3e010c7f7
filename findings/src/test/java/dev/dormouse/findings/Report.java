package dev.dormouse.findings;

import dev.dormouse.evidence.Granularity;
import dev.dormouse.evidence.LastAccessedReport;
import dev.dormouse.evidence.ServiceAccess;
import dev.dormouse.evidence.Tracked;
import dev.dormouse.evidence.UnknownReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A last-accessed report, built step by step; complete, of the finer granularity, and fresh. */
final class Report {
  private final List<ServiceAccess> services = new ArrayList<>();
  private Granularity granularity = Granularity.ACTION_LEVEL;
  private @Nullable Instant completedAt = Fixtures.AS_OF;
  private @Nullable UnknownReason defect;

  /** A service without a list of actions; {@code last} null means that IAM saw no use. */
  Report service(String namespace, @Nullable Instant last) {
    services.add(new ServiceAccess(namespace, last, null));
    return this;
  }

  Report service(String namespace, @Nullable Instant last, Tracked tracked) {
    services.add(new ServiceAccess(namespace, last, tracked.build()));
    return this;
  }

  Report serviceLevel() {
    granularity = Granularity.SERVICE_LEVEL;
    return this;
  }

  Report completedAt(@Nullable Instant value) {
    completedAt = value;
    return this;
  }

  Report defect(UnknownReason value) {
    defect = value;
    return this;
  }

  LastAccessedReport build() {
    String detail = defect == null ? "" : "the defect's own words";
    return new LastAccessedReport(defect, detail, granularity, completedAt, services);
  }
}

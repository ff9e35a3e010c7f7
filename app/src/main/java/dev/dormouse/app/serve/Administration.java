package dev.dormouse.app.serve;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.AnalyzerStatus;
import dev.dormouse.analyzers.StatusReason;
import dev.dormouse.analyzers.port.AnalyzerStore;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps the organization's analyzers DISABLED while the account is not its administrator, and scans
 * for them again when it is (IAM User Guide, "Delegated administrator").
 */
final class Administration {
  private static final StatusReason REASON = StatusReason.DELEGATED_ADMINISTRATOR_DEREGISTERED;

  private final Supplier<Optional<Boolean>> administrator;
  private final AnalyzerStore analyzers;
  private final InstantSource clock;

  /**
   * @param administrator empty if that cannot be told now; then every analyzer stays as it is
   */
  Administration(
      Supplier<Optional<Boolean>> administrator, AnalyzerStore analyzers, InstantSource clock) {
    this.administrator = administrator;
    this.analyzers = analyzers;
    this.clock = clock;
  }

  /** Sets the statuses as they have to be now. */
  void apply() {
    administrator
        .get()
        .ifPresent(
            is ->
                analyzers.all().stream()
                    .filter(analyzer -> analyzer.type().organization())
                    .forEach(analyzer -> apply(analyzer, is)));
  }

  private void apply(Analyzer analyzer, boolean is) {
    if (!is && analyzer.status() == AnalyzerStatus.ACTIVE) {
      analyzers.setStatus(analyzer.id(), AnalyzerStatus.DISABLED, REASON);
    }
    if (is && analyzer.status() == AnalyzerStatus.DISABLED && analyzer.statusReason() == REASON) {
      // First the request: were it second and never came, old findings would pass for new ones.
      analyzers.requestScan(analyzer.id(), clock.instant());
      analyzers.setStatus(analyzer.id(), AnalyzerStatus.ACTIVE, null);
    }
  }
}

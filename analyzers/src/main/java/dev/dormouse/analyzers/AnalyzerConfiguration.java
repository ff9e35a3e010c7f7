package dev.dormouse.analyzers;

import dev.dormouse.findings.Exclusions;
import dev.dormouse.findings.TrackingPeriod;
import java.util.List;

/**
 * How an analyzer looks: {@code configuration.unusedAccess}, and Dormouse's own {@link Scope}.
 *
 * @param trackingPeriod {@code unusedAccessAge}
 * @param exclusions {@code analysisRule.exclusions}; alternatives
 */
public record AnalyzerConfiguration(
    TrackingPeriod trackingPeriod, List<Exclusion> exclusions, Scope scope) {
  public static final AnalyzerConfiguration DEFAULT =
      new AnalyzerConfiguration(TrackingPeriod.DEFAULT, List.of(), Scope.EVERYTHING);

  public AnalyzerConfiguration {
    exclusions = List.copyOf(exclusions);
  }

  /**
   * 32 characters, the same for the same configuration: an analysis keeps those of the one it
   * judged by.
   */
  public String fingerprint() {
    return ConfigurationPrint.of(this);
  }

  /**
   * @param ownRole name pattern of the role that collects for Dormouse
   */
  public Exclusions exclusions(String ownRole) {
    return scope.with(exclusions, ownRole);
  }
}

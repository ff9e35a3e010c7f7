package dev.dormouse.app.serve;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.life.LifeSettings;
import dev.dormouse.findings.Assessor;
import dev.dormouse.findings.Settings;
import dev.dormouse.policy.PolicyCompiler;

/**
 * What decides, beside an analyzer's own configuration, what is found and what becomes of it.
 *
 * @param ownRole name pattern of the role that collects for Dormouse
 * @param organization the id of the one organization whose accounts these are; empty if not given
 */
record AnalysisChoices(Settings settings, LifeSettings life, String ownRole, String organization) {

  /** Judges as the analyzer is configured; its tracking period takes the settings' place. */
  Assessor assessor(Analyzer analyzer, PolicyCompiler compiler) {
    int days = analyzer.configuration().trackingPeriod().days();
    return new Assessor(
        compiler,
        settings.with("trackingPeriod", Integer.toString(days)),
        analyzer.configuration().exclusions(ownRole));
  }
}

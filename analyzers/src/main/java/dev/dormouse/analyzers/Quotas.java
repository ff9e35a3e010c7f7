package dev.dormouse.analyzers;

/**
 * Limits that AWS has (IAM User Guide, "IAM Access Analyzer quotas"); exceeding one is a
 * ServiceQuotaExceededException.
 *
 * @param accountAnalyzers analyzers of the account type
 * @param organizationAnalyzers analyzers of the organization type
 * @param archiveRules rules of one analyzer
 */
public record Quotas(int accountAnalyzers, int organizationAnalyzers, int archiveRules) {
  public static final Quotas DEFAULT = new Quotas(1, 5, 100);

  public int analyzers(AnalyzerType type) {
    return type.organization() ? organizationAnalyzers : accountAnalyzers;
  }
}

package dev.dormouse.analyzers.life;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.evidence.UnknownReason;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The last look of one analyzer at one account.
 *
 * @param accountName null if the source does not say
 * @param accountPath names of the units above, such as {@code Root/Workloads/Prod}; may be empty
 * @param attemptedAt when it was looked at last
 * @param analyzedAt when it was looked at last with success; null if never
 * @param asOf up to when the evidence of that analysis reaches; null if never
 * @param note why it could not be analyzed; empty if it could
 * @param roles roles judged in the last successful analysis; {@code users} alike
 * @param excluded principals left out by exclusions
 * @param young principals younger than the tracking period
 * @param unknowns what could not be judged, and why, most principals first
 * @param gaps what the collection itself says it lacks, and files that could not be read
 * @param principals unique ids of the roles and users analyzed, for the monthly count; empty when
 *     read back from a store
 * @param fingerprint of the files it read; the same files give the same
 * @param basis the analyzer as it was when the scan began
 */
public record AccountAnalysis(
    long analyzer,
    String accountId,
    @Nullable String accountName,
    String accountPath,
    Outcome outcome,
    Instant attemptedAt,
    @Nullable Instant analyzedAt,
    @Nullable Instant asOf,
    String note,
    int roles,
    int users,
    int excluded,
    int young,
    List<UnknownCount> unknowns,
    List<String> gaps,
    Set<String> principals,
    String fingerprint,
    Basis basis) {
  public AccountAnalysis {
    unknowns = List.copyOf(unknowns);
    gaps = List.copyOf(gaps);
    principals = Set.copyOf(principals);
  }

  /** This analysis with more gaps, told first. */
  public AccountAnalysis lacking(List<String> more) {
    return new AccountAnalysis(
        analyzer,
        accountId,
        accountName,
        accountPath,
        outcome,
        attemptedAt,
        analyzedAt,
        asOf,
        note,
        roles,
        users,
        excluded,
        young,
        unknowns,
        Stream.concat(more.stream(), gaps.stream()).toList(),
        principals,
        fingerprint,
        basis);
  }

  /** How it went. */
  public enum Outcome {
    COMPLETE,
    /** Some evidence was missing; what it would have told is unknown, and changed nothing. */
    INCOMPLETE,
    /** Nothing could be read: every finding stayed as it was. */
    FAILED
  }

  /**
   * What of an analyzer decides whether an analysis is up to date.
   *
   * @param scanRequest {@link Analyzer#scanRequest}
   * @param configuration fingerprint of what it judged by
   */
  public record Basis(long scanRequest, String configuration) {
    public static Basis of(Analyzer analyzer) {
      return new Basis(analyzer.scanRequest(), analyzer.configuration().fingerprint());
    }

    /** Whether nobody asked for another scan since, nor configured the analyzer otherwise. */
    public boolean covers(Analyzer analyzer) {
      Basis now = of(analyzer);
      return scanRequest >= now.scanRequest && configuration.equals(now.configuration);
    }
  }

  /**
   * @param subject {@code role}, {@code password}, {@code access keys} or {@code permissions}
   */
  public record UnknownCount(String subject, UnknownReason reason, int principals, int actions) {}
}

package dev.dormouse.analyzers.port;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.AnalyzerConfiguration;
import dev.dormouse.analyzers.AnalyzerStatus;
import dev.dormouse.analyzers.AnalyzerType;
import dev.dormouse.analyzers.ArchiveRule;
import dev.dormouse.analyzers.Filter;
import dev.dormouse.analyzers.StatusReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where analyzers and archive rules are kept. Each call is atomic, also against other servers on
 * the same database. Any call may throw {@link StoreUnavailableException}.
 */
public interface AnalyzerStore {

  /**
   * @throws NameTakenException if there is one with the name
   * @throws QuotaExceededException if there are {@code quota} of the type already
   */
  Analyzer create(
      String name,
      AnalyzerType type,
      AnalyzerConfiguration configuration,
      Map<String, String> tags,
      List<ArchiveRule> rules,
      Instant now,
      int quota);

  Optional<Analyzer> find(String name);

  Optional<Analyzer> find(long id);

  /** All there are, by name. */
  List<Analyzer> all();

  /** Replaces the configuration; empty if there is no such analyzer. */
  Optional<Analyzer> configure(long id, UnaryOperator<AnalyzerConfiguration> change);

  /**
   * Counts one more request for a scan of all its accounts: every analysis whose scan began before
   * is out of date from now on.
   *
   * @return the analyzer with its new number; empty if there is no such analyzer
   */
  Optional<Analyzer> requestScan(long id, Instant now);

  boolean setStatus(long id, AnalyzerStatus status, @Nullable StatusReason reason);

  /**
   * Replaces the tags; empty if there is no such analyzer. An exception of {@code change} changes
   * nothing.
   */
  Optional<Analyzer> tag(long id, UnaryOperator<Map<String, String>> change);

  /**
   * From now on it is gone for every other call, its findings and rules with it; what is left of
   * them is removed by {@link FindingStore#sweepDeleted}.
   *
   * @return false if there is none
   */
  boolean delete(long id, Instant now);

  /**
   * @throws NameTakenException if the analyzer has one with the name
   * @throws QuotaExceededException if it has {@code quota} already
   */
  void createRule(long analyzer, ArchiveRule rule, int quota);

  Optional<ArchiveRule> rule(long analyzer, String name);

  /** By name. */
  List<ArchiveRule> rules(long analyzer);

  boolean updateRule(long analyzer, String name, Filter filter, Instant now);

  boolean deleteRule(long analyzer, String name);

  /** A name that is in use: AWS's ConflictException. */
  final class NameTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NameTakenException(String name) {
      super("\"" + name + "\" exists already");
    }
  }

  /** A limit that is reached: AWS's ServiceQuotaExceededException. */
  final class QuotaExceededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public QuotaExceededException(int quota) {
      super("the limit of " + quota + " is reached");
    }
  }

  /** The answers of calls that carried a client token, kept for 24 hours. */
  interface ClientTokens {
    /** What an earlier call with the token answered; empty if there was none. */
    Optional<Remembered> find(String caller, String operation, String token, Instant now);

    /** Keeps the answer; an earlier one with the same token stays. */
    void remember(String caller, String operation, String token, Remembered answer, Instant now);

    /**
     * @param requestHash of the request without its token; another one with the same token
     *     conflicts
     * @param body the answer's body, JSON
     */
    record Remembered(UUID requestHash, String body) {}
  }
}

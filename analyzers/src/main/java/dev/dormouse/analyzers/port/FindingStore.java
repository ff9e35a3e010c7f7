package dev.dormouse.analyzers.port;

import dev.dormouse.analyzers.ArchiveRule;
import dev.dormouse.analyzers.life.AccountAnalysis;
import dev.dormouse.analyzers.life.FindingChange;
import dev.dormouse.analyzers.life.FindingEvent;
import dev.dormouse.analyzers.life.FindingRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where findings, their events and the accounts' analyses are kept. Each call is one transaction:
 * all of it happened, or nothing. Any call may throw {@link StoreUnavailableException}.
 */
public interface FindingStore {

  /**
   * The account's findings that are not RESOLVED: what an analysis is compared with. One whose
   * details cannot be read is {@link FindingRecord#illegible}.
   */
  List<FindingRecord> known(long analyzer, String accountId);

  /**
   * Of each principal (by its unique id) and type of the account the finding that was RESOLVED
   * last, without its details: what a condition that returns continues.
   */
  List<FindingRecord> lastResolved(long analyzer, String accountId);

  /**
   * Writes changes with their events and counters, and the analysis they come from.
   *
   * @param analysis null where the changes come from a person or a rule
   * @return false, and nothing written, if a changed finding is no longer what {@code before} says,
   *     or the analyzer is gone, or an analysis of the account is stored that is later or for a
   *     later {@link dev.dormouse.analyzers.Analyzer#scanRequest}, or a finding of the same
   *     account, principal (by its unique id) and type is open already: read again and decide anew
   */
  boolean apply(
      long analyzer, List<FindingChange> changes, @Nullable AccountAnalysis analysis, Instant now);

  /**
   * As {@link #apply(long, List, AccountAnalysis, Instant)}, for changes that archive rules decide:
   * false as well if the analyzer's rules are not {@code rules} any more.
   */
  boolean apply(
      long analyzer,
      List<FindingChange> changes,
      AccountAnalysis analysis,
      List<ArchiveRule> rules,
      Instant now);

  /** With its details, and {@code analyzedAt} filled in. */
  Optional<FindingRecord> find(long analyzer, UUID id);

  /** These findings, with details; those that there are not are left out. */
  List<FindingRecord> findAll(long analyzer, List<UUID> ids);

  /**
   * @throws FindingQuery.TooManyException if there are too many to be sorted so
   */
  FindingPage list(FindingQuery query);

  /** How many findings the query's filter matches; its page and order are ignored. */
  long count(FindingQuery query);

  /**
   * @param accounts the accounts that the caller may see; empty for all
   */
  FindingCounts counts(long analyzer, Set<String> accounts);

  /** From the first to the last day, both included; days without a change repeat the one before. */
  List<FindingCounts.Day> trend(
      long analyzer, Set<String> accounts, LocalDate first, LocalDate last);

  /** The last analysis of every account, by account id. */
  List<AccountAnalysis> analyses(long analyzer, Set<String> accounts);

  Optional<AccountAnalysis> analysis(long analyzer, String accountId);

  /** How many different roles and users the analyzer analyzed in a month: AWS's pricing unit. */
  long analyzedPrincipals(long analyzer, YearMonth month);

  /** Deletes RESOLVED findings that changed last before {@code before}, at most {@code limit}. */
  int sweepResolved(Instant before, int limit, Instant now);

  /** Makes archived findings ACTIVE whose archive has ended, at most {@code limit}. */
  int sweepEndedArchives(Instant now, int limit);

  /**
   * Deletes findings of deleted analyzers, each with its event, at most {@code limit}, and the
   * analyzer when nothing is left of it.
   */
  int sweepDeleted(Instant now, int limit);

  /**
   * Deletes the findings of an account, each with its event, at most {@code limit}, and when none
   * is left its last analysis. Days and months that were counted stay.
   *
   * @return how many findings were deleted
   */
  int eraseAccount(long analyzer, String accountId, int limit, Instant now);

  /** Deletes events from before {@code before}, the oldest first, at most {@code limit}. */
  int sweepEvents(Instant before, int limit);

  /** Events not yet taken by the outbox's sinks, oldest first. */
  List<FindingEvent> events(long afterSequence, int limit);
}

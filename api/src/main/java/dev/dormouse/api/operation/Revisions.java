package dev.dormouse.api.operation;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.Filter;
import dev.dormouse.analyzers.life.FindingChange;
import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.analyzers.port.AnalyzerStore;
import dev.dormouse.analyzers.port.FindingPage;
import dev.dormouse.analyzers.port.FindingQuery;
import dev.dormouse.analyzers.port.FindingStore;
import dev.dormouse.api.call.ApiException;
import dev.dormouse.api.call.ErrorType;
import dev.dormouse.api.call.ResourceKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Changes findings that an analysis may change at the same time: what turns out to be stale is read
 * and decided anew. Each page is one transaction; a call that ends early has done its first pages
 * and may be made again.
 */
public final class Revisions {
  private static final int ATTEMPTS = 10;
  private static final int PAGE = 200;

  private final AnalyzerStore analyzers;
  private final FindingStore findings;

  public Revisions(AnalyzerStore analyzers, FindingStore findings) {
    this.analyzers = analyzers;
    this.findings = findings;
  }

  /**
   * @param matched findings that were looked at
   * @param changed of these, those that did not stay as they were
   */
  public record Outcome(long matched, long changed) {
    public static final Outcome NOTHING = new Outcome(0, 0);

    public Outcome plus(Outcome other) {
      return new Outcome(matched + other.matched, changed + other.changed);
    }
  }

  /** What becomes of one finding; empty if it stays as it is. */
  @FunctionalInterface
  public interface Revision extends Function<FindingRecord, Optional<FindingChange>> {}

  /**
   * Changes every finding that matches, page by page.
   *
   * @param accounts the accounts that the caller may see; empty for all
   * @return how it went
   */
  public Outcome all(
      Analyzer analyzer, Filter filter, Set<String> accounts, Revision revision, Instant now) {
    Outcome outcome = Outcome.NOTHING;
    FindingQuery.@Nullable Position after = null;
    do {
      FindingQuery query =
          new FindingQuery(
              analyzer.id(), filter, accounts, FindingQuery.SortKey.ID, false, after, PAGE);
      Page page = page(analyzer, query, revision, now);
      outcome = outcome.plus(new Outcome(page.found().findings().size(), page.changed()));
      after = page.found().next();
    } while (after != null);
    return outcome;
  }

  /**
   * Changes those that {@code read} gives, all or none.
   *
   * @return how it went
   */
  public Outcome once(
      Analyzer analyzer, Supplier<List<FindingRecord>> read, Revision revision, Instant now) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      List<FindingRecord> found = read.get();
      List<FindingChange> changes = changes(found, revision);
      if (apply(analyzer, changes, now)) {
        return new Outcome(found.size(), changes.size());
      }
      checkIsThere(analyzer);
    }
    throw busy();
  }

  private record Page(FindingPage found, int changed) {}

  private Page page(Analyzer analyzer, FindingQuery query, Revision revision, Instant now) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      FindingPage page = findings.list(query);
      List<UUID> ids = page.findings().stream().map(FindingRecord::id).toList();
      List<FindingChange> changes = changes(findings.findAll(analyzer.id(), ids), revision);
      if (apply(analyzer, changes, now)) {
        return new Page(page, changes.size());
      }
      checkIsThere(analyzer);
    }
    throw busy();
  }

  private static List<FindingChange> changes(List<FindingRecord> read, Revision revision) {
    return read.stream().map(revision).flatMap(Optional::stream).toList();
  }

  private boolean apply(Analyzer analyzer, List<FindingChange> changes, Instant now) {
    return changes.isEmpty() || findings.apply(analyzer.id(), changes, null, now);
  }

  private void checkIsThere(Analyzer analyzer) {
    if (analyzers.find(analyzer.id()).isEmpty()) {
      throw ApiException.notFound(ResourceKind.ANALYZER, analyzer.name());
    }
  }

  private static ApiException busy() {
    return ApiException.retryable(
        ErrorType.THROTTLING, "These findings change too often just now; try again", 1);
  }
}

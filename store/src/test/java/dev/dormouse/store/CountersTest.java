package dev.dormouse.store;

import static dev.dormouse.store.StoreFixture.ACCOUNT;
import static dev.dormouse.store.StoreFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.analyzers.Criterion;
import dev.dormouse.analyzers.Filter;
import dev.dormouse.analyzers.FilterKey;
import dev.dormouse.analyzers.life.AccountAnalysis;
import dev.dormouse.analyzers.life.Archive;
import dev.dormouse.analyzers.life.FindingChange;
import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.analyzers.life.FindingStatus;
import dev.dormouse.analyzers.port.FindingCounts;
import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.findings.FindingType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class CountersTest extends StoreContract {
  private static final List<FindingType> TYPES = List.of(FindingType.values());

  @Test
  void countersEqualARecountAfterAnyHistory() {
    long analyzer = store.analyzer();
    Random random = new Random(3);
    Map<Integer, FindingRecord> open = new TreeMap<>();
    Instant now = NOW;
    for (int step = 0; step < 150; step++) {
      now = now.plus(Duration.ofHours(random.nextInt(9)));
      int principal = random.nextInt(30);
      FindingRecord known = open.get(principal);
      FindingChange change = change(analyzer, random, principal, known, now);
      store.apply(analyzer, now, List.of(change));
      open.put(principal, after(change));
      open.values().removeIf(finding -> finding.status() == FindingStatus.RESOLVED);
    }
    store.findings().sweepResolved(now.minus(Duration.ofDays(5)), 20, now);
    assertThat(totals(store.findings().counts(analyzer, Set.of()).rows()))
        .isEqualTo(recount(analyzer));
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    List<FindingCounts.Row> lastDay =
        store.findings().trend(analyzer, Set.of(), today, today).stream()
            .map(
                d ->
                    new FindingCounts.Row(
                        d.accountId(), d.type(), d.active(), d.archived(), d.resolved()))
            .toList();
    assertThat(totals(lastDay)).isEqualTo(recount(analyzer));
  }

  private static FindingRecord after(FindingChange change) {
    return switch (change) {
      case FindingChange.Opened(FindingRecord finding) -> finding;
      case FindingChange.Changed(FindingRecord _, FindingRecord after) -> after;
      case FindingChange.Retimed(FindingRecord _, FindingRecord after) -> after;
      case FindingChange.Deleted(FindingRecord last) -> last;
    };
  }

  private FindingChange change(
      long analyzer, Random random, int principal, @Nullable FindingRecord known, Instant now) {
    if (known == null) {
      return new FindingChange.Opened(
          store.finding(
              analyzer, "10000000000" + principal % 3, "p" + principal, TYPES.get(principal % 4)));
    }
    return switch (random.nextInt(3)) {
      case 0 -> new FindingChange.Changed(known, known.resolved(now, store.ids.get()));
      case 1 -> new FindingChange.Changed(known, known.active(now, store.ids.get()));
      default ->
          new FindingChange.Changed(
              known,
              known.archived(new Archive(null, "me", null, null, null), now, store.ids.get()));
    };
  }

  private static Map<String, Long> totals(List<FindingCounts.Row> rows) {
    Map<String, Long> totals = new TreeMap<>();
    for (FindingCounts.Row row : rows) {
      totals.put(row.accountId() + row.type() + FindingStatus.ACTIVE, row.active());
      totals.put(row.accountId() + row.type() + FindingStatus.ARCHIVED, row.archived());
      totals.put(row.accountId() + row.type() + FindingStatus.RESOLVED, row.resolved());
    }
    totals.values().removeIf(count -> count == 0);
    return totals;
  }

  private Map<String, Long> recount(long analyzer) {
    List<FindingRecord> all = new ArrayList<>();
    for (int account = 0; account < 3; account++) {
      all.addAll(store.findings().known(analyzer, "10000000000" + account));
    }
    Criterion resolved = Criterion.eq(FindingStatus.RESOLVED.name());
    Filter over = Filter.of(Map.of(FilterKey.STATUS, resolved));
    all.addAll(store.findings().list(StoreFixture.query(analyzer, over, 1_000)).findings());
    return all.stream()
        .collect(
            Collectors.groupingBy(
                f -> f.principal().accountId() + f.type() + f.status(),
                TreeMap::new,
                Collectors.counting()));
  }

  @Test
  void aTrendFillsTheDaysWithoutAChange() {
    long analyzer = store.analyzer();
    FindingRecord finding = store.finding(analyzer, "a");
    store.open(analyzer, finding);
    store.resolve(finding, NOW.plus(Duration.ofDays(3)));
    LocalDate first = LocalDate.of(2026, 11, 23);
    assertThat(store.findings().trend(analyzer, Set.of(), first, first.plusDays(5)))
        .containsExactly(
            day(first.plusDays(1), 1, 0, 1, 0),
            day(first.plusDays(2), 1, 0, 0, 0),
            day(first.plusDays(3), 1, 0, 0, 0),
            day(first.plusDays(4), 0, 1, 0, 1),
            day(first.plusDays(5), 0, 1, 0, 0));
    assertThat(store.findings().trend(analyzer, Set.of(), first.plusDays(3), first.plusDays(3)))
        .containsExactly(day(first.plusDays(3), 1, 0, 0, 0));
    assertThat(store.findings().trend(analyzer, Set.of("999999999999"), first, first.plusDays(5)))
        .isEmpty();
  }

  @Test
  void anOpenFindingThatIsDeletedCountsAsClosed() {
    long analyzer = store.analyzer();
    FindingRecord finding = store.finding(analyzer, "a");
    store.open(analyzer, finding);
    store.apply(analyzer, NOW, List.of(new FindingChange.Deleted(finding)));
    LocalDate day = LocalDate.of(2026, 11, 24);
    assertThat(store.findings().trend(analyzer, Set.of(), day, day))
        .containsExactly(day(day, 0, 0, 1, 1));
  }

  private static FindingCounts.Day day(
      LocalDate day, long active, long resolved, long opened, long closed) {
    return new FindingCounts.Day(
        day, ACCOUNT, FindingType.UNUSED_PERMISSION, active, 0, resolved, opened, closed);
  }

  @Test
  void anAnalysisIsReadAsItWasWrittenAndMovesAnalyzedAt() {
    long analyzer = store.analyzer();
    FindingRecord finding = store.finding(analyzer, "a");
    store.open(analyzer, finding);
    AccountAnalysis analysis = analysis(analyzer, ACCOUNT, NOW.plusSeconds(7), Set.of("AROA1"));
    assertThat(store.findings().apply(analyzer, List.of(), analysis, NOW.plusSeconds(7))).isTrue();
    assertThat(store.findings().analysis(analyzer, ACCOUNT))
        .hasValueSatisfying(
            read ->
                assertThat(read)
                    .usingRecursiveComparison()
                    .ignoringFields("principals")
                    .isEqualTo(analysis));
    assertThat(store.findings().analyses(analyzer, Set.of("999999999999"))).isEmpty();
    assertThat(store.findings().analyses(analyzer, Set.of(ACCOUNT))).hasSize(1);
    FindingRecord read = store.findings().find(analyzer, finding.id()).orElseThrow();
    assertThat(read.analyzedAt()).isEqualTo(NOW.plusSeconds(7));
    assertThat(read.updatedAt()).isEqualTo(NOW);
    assertThat(store.findings().counts(analyzer, Set.of()).updatedAt())
        .isEqualTo(NOW.plusSeconds(7));
    assertThat(store.findings().events(0, 10)).hasSize(1);
  }

  @Test
  void aPrincipalCountsOnceAMonth() {
    long analyzer = store.analyzer();
    analyze(analyzer, "100000000001", NOW, Set.of("AROA1", "AROA2"));
    analyze(analyzer, "100000000001", NOW.plusSeconds(1), Set.of("AROA2", "AROA3"));
    analyze(analyzer, "100000000002", NOW, Set.of("AIDA1"));
    analyze(analyzer, "100000000001", NOW.plus(Duration.ofDays(20)), Set.of("AROA1"));
    assertThat(store.findings().analyzedPrincipals(analyzer, YearMonth.of(2026, 11))).isEqualTo(4);
    assertThat(store.findings().analyzedPrincipals(analyzer, YearMonth.of(2026, 12))).isEqualTo(1);
    assertThat(store.findings().analyzedPrincipals(analyzer, YearMonth.of(2026, 10))).isZero();
  }

  @Test
  void anAnalysisForAnEarlierRequestThanTheStoredOneIsRefused() {
    long analyzer = store.analyzer();
    AccountAnalysis later = analysis(analyzer, ACCOUNT, NOW, Set.of());
    assertThat(store.findings().apply(analyzer, List.of(), later, NOW)).isTrue();
    AccountAnalysis earlier = asked(later, 2, NOW.plusSeconds(9));
    assertThat(store.findings().apply(analyzer, List.of(), earlier, NOW.plusSeconds(9))).isFalse();
    assertThat(store.findings().analysis(analyzer, ACCOUNT))
        .hasValueSatisfying(stored -> assertThat(stored.attemptedAt()).isEqualTo(NOW));
    AccountAnalysis afterTheClockWentBack = asked(later, 4, NOW.minusSeconds(9));
    assertThat(store.findings().apply(analyzer, List.of(), afterTheClockWentBack, NOW)).isTrue();
  }

  private static AccountAnalysis asked(AccountAnalysis one, long scanRequest, Instant at) {
    return new AccountAnalysis(
        one.analyzer(),
        one.accountId(),
        one.accountName(),
        one.accountPath(),
        one.outcome(),
        at,
        at,
        one.asOf(),
        one.note(),
        one.roles(),
        one.users(),
        one.excluded(),
        one.young(),
        one.unknowns(),
        one.gaps(),
        one.principals(),
        one.fingerprint(),
        new AccountAnalysis.Basis(scanRequest, ""));
  }

  private void analyze(long analyzer, String account, Instant at, Set<String> principals) {
    assertThat(
            store
                .findings()
                .apply(analyzer, List.of(), analysis(analyzer, account, at, principals), at))
        .isTrue();
  }

  private static AccountAnalysis analysis(
      long analyzer, String account, Instant at, Set<String> principals) {
    return new AccountAnalysis(
        analyzer,
        account,
        "Prod \"1\"",
        "Root/Workloads",
        AccountAnalysis.Outcome.INCOMPLETE,
        at,
        at,
        at.minusSeconds(60),
        "",
        12,
        3,
        1,
        2,
        List.of(
            new AccountAnalysis.UnknownCount("role", UnknownReason.NO_ROLE_LAST_USED, 4, 0),
            new AccountAnalysis.UnknownCount("permissions", UnknownReason.UNTRACKED_ACTION, 2, 90)),
        List.of("a \"gap\"\n"),
        principals,
        "abc",
        new AccountAnalysis.Basis(3, "judged"));
  }
}

package dev.dormouse.store;

import static dev.dormouse.store.StoreFixture.ACCOUNT;
import static dev.dormouse.store.StoreFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.analyzers.life.Archive;
import dev.dormouse.analyzers.life.FindingChange;
import dev.dormouse.analyzers.life.FindingDetails;
import dev.dormouse.analyzers.life.FindingEvent;
import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.analyzers.life.FindingStatus;
import dev.dormouse.analyzers.life.PrincipalRef;
import dev.dormouse.findings.FindingType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class FindingLifeTest extends StoreContract {
  private static final Archive BY_HAND =
      new Archive(null, "AKIAPERSON", "kept for audits", "platform team", NOW.plusSeconds(3600));

  @Test
  void aFindingOfEachTypeIsReadAsItWasWritten() {
    long analyzer = store.analyzer();
    for (FindingType type : FindingType.values()) {
      FindingRecord finding = store.finding(analyzer, ACCOUNT, "of-" + type, type);
      store.open(analyzer, finding);
      assertThat(store.findings().find(analyzer, finding.id()))
          .hasValueSatisfying(
              read -> {
                assertThat(read)
                    .usingRecursiveComparison()
                    .ignoringFields("analyzedAt", "details")
                    .isEqualTo(finding);
                assertThat(read.details()).isEqualTo(finding.details());
                assertThat(read.analyzedAt()).isEqualTo(NOW);
              });
    }
    assertThat(store.findings().known(analyzer, ACCOUNT)).hasSize(4);
  }

  @Test
  void everyChangeHasItsEventInOrder() {
    long analyzer = store.analyzer();
    FindingRecord opened = store.finding(analyzer, "a");
    store.open(analyzer, opened);
    FindingRecord archived = opened.archived(BY_HAND, NOW.plusSeconds(1), store.ids.get());
    store.apply(analyzer, NOW.plusSeconds(1), List.of(new FindingChange.Changed(opened, archived)));
    store.resolve(archived, NOW.plusSeconds(2));
    List<FindingEvent> events = store.findings().events(0, 10);
    assertThat(events)
        .extracting(FindingEvent::status)
        .containsExactly(FindingStatus.ACTIVE, FindingStatus.ARCHIVED, FindingStatus.RESOLVED);
    assertThat(events)
        .extracting(FindingEvent::previousStatus)
        .containsExactly(null, FindingStatus.ACTIVE, FindingStatus.ARCHIVED);
    assertThat(events).extracting(FindingEvent::sequence).isSorted().doesNotHaveDuplicates();
    assertThat(events).allSatisfy(e -> assertThat(e.unusedActions()).isEqualTo(3));
    assertThat(store.findings().events(events.get(1).sequence(), 10))
        .containsExactly(events.get(2));
  }

  @Test
  void anArchiveIsKeptAndStaysWithTheResolvedFinding() {
    long analyzer = store.analyzer();
    FindingRecord opened = store.finding(analyzer, "a");
    store.open(analyzer, opened);
    FindingRecord archived = opened.archived(BY_HAND, NOW, store.ids.get());
    store.apply(analyzer, NOW, List.of(new FindingChange.Changed(opened, archived)));
    store.resolve(archived, NOW.plusSeconds(9));
    FindingRecord read = store.findings().find(analyzer, opened.id()).orElseThrow();
    assertThat(read.archive()).isEqualTo(BY_HAND);
    assertThat(read.analyzedAt()).isEqualTo(NOW.plusSeconds(9));
    assertThat(read.details()).isEqualTo(opened.details());
  }

  @Test
  void aFindingOutOfAListKeepsItsDetailsWhenItIsArchived() {
    long analyzer = store.analyzer();
    FindingRecord opened = store.finding(analyzer, "a");
    store.open(analyzer, opened);
    FindingRecord listed =
        store.findings().list(StoreFixture.everything(analyzer)).findings().getFirst();
    assertThat(listed.details()).isNull();
    FindingRecord archived = listed.archived(BY_HAND, NOW, store.ids.get());
    store.apply(analyzer, NOW, List.of(new FindingChange.Changed(listed, archived)));
    assertThat(store.findings().find(analyzer, opened.id()).orElseThrow().details())
        .isEqualTo(opened.details());
    assertThat(store.findings().events(0, 10).getLast().unusedActions()).isEqualTo(3);
  }

  @Test
  void aChangeOfAnOldVersionChangesNothing() {
    long analyzer = store.analyzer();
    FindingRecord opened = store.finding(analyzer, "a");
    store.open(analyzer, opened, store.finding(analyzer, "b"));
    FindingRecord archived = opened.archived(BY_HAND, NOW, store.ids.get());
    store.apply(analyzer, NOW, List.of(new FindingChange.Changed(opened, archived)));
    long events = store.findings().events(0, 100).size();
    var counts = store.findings().counts(analyzer, Set.of());
    boolean applied =
        store
            .findings()
            .apply(
                analyzer,
                List.of(
                    new FindingChange.Opened(store.finding(analyzer, "c")),
                    new FindingChange.Changed(opened, opened.resolved(NOW, store.ids.get()))),
                null,
                NOW.plusSeconds(5));
    assertThat(applied).isFalse();
    assertThat(store.findings().known(analyzer, ACCOUNT)).hasSize(2);
    assertThat(store.findings().events(0, 100)).hasSize((int) events);
    assertThat(store.findings().counts(analyzer, Set.of())).isEqualTo(counts);
  }

  @Test
  void aSecondOpenFindingOfOnePrincipalAndTypeIsRefused() {
    long analyzer = store.analyzer();
    FindingRecord first = store.finding(analyzer, "a");
    store.open(analyzer, first);
    List<FindingChange> again = List.of(new FindingChange.Opened(store.finding(analyzer, "a")));
    assertThat(store.findings().apply(analyzer, again, null, NOW)).isFalse();
    assertThat(store.findings().events(0, 100)).hasSize(1);
    store.resolve(first, NOW);
    assertThat(store.findings().apply(analyzer, again, null, NOW)).isTrue();
  }

  @Test
  void principalsOfTwoAccountsMayCarryTheSameUniqueId() {
    long analyzer = store.analyzer();
    FindingRecord here = store.finding(analyzer, "a");
    FindingRecord there = store.finding(analyzer, "222233334444", "a", here.type());
    PrincipalRef twin =
        new PrincipalRef(
            "222233334444",
            there.principal().arn(),
            here.principal().uniqueId(),
            there.principal().kind());
    FindingRecord carried =
        new FindingRecord(
            there.id(),
            analyzer,
            there.lineage(),
            twin,
            there.type(),
            there.status(),
            null,
            there.details(),
            NOW,
            NOW,
            null,
            null,
            there.version());
    store.open(analyzer, here, carried);
    store.resolve(here, NOW);
    assertThat(store.findings().known(analyzer, ACCOUNT)).isEmpty();
    assertThat(store.findings().known(analyzer, "222233334444"))
        .extracting(FindingRecord::id)
        .containsExactly(there.id());
  }

  @Test
  void aFindingIsReplacedInOneStep() {
    long analyzer = store.analyzer();
    FindingRecord first = store.finding(analyzer, "a");
    store.open(analyzer, first);
    FindingRecord next = store.finding(analyzer, "a");
    store.apply(
        analyzer,
        NOW,
        List.of(
            new FindingChange.Opened(next),
            new FindingChange.Changed(first, first.resolved(NOW, store.ids.get()))));
    assertThat(store.findings().known(analyzer, ACCOUNT))
        .extracting(FindingRecord::id)
        .containsExactly(next.id());
    assertThat(store.findings().lastResolved(analyzer, ACCOUNT))
        .extracting(FindingRecord::id)
        .containsExactly(first.id());
  }

  @Test
  void timesOfUseAreWrittenWithoutARevisionOrAnEvent() {
    long analyzer = store.analyzer();
    FindingRecord opened = store.finding(analyzer, ACCOUNT, "a", FindingType.UNUSED_IAM_ROLE);
    store.open(analyzer, opened);
    FindingRecord retimed = opened.retimed(new FindingDetails.Role(NOW.minusSeconds(1)));
    var counts = store.findings().counts(analyzer, Set.of());
    store.apply(analyzer, NOW.plusSeconds(5), List.of(new FindingChange.Retimed(opened, retimed)));
    FindingRecord read = store.findings().known(analyzer, ACCOUNT).getFirst();
    assertThat(read.details()).isEqualTo(new FindingDetails.Role(NOW.minusNanos(1_000_456_789)));
    assertThat(read).usingRecursiveComparison().ignoringFields("details").isEqualTo(opened);
    assertThat(store.findings().events(0, 10)).hasSize(1);
    assertThat(store.findings().counts(analyzer, Set.of())).isEqualTo(counts);
    store.resolve(opened, NOW.plusSeconds(6));
    assertThat(
            store
                .findings()
                .apply(analyzer, List.of(new FindingChange.Retimed(opened, retimed)), null, NOW))
        .isFalse();
  }

  @Test
  void ofEachPrincipalAndTypeTheFindingResolvedLastIsTold() {
    long analyzer = store.analyzer();
    FindingRecord earlier = store.finding(analyzer, "a");
    FindingRecord later = store.finding(analyzer, "a");
    FindingRecord other = store.finding(analyzer, ACCOUNT, "a", FindingType.UNUSED_IAM_ROLE);
    FindingRecord open = store.finding(analyzer, "b");
    FindingRecord elsewhere =
        store.finding(analyzer, "222233334444", "a", FindingType.UNUSED_IAM_ROLE);
    store.open(analyzer, earlier, other, open, elsewhere);
    FindingRecord resolvedFirst = store.resolve(earlier, NOW.plusSeconds(1));
    store.open(analyzer, later);
    FindingRecord resolvedLast = store.resolve(later, NOW.plusSeconds(2));
    store.resolve(other, NOW.plusSeconds(1));
    store.resolve(elsewhere, NOW.plusSeconds(1));

    assertThat(store.findings().lastResolved(analyzer, ACCOUNT))
        .extracting(FindingRecord::id)
        .containsExactlyInAnyOrder(later.id(), other.id())
        .doesNotContain(resolvedFirst.id());
    assertThat(store.findings().lastResolved(analyzer, ACCOUNT))
        .allSatisfy(finding -> assertThat(finding.details()).isNull())
        .extracting(FindingRecord::version)
        .contains(resolvedLast.version());
  }

  @Test
  void ofTwoThreadsThatChangeOneFindingExactlyOneWins() throws Exception {
    long analyzer = store.analyzer();
    for (int round = 0; round < 20; round++) {
      FindingRecord finding = store.finding(analyzer, "round-" + round);
      store.open(analyzer, finding);
      Callable<Boolean> change =
          () ->
              store
                  .findings()
                  .apply(
                      analyzer,
                      List.of(
                          new FindingChange.Changed(
                              finding, finding.archived(BY_HAND, NOW, store.ids.get()))),
                      null,
                      NOW);
      assertThat(together(change, change)).containsExactlyInAnyOrder(true, false);
    }
    assertThat(store.findings().events(0, 1000)).hasSize(40);
  }

  @Test
  void ofTwoThreadsThatOpenTheSameFindingExactlyOneWins() throws Exception {
    long analyzer = store.analyzer();
    for (int round = 0; round < 20; round++) {
      String name = "round-" + round;
      Callable<Boolean> open =
          () ->
              store
                  .findings()
                  .apply(
                      analyzer,
                      List.of(new FindingChange.Opened(store.finding(analyzer, name))),
                      null,
                      NOW);
      assertThat(together(open, open)).containsExactlyInAnyOrder(true, false);
    }
    assertThat(store.findings().known(analyzer, ACCOUNT)).hasSize(20);
  }

  private static List<Boolean> together(Callable<Boolean> one, Callable<Boolean> other)
      throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> futures = threads.invokeAll(List.of(one, other));
      return List.of(futures.get(0).get(), futures.get(1).get());
    }
  }

  @Test
  void endedArchivesBecomeActiveAgain() {
    long analyzer = store.analyzer();
    FindingRecord ends = store.finding(analyzer, "ends");
    FindingRecord stays = store.finding(analyzer, "stays");
    Archive forEver = new Archive("rule", "analyzer", null, null, null);
    store.open(
        analyzer,
        ends.archived(BY_HAND, NOW, store.ids.get()),
        stays.archived(forEver, NOW, store.ids.get()));
    Instant later = NOW.plus(Duration.ofHours(1));
    assertThat(store.findings().sweepEndedArchives(later.minusNanos(1), 10)).isZero();
    assertThat(store.findings().sweepEndedArchives(later, 10)).isOne();
    FindingRecord active = store.findings().find(analyzer, ends.id()).orElseThrow();
    assertThat(active.status()).isEqualTo(FindingStatus.ACTIVE);
    assertThat(active.archive()).isNull();
    assertThat(store.findings().find(analyzer, stays.id()).orElseThrow().archive())
        .isEqualTo(forEver);
    assertThat(store.findings().events(0, 10).getLast().previousStatus())
        .isEqualTo(FindingStatus.ARCHIVED);
  }

  @Test
  void resolvedFindingsLeaveAfterTheirTimeInBatchesWithFullEvents() {
    long analyzer = store.analyzer();
    for (int i = 0; i < 5; i++) {
      FindingRecord finding = store.finding(analyzer, "old-" + i);
      store.open(analyzer, finding);
      store.resolve(finding, NOW.plusSeconds(i));
    }
    store.open(analyzer, store.finding(analyzer, "open"));
    Instant before = NOW.plusSeconds(3);
    assertThat(store.findings().sweepResolved(before, 2, NOW.plusSeconds(99))).isEqualTo(2);
    assertThat(store.findings().sweepResolved(before, 2, NOW.plusSeconds(99))).isEqualTo(1);
    assertThat(store.findings().sweepResolved(before, 2, NOW.plusSeconds(99))).isZero();
    assertThat(store.findings().count(StoreFixture.everything(analyzer))).isEqualTo(3);
    FindingEvent last = store.findings().events(0, 100).getLast();
    assertThat(last.deleted()).isTrue();
    assertThat(last.status()).isEqualTo(FindingStatus.RESOLVED);
    assertThat(last.analyzedAt()).isEqualTo(NOW.plusSeconds(2));
    assertThat(last.unusedServices()).isEqualTo(1);
    assertThat(last.principal().arn()).endsWith("role/old-2");
  }

  @Test
  void aDeletedAnalyzersFindingsAreGoneAtOnceAndLeaveInBatches() {
    long analyzer = store.analyzer("same-name").id();
    FindingRecord finding = store.finding(analyzer, "a");
    store.open(analyzer, finding, store.finding(analyzer, "b"), store.finding(analyzer, "c"));
    assertThat(store.database.analyzers().delete(analyzer, NOW)).isTrue();
    assertThat(store.findings().find(analyzer, finding.id())).isEmpty();
    assertThat(store.findings().list(StoreFixture.everything(analyzer)).findings()).isEmpty();
    assertThat(store.findings().count(StoreFixture.everything(analyzer))).isZero();
    assertThat(store.findings().known(analyzer, ACCOUNT)).isEmpty();
    assertThat(store.findings().counts(analyzer, Set.of()).rows()).isEmpty();
    assertThat(store.findings().apply(analyzer, List.of(), null, NOW)).isFalse();
    long next = store.analyzer("same-name").id();
    assertThat(next).isGreaterThan(analyzer);
    assertThat(store.findings().sweepDeleted(NOW, 2)).isEqualTo(2);
    assertThat(store.findings().sweepDeleted(NOW, 2)).isEqualTo(1);
    assertThat(store.findings().sweepDeleted(NOW, 2)).isZero();
    assertThat(store.findings().events(0, 100).subList(3, 6))
        .allSatisfy(
            event -> {
              assertThat(event.deleted()).isTrue();
              assertThat(event.unusedActions()).isEqualTo(3);
              assertThat(event.status()).isEqualTo(FindingStatus.ACTIVE);
            });
  }
}

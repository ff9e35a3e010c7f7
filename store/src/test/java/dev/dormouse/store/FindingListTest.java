package dev.dormouse.store;

import static dev.dormouse.store.StoreFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.analyzers.Criterion;
import dev.dormouse.analyzers.Filter;
import dev.dormouse.analyzers.FilterKey;
import dev.dormouse.analyzers.life.Archive;
import dev.dormouse.analyzers.life.FindingError;
import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.analyzers.life.FindingStatus;
import dev.dormouse.analyzers.port.FindingPage;
import dev.dormouse.analyzers.port.FindingQuery;
import dev.dormouse.analyzers.port.FindingQuery.Position;
import dev.dormouse.analyzers.port.FindingQuery.SortKey;
import dev.dormouse.findings.FindingType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class FindingListTest extends StoreContract {
  private static final List<FindingType> TYPES = List.of(FindingType.values());
  private static final List<SortKey> SORTS = List.of(SortKey.values());
  private static final Set<SortKey> GROUPED =
      Set.of(
          SortKey.STATUS,
          SortKey.FINDING_TYPE,
          SortKey.RESOURCE_TYPE,
          SortKey.RESOURCE_OWNER_ACCOUNT);
  private static final List<String> NAMES =
      List.of(
          "Admin",
          "admin",
          "Ä-rolle",
          "ünïcode-🦊",
          "100%_\\",
          "'; DROP TABLE finding; --",
          "<script>",
          "\r\nX-Header: 1",
          "nul\0inside",
          "a b",
          "[*?]",
          ":name",
          "${text}");
  private static final List<String> VALUES =
      Stream.concat(
              NAMES.stream(),
              Stream.of(
                  "",
                  "%",
                  "_",
                  "min",
                  "role/",
                  "user/",
                  "100000000000",
                  "100000000001",
                  "00000001",
                  "AWS::IAM::Role",
                  "AWS::IAM::User",
                  "ACTIVE",
                  "ARCHIVED",
                  "RESOLVED",
                  "UnusedPermission",
                  "UnusedIAMRole",
                  "Unused",
                  "INTERNAL_ERROR",
                  "\uD800",
                  "\0",
                  "nonsense"))
          .toList();

  private final Random random = new Random(20261124);

  @Test
  void sqlAndTheFilterItselfAgreeOnWhatMatches() {
    long analyzer = store.analyzer();
    List<FindingRecord> all = fill(analyzer, 160);
    for (int round = 0; round < 400; round++) {
      Filter filter = filter(all);
      Set<String> visible = random.nextInt(4) == 0 ? Set.of("100000000001") : Set.of();
      List<UUID> expected =
          all.stream()
              .filter(filter::matches)
              .filter(f -> visible.isEmpty() || visible.contains(f.principal().accountId()))
              .map(FindingRecord::id)
              .toList();
      FindingQuery query =
          query(analyzer, filter, visible, sort(round), round % 2 == 0, null, 1000);
      assertThat(store.findings().list(query).findings())
          .as("%s", filter)
          .extracting(FindingRecord::id)
          .containsExactlyInAnyOrderElementsOf(expected);
      assertThat(store.findings().count(query)).as("%s", filter).isEqualTo(expected.size());
    }
  }

  @Test
  void everySortKeyOrdersInBothDirectionsAndPagesMeetWithoutGapOrOverlap() {
    long analyzer = store.analyzer();
    fill(analyzer, 120);
    for (SortKey sort : SortKey.values()) {
      for (boolean descending : List.of(true, false)) {
        List<FindingRecord> paged = pages(analyzer, Filter.NONE, sort, descending, 7);
        assertThat(paged).hasSize(120);
        Comparator<FindingRecord> byKey = Comparator.comparing(f -> key(f, sort));
        Comparator<FindingRecord> order =
            (GROUPED.contains(sort) ? byKey.thenComparing(f -> key(f, SortKey.UPDATED_AT)) : byKey)
                .thenComparing(f -> f.id().toString());
        assertThat(paged)
            .as("%s %s", sort, descending)
            .isSortedAccordingTo(descending ? order.reversed() : order);
      }
    }
  }

  @Test
  void pagesOfAFilterByAccountsAndStatusesMeetAsWell() {
    long analyzer = store.analyzer();
    List<FindingRecord> all = fill(analyzer, 200);
    for (int round = 0; round < 40; round++) {
      Filter filter = filter(all);
      List<UUID> expected = all.stream().filter(filter::matches).map(FindingRecord::id).toList();
      assertThat(pages(analyzer, filter, sort(round), round % 2 == 0, 5))
          .as("%s", filter)
          .extracting(FindingRecord::id)
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void whatChangesBetweenPagesNeitherRepeatsNorHidesTheRest() {
    long analyzer = store.analyzer();
    List<FindingRecord> all = fill(analyzer, 60);
    List<UUID> seen = new ArrayList<>();
    Set<UUID> gone = new HashSet<>();
    @Nullable Position after = null;
    int number = 0;
    do {
      FindingPage page =
          store
              .findings()
              .list(query(analyzer, Filter.NONE, Set.of(), SortKey.ID, false, after, 7));
      page.findings().forEach(f -> seen.add(f.id()));
      after = page.next();
      store.open(analyzer, store.finding(analyzer, "late-" + number++));
      all.stream()
          .filter(
              f -> f.status() == FindingStatus.ACTIVE && !seen.contains(f.id()) && gone.add(f.id()))
          .findFirst()
          .ifPresent(f -> store.resolve(f, NOW.plusSeconds(60)));
    } while (after != null && number < 100);
    assertThat(seen).doesNotHaveDuplicates();
    assertThat(seen).containsAll(all.stream().map(FindingRecord::id).toList());
  }

  @Test
  void aPageThatIsJustFullIsTheLast() {
    long analyzer = store.analyzer();
    store.open(analyzer, store.finding(analyzer, "a"), store.finding(analyzer, "b"));
    assertThat(pageOf(analyzer, 2).next()).isNull();
    assertThat(pageOf(analyzer, 1).next()).isNotNull();
  }

  @Test
  void anotherAnalyzersFindingsAreNotListed() {
    long analyzer = store.analyzer();
    long other = store.analyzer();
    FindingRecord finding = store.finding(analyzer, "a");
    store.open(analyzer, finding);
    assertThat(pageOf(other, 10).findings()).isEmpty();
    assertThat(store.findings().find(other, finding.id())).isEmpty();
    assertThat(store.findings().findAll(other, List.of(finding.id()))).isEmpty();
  }

  private FindingPage pageOf(long analyzer, int limit) {
    return store
        .findings()
        .list(query(analyzer, Filter.NONE, Set.of(), SortKey.UPDATED_AT, true, null, limit));
  }

  private List<FindingRecord> pages(
      long analyzer, Filter filter, SortKey sort, boolean descending, int size) {
    List<FindingRecord> all = new ArrayList<>();
    @Nullable Position after = null;
    do {
      FindingPage page =
          store.findings().list(query(analyzer, filter, Set.of(), sort, descending, after, size));
      all.addAll(page.findings());
      after = page.next();
    } while (after != null && all.size() < 10_000);
    return all;
  }

  private static FindingQuery query(
      long analyzer,
      Filter filter,
      Set<String> visible,
      SortKey sort,
      boolean descending,
      @Nullable Position after,
      int limit) {
    return new FindingQuery(analyzer, filter, visible, sort, descending, after, limit);
  }

  /** Comparable as the lists are: texts by their bytes, enumerations by AWS's names. */
  private static String key(FindingRecord finding, SortKey sort) {
    return switch (sort) {
      case ID -> finding.id().toString();
      case RESOURCE -> utf8(finding.principal().arn());
      case RESOURCE_TYPE -> finding.principal().kind().resourceType();
      case RESOURCE_OWNER_ACCOUNT -> finding.principal().accountId();
      case STATUS -> finding.status().name();
      case FINDING_TYPE -> finding.type().wireName();
      case CREATED_AT -> finding.createdAt().toString();
      case UPDATED_AT -> String.format("%020d", Times.nanos(finding.updatedAt()));
      case ANALYZED_AT -> String.format("%020d", Times.nanosOrNull(finding.analyzedAt()));
    };
  }

  private static String utf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private SortKey sort(int round) {
    return SORTS.get(round % SORTS.size());
  }

  /** Findings of all kinds, as they read back; few moments, so that many share one. */
  private List<FindingRecord> fill(long analyzer, int count) {
    List<FindingRecord> findings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      FindingType type = TYPES.get(random.nextInt(4));
      String account = "10000000000" + random.nextInt(4);
      String name = NAMES.get(random.nextInt(NAMES.size())) + i;
      findings.add(varied(store.finding(analyzer, account, name, type)));
    }
    store.open(analyzer, findings);
    return store.findings().findAll(analyzer, findings.stream().map(FindingRecord::id).toList());
  }

  private FindingRecord varied(FindingRecord finding) {
    var at = NOW.plusSeconds(random.nextInt(5));
    FindingRecord failed =
        random.nextInt(5) > 0
            ? finding
            : new FindingRecord(
                finding.id(),
                finding.analyzer(),
                finding.lineage(),
                finding.principal(),
                finding.type(),
                finding.status(),
                FindingError.INTERNAL_ERROR,
                null,
                finding.createdAt(),
                finding.updatedAt(),
                null,
                null,
                finding.version());
    return switch (random.nextInt(3)) {
      case 0 -> failed;
      case 1 -> failed.archived(new Archive("r", "a", null, null, null), at, store.ids.get());
      default -> failed.resolved(at, store.ids.get());
    };
  }

  private Filter filter(List<FindingRecord> all) {
    Map<FilterKey, Criterion> criteria = new EnumMap<>(FilterKey.class);
    for (FilterKey key : FilterKey.values()) {
      if (random.nextInt(4) == 0) {
        criteria.put(key, criterion(key, all));
      }
    }
    return new Filter(
        criteria, random.nextInt(3) == 0 ? Filter.Operators.ANY : Filter.Operators.ALL);
  }

  private Criterion criterion(FilterKey key, List<FindingRecord> all) {
    Boolean exists = random.nextInt(5) == 0 ? (Boolean) random.nextBoolean() : null;
    return new Criterion(
        random.nextInt(2) == 0 ? values(key, all) : List.of(),
        random.nextInt(3) == 0 ? values(key, all) : List.of(),
        random.nextInt(3) == 0 ? values(key, all) : List.of(),
        exists);
  }

  private List<String> values(FilterKey key, List<FindingRecord> all) {
    List<String> values = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      FindingRecord some = all.get(random.nextInt(all.size()));
      values.add(
          random.nextInt(3) == 0 ? VALUES.get(random.nextInt(VALUES.size())) : of(key, some));
    }
    return values;
  }

  private String of(FilterKey key, FindingRecord finding) {
    String whole =
        switch (key) {
          case RESOURCE -> finding.principal().arn();
          case RESOURCE_TYPE -> finding.principal().kind().resourceType();
          case RESOURCE_OWNER_ACCOUNT -> finding.principal().accountId();
          case FINDING_TYPE -> finding.type().wireName();
          case ERROR -> "INTERNAL_ERROR";
          case STATUS -> finding.status().name();
          case ID -> finding.id().toString();
        };
    return random.nextInt(3) == 0 ? whole.substring(whole.length() / 3) : whole;
  }
}

package dev.dormouse.store;

import static dev.dormouse.store.StoreFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.AnalyzerConfiguration;
import dev.dormouse.analyzers.AnalyzerStatus;
import dev.dormouse.analyzers.AnalyzerType;
import dev.dormouse.analyzers.ArchiveRule;
import dev.dormouse.analyzers.Criterion;
import dev.dormouse.analyzers.Exclusion;
import dev.dormouse.analyzers.Filter;
import dev.dormouse.analyzers.FilterKey;
import dev.dormouse.analyzers.Scope;
import dev.dormouse.analyzers.StatusReason;
import dev.dormouse.analyzers.port.AnalyzerStore;
import dev.dormouse.analyzers.port.AnalyzerStore.ClientTokens.Remembered;
import dev.dormouse.findings.TrackingPeriod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class AnalyzersTest extends StoreContract {
  private static final AnalyzerConfiguration CONFIGURATION =
      new AnalyzerConfiguration(
          new TrackingPeriod(30),
          List.of(
              new Exclusion(List.of("100000000001"), List.of(Map.of("team", "", "a\"b", "ü"))),
              new Exclusion(List.of(), List.of(Map.of("x", "y"), Map.of("z", "")))),
          new Scope(List.of("/service-role/*"), List.of("*BreakGlass*"), List.of("ou-1")));
  private static final Filter FILTER =
      new Filter(
          Map.of(
              FilterKey.RESOURCE,
              new Criterion(List.of("a"), List.of("\0\"'"), List.of("%"), null),
              FilterKey.ERROR,
              new Criterion(List.of(), List.of(), List.of(), true)),
          Filter.Operators.ANY);

  private AnalyzerStore analyzers() {
    return store.database.analyzers();
  }

  private Analyzer create(String name, int quota) {
    return analyzers()
        .create(
            name,
            AnalyzerType.ACCOUNT_UNUSED_ACCESS,
            CONFIGURATION,
            Map.of("k", "v"),
            List.of(rule("inline")),
            NOW,
            quota);
  }

  private static ArchiveRule rule(String name) {
    return new ArchiveRule(name, FILTER, NOW, NOW);
  }

  @Test
  void anAnalyzerIsReadAsItWasWritten() {
    Analyzer made = create("first", 1);
    assertThat(made.configuration()).isEqualTo(CONFIGURATION);
    assertThat(made.tags()).isEqualTo(Map.of("k", "v"));
    assertThat(made.createdAt()).isEqualTo(NOW);
    assertThat(made.status()).isEqualTo(AnalyzerStatus.ACTIVE);
    assertThat(analyzers().find("first")).contains(made);
    assertThat(analyzers().find(made.id())).contains(made);
    assertThat(analyzers().find("First")).isEmpty();
    assertThat(analyzers().find("first\0")).isEmpty();
    assertThat(analyzers().all()).containsExactly(made);
    assertThat(analyzers().rules(made.id())).containsExactly(rule("inline"));
  }

  @Test
  void requestsForScansAreCounted() {
    Analyzer made = create("first", 1);
    assertThat(made.scanRequest()).isZero();
    assertThat(made.scanRequestedAt()).isNull();
    analyzers().requestScan(made.id(), NOW);
    Analyzer asked = analyzers().requestScan(made.id(), NOW.minusSeconds(9)).orElseThrow();
    assertThat(asked.scanRequest()).isEqualTo(2);
    assertThat(asked.scanRequestedAt()).isEqualTo(NOW.minusSeconds(9));
    assertThat(analyzers().find("first")).contains(asked);
    analyzers().delete(made.id(), NOW);
    assertThat(analyzers().requestScan(made.id(), NOW)).isEmpty();
  }

  @Test
  void aTakenNameAndAFullQuotaAreRefused() {
    create("first", 1);
    assertThatThrownBy(() -> create("first", 9))
        .isInstanceOf(AnalyzerStore.NameTakenException.class);
    assertThatThrownBy(() -> create("second", 1))
        .isInstanceOf(AnalyzerStore.QuotaExceededException.class);
    assertThat(analyzers().all()).hasSize(1);
  }

  @Test
  void ofTwoThatTakeTheLastPlaceOneIsRefused() throws Exception {
    Callable<Boolean> create =
        () -> {
          try {
            create("name-" + UUID.randomUUID(), 1);
            return true;
          } catch (AnalyzerStore.QuotaExceededException _) {
            return false;
          }
        };
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> made = threads.invokeAll(List.of(create, create));
      assertThat(List.of(made.get(0).get(), made.get(1).get()))
          .containsExactlyInAnyOrder(true, false);
    }
  }

  @Test
  void configurationTagsAndStatusChange() {
    long id = create("first", 1).id();
    assertThat(analyzers().configure(id, _ -> AnalyzerConfiguration.DEFAULT))
        .hasValueSatisfying(
            a -> assertThat(a.configuration()).isEqualTo(AnalyzerConfiguration.DEFAULT));
    assertThat(analyzers().tag(id, _ -> Map.of("new", "")))
        .hasValueSatisfying(a -> assertThat(a.tags()).isEqualTo(Map.of("new", "")));
    assertThatThrownBy(
            () ->
                analyzers()
                    .tag(
                        id,
                        _ -> {
                          throw new IllegalArgumentException("too many");
                        }))
        .hasMessage("too many");
    assertThat(
            analyzers().setStatus(id, AnalyzerStatus.DISABLED, StatusReason.ORGANIZATION_DELETED))
        .isTrue();
    Analyzer read = analyzers().find(id).orElseThrow();
    assertThat(read.statusReason()).isEqualTo(StatusReason.ORGANIZATION_DELETED);
    assertThat(read.tags()).isEqualTo(Map.of("new", ""));
  }

  @Test
  void aDeletedAnalyzerIsGoneForEveryCall() {
    long id = create("first", 1).id();
    assertThat(analyzers().delete(id, NOW)).isTrue();
    assertThat(analyzers().delete(id, NOW)).isFalse();
    assertThat(analyzers().find(id)).isEmpty();
    assertThat(analyzers().find("first")).isEmpty();
    assertThat(analyzers().all()).isEmpty();
    assertThat(analyzers().rules(id)).isEmpty();
    assertThat(analyzers().rule(id, "inline")).isEmpty();
    assertThat(analyzers().updateRule(id, "inline", FILTER, NOW)).isFalse();
    assertThat(analyzers().deleteRule(id, "inline")).isFalse();
    assertThat(analyzers().setStatus(id, AnalyzerStatus.ACTIVE, null)).isFalse();
    assertThat(analyzers().configure(id, c -> c)).isEmpty();
    assertThat(analyzers().tag(id, t -> t)).isEmpty();
    assertThat(create("first", 1).id()).isGreaterThan(id);
  }

  @Test
  void rulesLiveWithinTheirAnalyzer() {
    long id = create("first", 1).id();
    analyzers().createRule(id, rule("b"), 3);
    assertThatThrownBy(() -> analyzers().createRule(id, rule("b"), 3))
        .isInstanceOf(AnalyzerStore.NameTakenException.class);
    analyzers().createRule(id, rule("a"), 3);
    assertThatThrownBy(() -> analyzers().createRule(id, rule("c"), 3))
        .isInstanceOf(AnalyzerStore.QuotaExceededException.class);
    assertThat(analyzers().rules(id))
        .extracting(ArchiveRule::name)
        .containsExactly("a", "b", "inline");
    Filter next = Filter.of(Map.of(FilterKey.RESOURCE, Criterion.contains("x")));
    assertThat(analyzers().updateRule(id, "b", next, NOW.plusSeconds(5))).isTrue();
    assertThat(analyzers().rule(id, "b"))
        .contains(new ArchiveRule("b", next, NOW, NOW.plusSeconds(5)));
    assertThat(analyzers().updateRule(id, "none", next, NOW)).isFalse();
    assertThat(analyzers().deleteRule(id, "b")).isTrue();
    assertThat(analyzers().deleteRule(id, "b")).isFalse();
  }

  @Test
  void anAnswerIsRememberedForADay() {
    AnalyzerStore.ClientTokens tokens = store.database.clientTokens();
    Remembered answer = new Remembered(UUID.randomUUID(), "{\"arn\":\"x\"}");
    String token = "t\0ken'".repeat(500);
    tokens.remember("key", "CreateAnalyzer", token, answer, NOW);
    tokens.remember("key", "CreateAnalyzer", token, new Remembered(UUID.randomUUID(), ""), NOW);
    assertThat(tokens.find("key", "CreateAnalyzer", token, NOW)).contains(answer);
    assertThat(tokens.find("keyC", "reateAnalyzer", token, NOW)).isEmpty();
    assertThat(tokens.find("other", "CreateAnalyzer", token, NOW)).isEmpty();
    Duration day = Duration.ofHours(24);
    assertThat(tokens.find("key", "CreateAnalyzer", token, NOW.plus(day).minusNanos(1)))
        .contains(answer);
    assertThat(tokens.find("key", "CreateAnalyzer", token, NOW.plus(day))).isEmpty();
    Remembered next = new Remembered(UUID.randomUUID(), "later");
    tokens.remember("key", "CreateAnalyzer", token, next, NOW.plus(day));
    assertThat(tokens.find("key", "CreateAnalyzer", token, NOW.plus(day))).contains(next);
  }
}

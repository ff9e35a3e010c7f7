package dev.dormouse.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UsageTest {
  private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATE = Instant.parse("2026-02-01T00:00:00Z");

  @Test
  void nothingWasSeenOfNobody() {
    assertThat(Usage.none().isEmpty()).isTrue();
    assertThat(Usage.none().request()).isEmpty();
    assertThat(Usage.none().assumed()).isEmpty();
    assertThat(Usage.none().merge(Usage.none())).isEqualTo(Usage.none());
  }

  @Test
  void theLatestTimeOfEachActionStands() {
    Usage usage =
        Usage.ofAction(1, EARLY).merge(Usage.ofAction(1, LATE)).merge(Usage.ofAction(2, EARLY));

    assertThat(usage.used()).isEqualTo(Map.of(1, LATE, 2, EARLY));
    assertThat(usage.request()).contains(LATE);
  }

  @Test
  void refusedCallsAreKeptApartFromAllowedOnes() {
    Usage usage = Usage.ofAction(1, EARLY).merge(Usage.ofDenied(1, LATE));

    assertThat(usage.used()).isEqualTo(Map.of(1, EARLY));
    assertThat(usage.denied()).isEqualTo(Map.of(1, LATE));
    assertThat(usage.request()).contains(LATE);
  }

  @Test
  void aCallTiedToNoActionIsAUseOfItsService() {
    Usage usage = Usage.ofService("s3", EARLY).merge(Usage.ofService("s3", LATE));

    assertThat(usage.services()).isEqualTo(Map.of("s3", LATE));
    assertThat(usage.used()).isEmpty();
    assertThat(usage.request()).contains(LATE);
  }

  @Test
  void beingAssumedIsNoRequest() {
    Usage usage = Usage.ofAssumption(LATE);

    assertThat(usage.isEmpty()).isFalse();
    assertThat(usage.request()).isEmpty();
    assertThat(usage.assumed()).contains(LATE);
  }

  @Test
  void mergingIsCommutativeAssociativeAndIdempotent() {
    Random random = new Random(20_261_124);
    for (int i = 0; i < 5_000; i++) {
      Usage a = any(random);
      Usage b = any(random);
      Usage c = any(random);

      assertThat(a.merge(b)).isEqualTo(b.merge(a)).hasSameHashCodeAs(b.merge(a));
      assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c)));
      assertThat(a.merge(a)).isEqualTo(a);
      assertThat(a.merge(b).merge(b)).isEqualTo(a.merge(b));
      assertThat(a.merge(Usage.none())).isEqualTo(a);
      assertThat(Usage.none().merge(a)).isEqualTo(a);
    }
  }

  @Test
  void anyOrderAndAnyRepetitionGivesTheSame() {
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      List<Usage> events = new ArrayList<>();
      for (int k = random.nextInt(12); k >= 0; k--) {
        events.add(one(random));
      }
      Usage inOrder = fold(events);
      List<Usage> shuffled = new ArrayList<>(events);
      shuffled.addAll(events);
      Collections.shuffle(shuffled, random);

      assertThat(fold(shuffled)).isEqualTo(inOrder);
    }
  }

  private static Usage fold(List<Usage> events) {
    return events.stream().reduce(Usage.none(), Usage::merge);
  }

  private static Usage any(Random random) {
    Usage usage = Usage.none();
    for (int k = random.nextInt(5); k > 0; k--) {
      usage = usage.merge(one(random));
    }
    return usage;
  }

  private static Usage one(Random random) {
    Instant time = EARLY.plusSeconds(random.nextInt(5));
    int id = random.nextInt(4);
    return switch (random.nextInt(4)) {
      case 0 -> Usage.ofAction(id, time);
      case 1 -> Usage.ofDenied(id, time);
      case 2 -> Usage.ofService("service-" + id, time);
      default -> Usage.ofAssumption(time);
    };
  }
}

package dev.dormouse.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ActionSetTest {
  /** A set made by the code under test, and the same set by the JDK's. */
  private record Pair(ActionSet set, BitSet bits) {
    static Pair random(Random random) {
      // Dense, sparse, far from zero, one word, nothing: whatever the ends may look like.
      int base = random.nextInt(4) * 5_000;
      int width = 1 + random.nextInt(random.nextBoolean() ? 70 : 400);
      BitSet bits = new BitSet();
      for (int i = random.nextInt(width + 1); i > 0; i--) {
        bits.set(base + random.nextInt(width));
      }
      return new Pair(ActionSet.of(bits.stream().toArray()), bits);
    }

    BitSet with(BiConsumer<BitSet, BitSet> change, Pair other) {
      BitSet changed = (BitSet) bits.clone();
      change.accept(changed, other.bits);
      return changed;
    }
  }

  private static void assertSame(ActionSet set, BitSet bits) {
    assertThat(set.ids().toArray()).isEqualTo(bits.stream().toArray());
    assertThat(set).isEqualTo(ActionSet.of(bits.stream().toArray()));
    assertThat(set).hasSameHashCodeAs(ActionSet.of(bits.stream().toArray()));
    assertThat(set.size()).isEqualTo(bits.cardinality());
    assertThat(set.isEmpty()).isEqualTo(bits.isEmpty());
  }

  @RepeatedTest(300)
  void agreesWithBitSetOnEveryOperation(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Pair a = Pair.random(random);
    Pair b = Pair.random(random);

    assertSame(a.set(), a.bits());
    assertSame(a.set().or(b.set()), a.with(BitSet::or, b));
    assertSame(a.set().and(b.set()), a.with(BitSet::and, b));
    assertSame(a.set().andNot(b.set()), a.with(BitSet::andNot, b));
    assertSame(a.set().or(b.set()).and(a.set()), a.bits());
    assertSame(a.set().and(a.set().or(b.set())), a.bits());
    assertThat(a.set().andNot(a.set().or(b.set()))).isEqualTo(ActionSet.empty());
    assertThat(a.set().intersects(b.set())).isEqualTo(a.bits().intersects(b.bits()));
    assertThat(a.set().containsAll(b.set())).isEqualTo(b.with(BitSet::andNot, a).isEmpty());
    assertThat(a.set().or(b.set()).containsAll(b.set())).isTrue();
    for (int id = 0; id < 16_000; id += 1 + random.nextInt(50)) {
      assertThat(a.set().contains(id)).isEqualTo(a.bits().get(id));
    }
  }

  @RepeatedTest(100)
  void builderAgreesWithBitSetAfterAnyStep(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    ActionSet.Builder builder = ActionSet.builder();
    BitSet bits = new BitSet();
    for (int step = 0; step < 20; step++) {
      Pair other = Pair.random(random);
      switch (random.nextInt(3)) {
        case 0 -> {
          builder.addAll(other.set());
          bits.or(other.bits());
        }
        case 1 -> {
          builder.removeAll(other.set());
          bits.andNot(other.bits());
        }
        default -> {
          int id = random.nextInt(20_000);
          builder.add(id);
          bits.set(id);
        }
      }
      assertSame(builder.build(), bits);
    }
  }

  @Test
  void builtSetIsNotReachedByLaterChanges() {
    ActionSet.Builder builder = ActionSet.builder().add(3);
    ActionSet before = builder.build();

    builder.add(4).removeAll(ActionSet.of(3));

    assertThat(before).isEqualTo(ActionSet.of(3));
    assertThat(builder.build()).isEqualTo(ActionSet.of(4));
  }

  @Test
  void visitsIdsInAscendingOrder() {
    List<Integer> visited = new ArrayList<>();

    ActionSet.of(20_283, 64, 0, 63).forEach(visited::add);

    assertThat(visited).containsExactly(0, 63, 64, 20_283);
  }

  @Test
  void containsNoNegativeId() {
    assertThat(ActionSet.of(0, 63).contains(-1)).isFalse();
    assertThat(ActionSet.empty().contains(0)).isFalse();
  }

  @Test
  void refusesNegativeIds() {
    assertThatThrownBy(() -> ActionSet.of(-1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> ActionSet.of(5, -2)).hasMessageContaining("-2");
  }

  @Test
  void saysHowManyActionsItHolds() {
    assertThat(ActionSet.of(1, 2, 3)).hasToString("ActionSet[3]");
  }
}

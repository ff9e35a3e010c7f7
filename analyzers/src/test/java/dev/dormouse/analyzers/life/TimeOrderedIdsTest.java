package dev.dormouse.analyzers.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
  private static final Instant TIME = Instant.parse("2022-02-22T19:22:22.000Z");

  private static UUID at(Instant time, long seed) {
    return new TimeOrderedIds(() -> time, new Random(seed)).get();
  }

  @Test
  void idsAreUuidsOfVersion7() {
    for (long seed = 0; seed < 100; seed++) {
      assertThat(at(TIME, seed).version()).isEqualTo(7);
      assertThat(at(TIME, seed).variant()).isEqualTo(2);
    }
  }

  @Test
  void theTimeStandsInFrontAsInTheExampleOfRfc9562() {
    assertThat(at(TIME, 1).toString()).startsWith("017f22e2-79b0-7");
  }

  @Test
  void laterIdsComeAfterEarlierOnesAsText() {
    assertThat(at(TIME.plusMillis(1), 1).toString()).isGreaterThan(at(TIME, 2).toString());
  }

  @Test
  void idsOfOneMillisecondDiffer() {
    TimeOrderedIds ids = new TimeOrderedIds(() -> TIME, new Random(3));

    assertThat(Stream.generate(ids).limit(10_000)).doesNotHaveDuplicates();
  }
}

package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Backoff<String> backoff =
      new Backoff<>(Duration.ofSeconds(5), Duration.ofMinutes(5));

  @Test
  void jobThatFailsAgainAndAgainIsDoneEveryFiveMinutesAtLeast() {
    assertThat(backoff.wait(0)).isEqualTo(Duration.ofSeconds(5));
    assertThat(backoff.wait(1)).isEqualTo(Duration.ofMillis(7_500));
    assertThat(backoff.wait(30)).isEqualTo(Duration.ofMinutes(5));
    assertThat(backoff.wait(1_000_000)).isEqualTo(Duration.ofMinutes(5));
  }
}

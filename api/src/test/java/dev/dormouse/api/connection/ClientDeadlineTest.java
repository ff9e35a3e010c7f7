package dev.dormouse.api.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClientDeadlineTest {
  private static final byte[] BYTES = {'G'};

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final ClientDeadline deadline =
      new ClientDeadline(new Patience(Duration.ofNanos(100), Duration.ofNanos(10)), now::get);

  @Test
  void firstByteIsWaitedForFromTheBeginningOn() {
    assertThat(overdueAfter(100)).isFalse();
    assertThat(overdueAfter(101)).isTrue();
  }

  @Test
  void requestThatComesInDripsEndsAllTheSame() {
    read(0);
    for (int drip = 0; drip < 10; drip++) {
      read(1);
    }
    deadline.read(
        () -> {
          assertThat(overdueAfter(0)).isFalse();
          assertThat(overdueAfter(1)).isTrue();
          return BYTES;
        });
  }

  @Test
  void nobodyIsWaitedForWhileARequestIsAnswered() {
    read(0);
    assertThat(overdueAfter(1_000_000)).isFalse();
  }

  @Test
  void answerIsToBeTaken() {
    read(0);
    deadline.write(
        () -> {
          assertThat(overdueAfter(100)).isFalse();
          assertThat(overdueAfter(101)).isTrue();
        });
    assertThat(overdueAfter(1_000_000)).isFalse();
  }

  @Test
  void afterAnAnswerTheNextRequestHasItsTime() {
    read(0);
    deadline.write(() -> now.addAndGet(50));
    read(100);
    deadline.read(
        () -> {
          assertThat(overdueAfter(10)).isFalse();
          assertThat(overdueAfter(11)).isTrue();
          return null;
        });
  }

  @Test
  void clientThatGoesAwayIsNotWaitedFor() {
    assertThatThrownBy(
            () ->
                deadline.read(
                    () -> {
                      throw new IllegalStateException("gone");
                    }))
        .hasMessage("gone");
    assertThat(overdueAfter(1_000_000)).isFalse();
  }

  @Test
  void patienceIsSomeTime() {
    assertThatThrownBy(() -> new Patience(Duration.ZERO, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT0S");
  }

  private void read(long nanos) {
    deadline.read(
        () -> {
          now.addAndGet(nanos);
          assertThat(deadline.overdue(now.get())).isFalse();
          return BYTES;
        });
  }

  private boolean overdueAfter(long nanos) {
    return deadline.overdue(now.get() + nanos);
  }
}

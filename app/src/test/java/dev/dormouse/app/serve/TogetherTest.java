package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class TogetherTest {
  private final Together together = new Together(Logger.getAnonymousLogger());
  private final List<String> closed = Collections.synchronizedList(new ArrayList<>());

  @Test
  void eachPartBeginsToCloseBeforeAnyHasClosed() {
    CountDownLatch begun = new CountDownLatch(2);
    for (String name : List.of("api", "jobs")) {
      together.add(
          () -> {
            begun.countDown();
            begun.await();
            closed.add(name);
          });
    }

    together.close();

    assertThat(closed).containsExactlyInAnyOrder("api", "jobs");
  }

  @Test
  void partThatDoesNotCloseKeepsNoOtherFromIt() {
    together.add(
        () -> {
          throw new IllegalStateException("stuck");
        });
    together.add(() -> closed.add("other"));

    together.close();

    assertThat(closed).containsExactly("other");
  }
}

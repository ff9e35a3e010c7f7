package dev.dormouse.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientTokenTest {
  private static final String CREATE =
      "{\"analyzerName\":\"a\",\"type\":\"ORGANIZATION_UNUSED_ACCESS\",\"clientToken\":\"t\"}";

  @TempDir Path folder;

  @Test
  void callThatIsRepeatedWhileTheFirstStillRunsAnswersAsTheFirst() {
    try (ServerFixture server = new ServerFixture(folder)) {
      List<CompletableFuture<Calls.Reply>> calls =
          Stream.generate(
                  () ->
                      CompletableFuture.supplyAsync(
                          () -> server.calls().call("PUT", "/analyzer", CREATE),
                          Thread::startVirtualThread))
              .limit(8)
              .toList();
      assertThat(calls)
          .allSatisfy(
              call -> {
                assertThat(call.join().status()).as(call.join().body()).isEqualTo(200);
                assertThat(call.join().body()).contains(":analyzer/a\"");
              });
      assertThat(server.database.analyzers().all()).hasSize(1);
    }
  }

  @Test
  void nameThatSomebodyElseTookIsStillAConflict() {
    try (ServerFixture server = new ServerFixture(folder)) {
      server.calls().call("PUT", "/analyzer", CREATE);
      String other = CREATE.replace("\"t\"", "\"u\"");
      assertThat(server.calls().call("PUT", "/analyzer", other).error())
          .isEqualTo("ConflictException");
    }
  }
}

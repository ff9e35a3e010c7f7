package dev.dormouse.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.analyzers.access.AuditEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {
  private static final String CREATE =
      "{\"analyzerName\":\"a\",\"type\":\"ACCOUNT_UNUSED_ACCESS\"}";

  @TempDir Path folder;

  private static List<AuditEntry> entries(ServerFixture server) {
    return server.database.access().audit(null, 1_000);
  }

  @Test
  void entrySaysWhoWhatWhenAndFromWhere() {
    try (ServerFixture server = new ServerFixture(folder)) {
      server.calls().call("PUT", "/analyzer", CREATE);
      server.calls().call("GET", "/analyzer/a", "");
      server.calls().call("DELETE", "/analyzer/none", "");

      assertThat(entries(server))
          .satisfiesExactly(
              refused -> {
                assertThat(refused.operation()).isEqualTo("DeleteAnalyzer");
                assertThat(refused.target()).isEqualTo("none");
                assertThat(refused.status()).isEqualTo(404);
              },
              done -> {
                assertThat(done.caller()).isEqualTo(server.admin.key().id());
                assertThat(done.operation()).isEqualTo("CreateAnalyzer");
                assertThat(done.target()).isEqualTo("a");
                assertThat(done.detail()).isEqualTo(CREATE);
                assertThat(done.address()).isEqualTo("127.0.0.1");
                assertThat(done.at()).isBeforeOrEqualTo(server.clock.instant());
                assertThat(done.status()).isEqualTo(200);
                assertThat(done.requestId()).isNotEmpty();
              });
    }
  }

  @Test
  void strangersFillNoDatabase() {
    try (ServerFixture server = new ServerFixture(folder)) {
      IntStream.range(0, 300)
          .forEach(_ -> server.calls().send("PUT", "/analyzer", Map.of("Host", "x"), CREATE));

      assertThat(entries(server)).hasSizeBetween(1, 299).allMatch(one -> one.caller().isEmpty());
      assertThat(server.exchanges).hasSize(300);
    }
  }

  @Test
  void entryHoldsNoSignature() {
    try (ServerFixture server = new ServerFixture(folder)) {
      Map<String, String> signed = server.calls().sign("PUT", "/analyzer", CREATE);
      String authorization = signed.getOrDefault("Authorization", "");
      String signature = authorization.substring(authorization.lastIndexOf('=') + 1);
      server.calls().send("PUT", "/analyzer", signed, CREATE);
      String target = "/analyzer/x?X-Amz-Signature=" + signature + "&clientToken=t";
      server.calls().send("DELETE", target, Map.of("Host", "x"), "");

      assertThat(entries(server)).hasSize(2).noneMatch(one -> one.toString().contains(signature));
    }
  }
}

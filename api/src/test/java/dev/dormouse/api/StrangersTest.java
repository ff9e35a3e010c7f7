package dev.dormouse.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.analyzers.access.AuditEntry;
import dev.dormouse.analyzers.access.Role;
import dev.dormouse.api.key.AccessKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who makes up keys, and who asks for what it may not. */
class StrangersTest {
  private static final String CREATE =
      "{\"analyzerName\":\"a\",\"type\":\"ORGANIZATION_UNUSED_ACCESS\",\"configuration\":{"
          + "\"unusedAccess\":{\"analysisRule\":{\"exclusions\":["
          + "{\"accountIds\":[\"444455556666\",\"222233334444\"]},"
          + "{\"accountIds\":[\"555566667777\"]}]}}}}";

  @TempDir Path folder;

  @Test
  void madeUpKeysAreNotLookedUpWithoutEndAndKeepNoKeyOut() {
    try (ServerFixture server = new ServerFixture(folder)) {
      assertThat(server.calls().call("GET", "/analyzer", "").status()).isEqualTo(200);
      Map<Integer, Integer> answers = new LinkedHashMap<>();
      for (int i = 0; i < 1_000; i++) {
        Calls madeUp = new Calls(server.endpoint(), "AKIA%016d".formatted(i), "secret");
        answers.merge(madeUp.call("GET", "/analyzer", "").status(), 1, Integer::sum);
      }
      assertThat(answers).containsOnlyKeys(403, 429);
      server.clock.ahead = AccessKeys.TRUSTED.plus(Duration.ofSeconds(1));
      assertThat(server.calls().call("GET", "/analyzer", "").status()).isEqualTo(200);
    }
  }

  @Test
  void headerThatIsNotSignedIsRefused() {
    try (ServerFixture server = new ServerFixture(folder)) {
      Map<String, String> headers =
          new LinkedHashMap<>(server.calls().sign("GET", "/analyzer", ""));
      headers.put("X-Amz-Evil", "1");
      Calls.Reply reply = server.calls().send("GET", "/analyzer", headers, "");
      assertThat(reply.error()).isEqualTo("InvalidSignatureException");
    }
  }

  @Test
  void refusedCallsFillNoDatabaseAndSayWhatWasWanted() {
    try (ServerFixture server = new ServerFixture(folder)) {
      AccessKeys.Created viewer = server.key(Role.VIEWER, Set.of());
      for (int i = 0; i < 600; i++) {
        server.calls(viewer).call("PUT", "/analyzer", CREATE);
      }
      assertThat(server.database.access().audit(null, 1_000))
          .hasSizeBetween(300, 500)
          .allSatisfy(
              entry -> {
                assertThat(entry.status()).isEqualTo(403);
                assertThat(entry.target()).isEqualTo("a");
                assertThat(entry.detail()).contains("444455556666");
              });
      server.calls().call("PUT", "/analyzer", CREATE);
      AuditEntry last = server.database.access().audit(null, 1).getFirst();
      assertThat(last.status()).isEqualTo(200);
    }
  }

  @Test
  void keyOfSomeAccountsIsToldOfNoOther() {
    try (ServerFixture server = new ServerFixture(folder)) {
      server.calls().call("PUT", "/analyzer", CREATE);
      String rule =
          "{\"ruleName\":\"r\",\"filter\":{\"resource\":{\"eq\":[\"arn:aws:iam::999900001111:role/X\"]}}}";
      assertThat(server.calls().call("PUT", "/analyzer/a/archive-rule", rule).status())
          .isEqualTo(200);
      Calls limited = server.calls(server.key(Role.VIEWER, Set.of("222233334444")));

      assertThat(limited.call("GET", "/analyzer/a", "").body())
          .contains("{\"accountIds\":[\"222233334444\"]}")
          .doesNotContain("444455556666", "555566667777");
      for (String path :
          new String[] {
            "/analyzer/a/archive-rule",
            "/analyzer/a/archive-rule/r",
            "/dormouse/v1/analyzers/a/scope"
          }) {
        assertThat(limited.call("GET", path, "").error())
            .as(path)
            .isEqualTo("AccessDeniedException");
      }
    }
  }

  @Test
  void probesAnswerWithoutABodyIfNoneIsWanted() {
    try (ServerFixture server = new ServerFixture(folder)) {
      Calls.Reply reply = server.calls().send("HEAD", "/health/ready", Map.of("Host", "x"), "");
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body()).isEmpty();
    }
  }
}

package dev.dormouse.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What answers without a signature, and how every answer is kept from browsers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnsignedPathsTest {
  private static final Map<String, String> HOST = Map.of("Host", "x");

  /** Each operation there is, as method and path with something in place of the labels. */
  private static List<String> operations(Path folder) {
    return Endpoints.all(folder).stream()
        .map(each -> each.method() + " " + each.path().toString().replaceAll("\\{\\w+}", "x"))
        .toList();
  }

  private static Calls.Reply unsigned(ServerFixture server, String operation) {
    String[] words = operation.split(" ", 2);
    return server.calls().send(words[0], words[1], HOST, "");
  }

  @Test
  void fourPathsNeedNoSignatureAndNoOther(@TempDir Path folder) {
    try (ServerFixture server = new ServerFixture(folder)) {
      TreeSet<String> answered = new TreeSet<>();
      List<String> all = new ArrayList<>(operations(folder.resolve("other")));
      for (String path : List.of("/", "/health", "/health/live", "/health/ready", "/metrics")) {
        List.of("GET", "PUT", "POST", "DELETE").forEach(method -> all.add(method + " " + path));
      }
      for (String operation : all) {
        int status = unsigned(server, operation).status();
        if (status / 100 == 2) {
          answered.add(operation);
        } else {
          assertThat(status).as(operation).isIn(403, 404);
        }
      }
      assertThat(answered)
          .containsExactlyInAnyOrder(
              "GET /health/live",
              "GET /health/ready",
              "GET /metrics",
              "GET /dormouse/v1/openapi.json");
      assertThat(all).hasSizeGreaterThan(60);
    }
  }

  @Test
  void everyAnswerKeepsBrowsersOutErrorsProbesAndDescriptionToo(@TempDir Path folder) {
    try (ServerFixture server = new ServerFixture(folder)) {
      List<Calls.Reply> replies = new ArrayList<>();
      for (String operation :
          List.of(
              "GET /analyzer",
              "GET /nothing",
              "OPTIONS /analyzer",
              "GET /analyzer/%zz",
              "GET /health/live",
              "GET /health/ready",
              "GET /metrics",
              "GET /dormouse/v1/openapi.json")) {
        replies.add(unsigned(server, operation));
      }
      replies.add(server.calls().call("GET", "/analyzer", ""));
      replies.add(server.calls().call("GET", "/analyzer/none", ""));
      replies.add(server.calls().send("POST", "/findingv2", HOST, "x".repeat((1 << 20) + 1)));
      replies.add(
          server.calls().raw("GARBAGE\r\n\r\n".getBytes(StandardCharsets.UTF_8)).orElseThrow());
      assertThat(replies.stream().map(Calls.Reply::status)).contains(200, 400, 403, 404);
      assertThat(replies)
          .allSatisfy(
              reply ->
                  assertThat(reply.headers())
                      .containsEntry("x-content-type-options", "nosniff")
                      .containsEntry(
                          "content-security-policy", "default-src 'none'; frame-ancestors 'none'")
                      .containsEntry("cache-control", "no-store")
                      .doesNotContainKeys("server", "x-powered-by", "access-control-allow-origin"));
    }
  }
}

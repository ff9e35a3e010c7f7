package dev.dormouse.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that were signed, and are no longer what was signed. */
class RefusedRequestsTest {
  private static final String CREATE =
      "{\"analyzerName\":\"a\",\"type\":\"ACCOUNT_UNUSED_ACCESS\"}";

  @Test
  void signatureOfOneMethodDoesNotHoldForAnother(@TempDir Path folder) {
    try (ServerFixture server = new ServerFixture(folder)) {
      assertThat(server.calls().call("PUT", "/analyzer", CREATE).status()).isEqualTo(200);
      Map<String, String> get = server.calls().sign("GET", "/analyzer/a", "");
      assertThat(server.calls().send("GET", "/analyzer/a", get, "").status()).isEqualTo(200);

      Calls.Reply deleted = server.calls().send("DELETE", "/analyzer/a", get, "");

      assertThat(deleted.error()).isEqualTo("InvalidSignatureException");
      assertThat(server.database.analyzers().find("a")).isPresent();
    }
  }

  /** What comes of the body is whole and signed; only the announced length says that more was. */
  @Test
  void bodyThatIsShorterThanAnnouncedIsNotAnsweredAndChangesNothing(@TempDir Path folder) {
    try (ServerFixture server = new ServerFixture(folder)) {
      assertThat(server.calls().raw(request(server, CREATE.length() + 1))).isEmpty();
      assertThat(server.database.analyzers().all()).isEmpty();

      assertThat(server.calls().raw(request(server, CREATE.length())))
          .hasValueSatisfying(reply -> assertThat(reply.status()).isEqualTo(200));
      assertThat(server.database.analyzers().all()).hasSize(1);
    }
  }

  private static byte[] request(ServerFixture server, int announced) {
    Map<String, String> headers =
        new LinkedHashMap<>(server.calls().sign("PUT", "/analyzer", CREATE));
    headers.put("Content-Length", Integer.toString(announced));
    headers.put("Connection", "close");
    StringBuilder request = new StringBuilder("PUT /analyzer HTTP/1.1\r\n");
    headers.forEach(
        (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
    return request.append("\r\n").append(CREATE).toString().getBytes(StandardCharsets.UTF_8);
  }
}

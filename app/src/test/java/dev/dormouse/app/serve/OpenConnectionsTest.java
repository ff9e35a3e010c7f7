package dev.dormouse.app.serve;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenConnectionsTest {
  private static final int CONNECTIONS = 10_000;

  @TempDir Path folder = Path.of("");

  @Test
  void tenThousandConnectionsKeepNobodyElseFromBeingAnswered() throws Exception {
    assumeThat(OpenFiles.limit().orElse(Long.MAX_VALUE))
        .as("files that a process may have open here (ulimit -n)")
        .isGreaterThan(CONNECTIONS + 500);
    List<Socket> open = new ArrayList<>();
    try (ServerProcess server =
            ServerProcess.start(folder.resolve("data"), Map.of(), "--account=111122223333");
        HttpClient client = HttpClient.newHttpClient()) {
      Rig.await("an answer", () -> !ServerProcess.endpoints(server.data()).isEmpty());
      URI endpoint = URI.create(ServerProcess.endpoints(server.data()).getLast());
      for (int i = 0; i < CONNECTIONS; i++) {
        open.add(connection(endpoint, i % 2 == 0));
      }
      HttpResponse<String> reply =
          client.send(
              HttpRequest.newBuilder(endpoint.resolve("/health/ready")).build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(reply.statusCode()).isEqualTo(200);
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  private static Socket connection(URI endpoint, boolean begun) throws IOException {
    Socket socket = new Socket(endpoint.getHost(), endpoint.getPort());
    if (begun) {
      socket.getOutputStream().write("GET /analyzer HTTP/1.1\r\nHost: x\r\nX-".getBytes(US_ASCII));
    }
    return socket;
  }
}

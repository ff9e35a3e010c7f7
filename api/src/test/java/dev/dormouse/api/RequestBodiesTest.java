package dev.dormouse.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes behind a request's headers, over a socket. */
class RequestBodiesTest {
  private static final String LIVE = "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final int MEGABYTE = 1 << 20;

  @TempDir Path folder;

  @Test
  void nothingInATooLargeBodyIsTakenForARequest() throws IOException {
    try (ServerFixture server = new ServerFixture(folder)) {
      String head = head(server.calls().sign("POST", "/findingv2", ""), "POST /findingv2");
      String body =
          "Transfer-Encoding: chunked\r\n\r\n"
              + Integer.toHexString(MEGABYTE + 100)
              + "\r\n"
              + "x".repeat(MEGABYTE + 100)
              + "\r\n";
      assertThat(answers(server, head + body + LIVE + LIVE)).containsExactly("413");
      assertThat(server.exchanges)
          .extracting(exchange -> exchange.status() + " " + exchange.error())
          .containsExactly("413 RequestEntityTooLargeException");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zz\r\nabc\r\n", "-1\r\n", "3\r\nabcde\r\n", "0\r\nno end\r\n"})
  void bodyThatIsNotHttpIsAnsweredAndTheConnectionEnds(String body) throws IOException {
    try (ServerFixture server = new ServerFixture(folder)) {
      String head = head(server.calls().sign("POST", "/findingv2", ""), "POST /findingv2");
      String sent = head + "Transfer-Encoding: chunked\r\n\r\n" + body + LIVE;
      assertThat(answers(server, sent)).containsExactly("400");
      assertThat(server.faults).isEmpty();
    }
  }

  @Test
  void bodyOfAStrangerIsSkippedAndTheConnectionGoesOn() throws IOException {
    try (ServerFixture server = new ServerFixture(folder, memory(0))) {
      String stranger =
          "PUT /analyzer HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n"
              + "x".repeat(100_000);
      assertThat(answers(server, stranger + LIVE)).containsExactly("403", "200");
    }
  }

  @Test
  void strangerWhoWaitsToBeToldToSendIsNotTold() throws IOException {
    try (ServerFixture server = new ServerFixture(folder)) {
      String stranger = head(Map.of("Host", "x", "Expect", "100-continue"), "PUT /analyzer");
      String length = "Content-Length: 100000\r\n\r\n";
      assertThat(answers(server, stranger + length)).containsExactly("403");
    }
  }

  @Test
  void moreThanThereIsMemoryForIsToBeRepeated() {
    try (ServerFixture server = new ServerFixture(folder, memory(1_000))) {
      String large = "{\"analyzerArn\":\"" + "x".repeat(2_000) + "\"}";
      Calls.Reply refused = server.calls().call("POST", "/findingv2", large);
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.error()).isEqualTo("ServiceUnavailable");
      assertThat(refused.headers()).containsKey("retry-after");
      for (int i = 0; i < 10; i++) {
        String small = "{\"analyzerArn\":\"" + "x".repeat(900) + "\"}";
        assertThat(server.calls().call("POST", "/findingv2", small).status()).isEqualTo(400);
      }
    }
  }

  @Test
  void clientThatGoesAwayWithinItsBodyLeavesItsMemory() {
    try (ServerFixture server = new ServerFixture(folder, memory(1_000))) {
      Map<String, String> signed =
          new LinkedHashMap<>(server.calls().sign("POST", "/findingv2", "{}"));
      signed.put("Content-Length", "900");
      for (int i = 0; i < 10; i++) {
        String half = head(signed, "POST /findingv2") + "\r\n" + "x".repeat(800);
        assertThat(server.calls().raw(half.getBytes(US_ASCII))).isEmpty();
      }
      String small = "{\"analyzerArn\":\"" + "x".repeat(900) + "\"}";
      assertThat(server.calls().call("POST", "/findingv2", small).status()).isEqualTo(400);
      assertThat(server.faults).isEmpty();
    }
  }

  private static String head(Map<String, String> headers, String line) {
    StringBuilder head = new StringBuilder(line + " HTTP/1.1\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    return head.toString();
  }

  private static ServerFixture.Wishes memory(int bytes) {
    UnaryOperator<ApiSettings> change =
        it ->
            new ApiSettings(
                it.home(),
                () -> true,
                it.quotas(),
                it.life(),
                it.listen(),
                limits(it.limits(), bytes));
    return ServerFixture.Wishes.settings(change);
  }

  private static Limits limits(Limits limits, int bytes) {
    return new Limits(
        limits.bodyBytes(),
        bytes,
        limits.headerBytes(),
        limits.lineBytes(),
        limits.connections(),
        limits.patience(),
        limits.grace(),
        limits.rate());
  }

  /** The statuses of everything that is answered over one connection. */
  private static List<String> answers(ServerFixture server, String sent) throws IOException {
    try (Socket socket = new Socket(server.endpoint().getHost(), server.endpoint().getPort())) {
      socket.setSoTimeout(60_000);
      OutputStream out = socket.getOutputStream();
      try {
        out.write(sent.getBytes(US_ASCII));
        socket.shutdownOutput();
      } catch (SocketException e) {
        // The server may close before it has read everything.
      }
      List<String> found = new ArrayList<>();
      for (String line : new String(received(socket), US_ASCII).split("(?=HTTP/1.1 )", -1)) {
        if (line.startsWith("HTTP/1.1 ")) {
          found.add(line.substring(9, 12));
        }
      }
      return found;
    }
  }

  private static byte[] received(Socket socket) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] part = new byte[8_192];
    try {
      for (int read = socket.getInputStream().read(part);
          read >= 0;
          read = socket.getInputStream().read(part)) {
        all.write(part, 0, read);
      }
    } catch (SocketException reset) {
      // What was said before it counts.
    }
    return all.toByteArray();
  }
}

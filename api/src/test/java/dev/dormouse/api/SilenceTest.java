package dev.dormouse.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.Endpoint;
import dev.dormouse.api.call.Permission;
import dev.dormouse.api.connection.Patience;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that are slow, on servers of little patience; no test asks how long it took. */
class SilenceTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofMinutes(10);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET /ana",
        "GET /analyzer HTTP/1.1\r\n",
        "GET /analyzer HTTP/1.1\r\nHost: x\r\nX-Slow: ye",
        "PUT /analyzer HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n",
        "PUT /analyzer HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{\"a",
        "PUT /analyzer HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a",
      })
  void clientThatStopsIsClosed(String said) throws IOException {
    try (ServerFixture server = new ServerFixture(folder, patience(SHORT, SHORT));
        Socket socket = connected(server)) {
      say(socket, said);
      lastWords(socket);
      assertThat(server.faults).isEmpty();
      assertThat(server.exchanges).allMatch(exchange -> exchange.status() == 403);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /analyzer HTTP/1.1\r\nHost: x\r\nX-Slow: ",
        "PUT /analyzer HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n",
      })
  void clientThatDripsIsClosed(String said) throws IOException {
    try (ServerFixture server = new ServerFixture(folder, patience(LONG, SHORT));
        Socket socket = connected(server)) {
      say(socket, said);
      assertThat(drips(socket)).isTrue();
      assertThat(server.exchanges).allMatch(exchange -> exchange.status() == 403);
    }
  }

  @Test
  void clientThatDoesNotShakeHandsIsClosed() throws Exception {
    Listen listen = new Listen("localhost", 0, SelfSigned.in(folder).files(), false);
    UnaryOperator<ApiSettings> impatient = settings(new Patience(SHORT, SHORT));
    ServerFixture.Wishes wishes =
        ServerFixture.Wishes.settings(
            it ->
                impatient.apply(
                    new ApiSettings(it.home(), true, it.quotas(), it.life(), listen, it.limits())));
    try (ServerFixture server = new ServerFixture(folder, wishes);
        Socket socket = connected(server)) {
      lastWords(socket);
      assertThat(server.faults).isEmpty();
    }
  }

  @Test
  void clientThatDoesNotTakeItsAnswerIsClosed() throws IOException {
    Endpoint large =
        Endpoint.extension(
            "GET",
            "/dormouse/v1/large",
            Permission.READ,
            call -> Answer.stored("a".repeat(64 << 20)));
    ServerFixture.Wishes wishes =
        new ServerFixture.Wishes(
            settings(new Patience(SHORT, LONG)), it -> it, services -> List.of(large));
    try (ServerFixture server = new ServerFixture(folder, wishes);
        Socket socket = connected(server)) {
      say(socket, signed(server.calls(), "/dormouse/v1/large"));
      while (server.exchanges.isEmpty()) {
        Thread.onSpinWait();
      }
      pause();
      assertThat(lastWords(socket).length()).isLessThan(64 << 20);
    }
  }

  @Test
  void clientThatPausesBetweenRequestsIsAnsweredAgain() throws IOException {
    String live = "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n";
    try (ServerFixture server = new ServerFixture(folder, patience(LONG, SHORT));
        Socket socket = connected(server)) {
      say(socket, live);
      assertThat(read(socket, 15)).isEqualTo("HTTP/1.1 200 OK");
      pause();
      say(socket, live.replace("Host", "Connection: close\r\nHost"));
      assertThat(lastWords(socket)).contains("HTTP/1.1 200 OK").endsWith("live\n");
    }
  }

  private static String signed(Calls calls, String path) {
    StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\n");
    calls
        .sign("GET", path, "")
        .forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
    return request + "\r\n";
  }

  private static ServerFixture.Wishes patience(Duration silence, Duration request) {
    return ServerFixture.Wishes.settings(settings(new Patience(silence, request)));
  }

  private static UnaryOperator<ApiSettings> settings(Patience patience) {
    return it ->
        new ApiSettings(
            it.home(), true, it.quotas(), it.life(), it.listen(), limits(it.limits(), patience));
  }

  private static Limits limits(Limits limits, Patience patience) {
    return new Limits(
        limits.bodyBytes(),
        limits.bodyMemory(),
        limits.headerBytes(),
        limits.lineBytes(),
        limits.connections(),
        patience,
        limits.grace(),
        limits.rate());
  }

  private static Socket connected(ServerFixture server) throws IOException {
    Socket socket = new Socket(server.endpoint().getHost(), server.endpoint().getPort());
    socket.setSoTimeout(60_000);
    return socket;
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
  }

  private static String read(Socket socket, int length) throws IOException {
    return new String(socket.getInputStream().readNBytes(length), US_ASCII);
  }

  /** Longer than {@link #SHORT} and the server's look at its connections. */
  private static void pause() {
    try {
      Thread.sleep(1_500);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Says a little ever again, until the server closes. */
  private static boolean drips(Socket socket) {
    try {
      OutputStream out = socket.getOutputStream();
      for (int i = 0; i < 600; i++) {
        out.write('a');
        Thread.sleep(50);
      }
      return false;
    } catch (IOException closed) {
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Everything until the server closes; a SocketTimeoutException if it does not. */
  private static String lastWords(Socket socket) throws IOException {
    try {
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    } catch (SocketException e) {
      return "";
    }
  }
}

package dev.dormouse.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.Endpoint;
import dev.dormouse.api.call.Permission;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTest {
  @TempDir Path folder;

  @Test
  void stopLetsTheRequestInFlightEnd() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    ServerFixture.Wishes wishes =
        new ServerFixture.Wishes(
            it -> it,
            it -> it,
            services ->
                List.of(
                    Endpoint.extension(
                        "GET",
                        "/dormouse/v1/wait",
                        Permission.READ,
                        call -> {
                          started.countDown();
                          await(go);
                          return Answer.empty();
                        })));
    ServerFixture server = new ServerFixture(folder, wishes);
    CompletableFuture<Calls.Reply> reply =
        CompletableFuture.supplyAsync(
            () -> server.calls().call("GET", "/dormouse/v1/wait", ""), Thread::startVirtualThread);
    assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Void> closed =
        CompletableFuture.runAsync(server.server::close, Thread::startVirtualThread);
    while (accepts(server.endpoint())) {
      Thread.onSpinWait();
    }
    assertThat(closed.isDone()).isFalse();
    go.countDown();
    assertThat(reply.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
    closed.get(20, TimeUnit.SECONDS);
    server.close();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean accepts(URI endpoint) {
    try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void plainHttpStaysOnThisMachineUnlessWanted() {
    assertThatThrownBy(() -> new Listen("0.0.0.0", 0, null, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TLS");
    assertThat(new Listen("0.0.0.0", 0, null, true).host()).isEqualTo("0.0.0.0");
    assertThat(new Listen("::1", 0, null, false).address().isLoopbackAddress()).isTrue();
  }

  @Test
  void portInUseIsSaidPlainly() {
    try (ServerFixture server = new ServerFixture(folder)) {
      int port = server.endpoint().getPort();
      ServerFixture.Wishes same = listening(new Listen("127.0.0.1", port, null, false));
      assertThatThrownBy(() -> new ServerFixture(folder, same))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("cannot listen on 127.0.0.1:" + port);
    }
  }

  private static ServerFixture.Wishes listening(Listen listen) {
    return ServerFixture.Wishes.settings(
        it -> new ApiSettings(it.home(), () -> true, it.quotas(), it.life(), listen, it.limits()));
  }

  @Test
  void tlsComesFromPemFiles() throws Exception {
    SelfSigned tls = SelfSigned.in(folder);
    Listen listen = new Listen("localhost", 0, tls.files(), false);
    try (ServerFixture server = new ServerFixture(folder, listening(listen));
        HttpClient client = HttpClient.newBuilder().sslContext(tls.trusting()).build()) {
      assertThat(server.endpoint().getScheme()).isEqualTo("https");
      HttpResponse<String> live =
          client.send(
              HttpRequest.newBuilder(server.endpoint().resolve("/health/live")).build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(live.body()).isEqualTo("live\n");
    }
    Files.writeString(tls.files().privateKey(), "nonsense");
    assertThatThrownBy(() -> new ServerFixture(folder, listening(listen)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("key.pem");
  }
}

package dev.dormouse.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SilenceTest {
  @TempDir Path folder;

  @Test
  void connectionOverWhichNoRequestComesIsClosed() throws IOException {
    ServerFixture.Wishes impatient =
        ServerFixture.Wishes.settings(
            it ->
                new ApiSettings(
                    it.home(), true, it.quotas(), it.life(), it.listen(), impatient(it.limits())));
    try (ServerFixture server = new ServerFixture(folder, impatient);
        Socket socket = new Socket(server.endpoint().getHost(), server.endpoint().getPort())) {
      socket.setSoTimeout(60_000);
      assertThat(lastWords(socket)).isEmpty();
      assertThat(server.faults).isEmpty();
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

  private static Limits impatient(Limits limits) {
    return new Limits(
        limits.bodyBytes(),
        limits.headerBytes(),
        limits.lineBytes(),
        limits.connections(),
        Duration.ofMillis(300),
        limits.bodyTime(),
        limits.grace(),
        limits.rate());
  }
}

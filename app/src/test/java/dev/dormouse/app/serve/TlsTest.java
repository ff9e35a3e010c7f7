package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  private static final String PASSWORD = "changeit";

  @TempDir Path folder = Path.of("");
  private KeyStore store;

  @BeforeEach
  void selfSigned() throws Exception {
    Path file = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "k",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    keytool.getInputStream().readAllBytes();
    assertThat(keytool.waitFor()).isZero();
    store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    pem("certificate.pem", "CERTIFICATE", store.getCertificate("k").getEncoded());
    pem("key.pem", "PRIVATE KEY", store.getKey("k", PASSWORD.toCharArray()).getEncoded());
  }

  private void pem(String file, String name, byte[] bytes) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    Files.writeString(
        folder.resolve(file),
        "-----BEGIN " + name + "-----\n" + text + "\n-----END " + name + "-----\n");
  }

  private Served server() {
    return Served.start(
        folder.resolve("data"),
        "--account=111122223333",
        "--bind-address=0.0.0.0",
        "--tls-certificate=" + folder.resolve("certificate.pem"),
        "--tls-key=" + folder.resolve("key.pem"));
  }

  private SSLContext trusting() throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("k", store.getCertificate("k"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  @Test
  void serverWithACertificateListensEverywhereAndSpeaksHttps() throws Exception {
    try (Served served = server();
        HttpClient trusting = HttpClient.newBuilder().sslContext(trusting()).build();
        HttpClient strange = HttpClient.newHttpClient()) {
      assertThat(served.server.endpoint()).startsWith("https://127.0.0.1:");
      assertThat(served.out()).contains("--endpoint-url https://127.0.0.1:");
      HttpRequest ready =
          HttpRequest.newBuilder(URI.create(served.server.endpoint() + "/health/ready")).build();

      assertThat(trusting.send(ready, HttpResponse.BodyHandlers.ofString()).body())
          .isEqualTo("ready\n");
      assertThatExceptionOfType(SSLHandshakeException.class)
          .isThrownBy(() -> strange.send(ready, HttpResponse.BodyHandlers.ofString()));
    }
  }

  @Test
  void keyThatIsNoneIsToldInOneLine() throws Exception {
    Files.writeString(folder.resolve("key.pem"), "nonsense");

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(this::server)
        .withMessageContaining("key.pem")
        .matches(failure -> failure.exit() == Exit.BAD_INPUT);
  }
}

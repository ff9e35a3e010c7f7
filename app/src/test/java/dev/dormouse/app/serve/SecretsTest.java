package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.port.FindingCounts;
import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import dev.dormouse.testing.Signer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where secrets are, and where they are not. */
class SecretsTest {
  private static final String ACCOUNT = "--account=111122223333";
  private static final String CREATE =
      "{'analyzerName':'a','type':'ACCOUNT_UNUSED_ACCESS','clientToken':'t'}";

  @TempDir Path folder = Path.of("");

  private Path data() {
    return folder.resolve("data");
  }

  @Test
  void secretStandsInItsProfileAlone() throws Exception {
    Signer signer;
    try (Served served = Served.start(data(), ACCOUNT, "--log-level=debug")) {
      signer = Signer.of(data().resolve(DataFolder.CREDENTIALS));
      assertThat(served.call("PUT", "/analyzer", CREATE).statusCode()).isEqualTo(200);
      assertThat(served.call("GET", "/analyzer/none", "").statusCode()).isEqualTo(404);
      Signer wrong = new Signer(signer.keyId(), signer.secret().toLowerCase(java.util.Locale.ROOT));
      assertThat(served.call(wrong, "PUT", "/analyzer", CREATE).statusCode()).isEqualTo(403);

      assertThat(served.err()).contains("PUT /analyzer by " + signer.keyId());
      assertThat(served.out() + served.err()).doesNotContain(signer.secret());
      assertThat(filesWith(signer.secret())).containsExactly(DataFolder.CREDENTIALS);
    }
    assertThat(filesWith(signer.secret())).containsExactly(DataFolder.CREDENTIALS);
    assertThat(filesWith(signer.keyId())).contains("dormouse.db");
  }

  private List<String> filesWith(String text) throws IOException {
    try (Stream<Path> files = Files.list(data())) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> latin(file).contains(text))
          .map(file -> String.valueOf(file.getFileName()))
          .sorted()
          .toList();
    }
  }

  private static String latin(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void anotherSecretKeyOpensNoAccessKey() throws Exception {
    Served.start(data(), ACCOUNT).close();
    Files.write(data().resolve(DataFolder.SECRET_KEY), new byte[32]);

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> Served.start(data(), ACCOUNT))
        .withMessageContaining("secret.key: does not open the database's access keys")
        .matches(failure -> failure.exit() == Exit.BAD_INPUT);
  }

  @Test
  void metricsNameNoPrincipalAndNoAccount() throws Exception {
    try (Served served = Served.start(data(), "--sample")) {
      Analyzer analyzer = served.server.database().analyzers().find("unused-access").orElseThrow();
      Rig.await("findings", () -> active(served, analyzer) > 0);

      for (String path : List.of("/metrics", "/health/live", "/health/ready")) {
        HttpResponse<String> answer = served.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("arn:").doesNotContainPattern("\\b[0-9]{12}\\b");
      }
    }
  }

  private static long active(Served served, Analyzer analyzer) {
    return served.server.database().findings().counts(analyzer.id(), Set.of()).rows().stream()
        .mapToLong(FindingCounts.Row::active)
        .sum();
  }
}

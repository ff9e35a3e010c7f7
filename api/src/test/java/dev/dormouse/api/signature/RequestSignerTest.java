package dev.dormouse.api.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Our signer beside AWS's: the same headers signed, the same signature. */
class RequestSignerTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

  @ParameterizedTest
  @CsvSource({
    "GET, /analyzer, '', ''",
    "GET, /findingv2/a%20b%2Fc, analyzerArn=arn%3Aaws&nextToken=a%2Bb%3D, ''",
    "PUT, /analyzer/x/archive-rule, '', '{\"ruleName\":\"é\"}'",
    "POST, /findingv2, '', '{}'",
    "DELETE, /analyzer/x, clientToken=1, ''"
  })
  void signatureIsTheOneThatAwsMakes(String method, String path, String query, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(method))
            .uri(URI.create("http://127.0.0.1:8765" + path + (query.isEmpty() ? "" : "?" + query)))
            .build();
    String aws =
        AwsV4HttpSigner.create()
            .sign(
                sign ->
                    sign.identity(AwsCredentialsIdentity.create("AKIDEXAMPLE", SECRET))
                        .request(request)
                        .payload(() -> new ByteArrayInputStream(bytes))
                        .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, true)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "access-analyzer")
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(NOW, ZoneOffset.UTC)))
            .request()
            .firstMatchingHeader("Authorization")
            .orElseThrow();

    var ours =
        new RequestSigner("AKIDEXAMPLE", SECRET, "us-east-1")
            .sign(method, path, query, "127.0.0.1:8765", bytes, NOW);

    assertThat(ours).containsEntry("X-Amz-Date", "20261124T120000Z");
    assertThat(ours.get("Authorization"))
        .isEqualTo(aws)
        .contains("SignedHeaders=host;x-amz-content-sha256;x-amz-date, ");
  }
}

package dev.dormouse.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures spoiled in every way, over a socket. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignedCallsTest {
  private static final String TARGET = "/analyzer?maxResults=5&type=ACCOUNT_UNUSED_ACCESS";
  private ServerFixture server;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = new ServerFixture(folder);
  }

  @AfterAll
  void stop() {
    server.close();
    assertThat(server.faults).isEmpty();
  }

  private Map<String, String> signed() {
    return new LinkedHashMap<>(server.calls().sign("GET", TARGET, ""));
  }

  private String error(Map<String, String> headers) {
    Calls.Reply reply = server.calls().send("GET", TARGET, headers, "");
    assertThat(reply.body()).startsWith("{\"message\":");
    return reply.error() + " " + reply.status();
  }

  private String with(String header, String value) {
    Map<String, String> headers = signed();
    headers.put(header, value);
    return error(headers);
  }

  private String authorization(String from, String to) {
    Map<String, String> headers = signed();
    headers.computeIfPresent("Authorization", (_, old) -> old.replaceFirst(from, to));
    return error(headers);
  }

  @Test
  void signedCallIsAnsweredAndAnsweredAgain() {
    Map<String, String> headers = signed();
    assertThat(server.calls().send("GET", TARGET, headers, "").status()).isEqualTo(200);
    assertThat(server.calls().send("GET", TARGET, headers, "").status()).isEqualTo(200);
  }

  @Test
  void unsignedCallIsMissingItsToken() {
    Map<String, String> headers = signed();
    headers.remove("Authorization");
    assertThat(error(headers)).isEqualTo("MissingAuthenticationToken 403");
  }

  @ParameterizedTest
  @CsvSource({
    "Signature=..,Signature=00,InvalidSignatureException 403",
    "Signature=[0-9a-f]+,Signature=xyz,InvalidSignatureException 403",
    "'Signature=',Signed=,IncompleteSignature 400",
    "'Credential=[^,]+',Credential=AKIA,IncompleteSignature 400",
    "Credential=,Credential=A/,IncompleteSignature 400",
    "AWS4-HMAC-SHA256,Basic,IncompleteSignature 400",
    "host;,,IncompleteSignature 400",
    ";x-amz-date,,IncompleteSignature 400",
    "SignedHeaders=host,SignedHeaders=Host,IncompleteSignature 400",
    "SignedHeaders=host;,SignedHeaders=host;;,IncompleteSignature 400",
    "/eu-west-1/,/us-east-1/,InvalidSignatureException 403",
    "/20[0-9]{6}/,/20010101/,InvalidSignatureException 403",
    "access-analyzer/,s3/,InvalidSignatureException 403",
    "aws4_request,aws5_request,IncompleteSignature 400",
  })
  void spoiledAuthorizationIsRefused(String from, String to, String expected) {
    assertThat(authorization(from, to == null ? "" : to)).isEqualTo(expected);
  }

  @Test
  void spoiledRequestIsRefused() {
    Map<String, String> headers = signed();
    assertThat(server.calls().send("GET", TARGET + "&a=b", headers, "").error())
        .isEqualTo("InvalidSignatureException");
    assertThat(server.calls().send("GET", "/analyzer/x", headers, "").error())
        .isEqualTo("InvalidSignatureException");
    Map<String, String> post = server.calls().sign("POST", "/findingv2", "{}");
    assertThat(server.calls().send("POST", "/findingv2", post, "[]").error())
        .isEqualTo("InvalidSignatureException");
    assertThat(with("X-Amz-Date", "20260101T000000Z")).isEqualTo("InvalidSignatureException 403");
    assertThat(with("X-Amz-Date", "yesterday")).isEqualTo("IncompleteSignature 400");
    assertThat(with("x-amz-content-sha256", "UNSIGNED-PAYLOAD"))
        .isEqualTo("InvalidSignatureException 403");
    assertThat(with("X-Amz-Security-Token", "x")).isEqualTo("UnrecognizedClientException 403");
    assertThat(with("Host", "other")).isEqualTo("InvalidSignatureException 403");
  }

  @Test
  void signatureDoesNotHoldForAnotherPathThatComesToTheSame() {
    Map<String, String> headers = signed();
    for (String path :
        new String[] {"/analyzer/x/../../analyzer", "/./analyzer", "/x/../analyzer"}) {
      String target = path + TARGET.substring(TARGET.indexOf('?'));
      assertThat(server.calls().send("GET", target, headers, "").error())
          .describedAs(path)
          .isEqualTo("UnknownOperationException");
    }
  }

  @Test
  void foreignServiceIsRefused() {
    Calls s3 = server.calls().forService("s3");
    assertThat(s3.call("GET", TARGET, "").error()).isEqualTo("InvalidSignatureException");
  }

  @ParameterizedTest
  @CsvSource({"-6,403", "-4,200", "4,200", "6,403"})
  void signatureHoldsForFiveMinutesBothWays(int minutes, int status) {
    Clock moved = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutes));
    assertThat(server.calls().at(moved).call("GET", TARGET, "").status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/tags/arn%3Aaws%3Aaccess-analyzer%3Aus-east-1%3A111122223333%3Aanalyzer%2Fnone",
        "/tags/arn:aws:access-analyzer:us-east-1:111122223333:analyzer%2Fnone",
        "/analyzer/none",
        "/analyzer/no%6Ee",
        "/analyzer/none?x=%20&a=b%2Fc&a=a&y",
      })
  void encodedPathsAndQueriesAreVerified(String target) {
    assertThat(server.calls().call("GET", target, "").error())
        .isEqualTo("ResourceNotFoundException");
  }

  @Test
  void pathThatIsNotPercentEncodedUtf8IsAValidationError() {
    Map<String, String> headers = signed();
    for (String path :
        new String[] {"/analyzer/%zz", "/analyzer/%ff", "/analyzer/%00", "/analyzer/%"}) {
      assertThat(server.calls().send("GET", path, headers, "").error())
          .as(path)
          .isEqualTo("ValidationException");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/nothing", "/analyzer/a/b", "/findingv2/", "//analyzer", "/../analyzer"})
  void unknownPathIsAnUnknownOperationInJson(String path) {
    Calls.Reply reply = server.calls().send("GET", path, Map.of("Host", "x"), "");
    assertThat(reply.error()).isEqualTo("UnknownOperationException");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.headers()).containsEntry("content-type", "application/json");
    assertThat(reply.headers().get("x-amzn-requestid")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"OPTIONS", "PATCH", "TRACE", "BREW"})
  void unknownMethodIsAnUnknownOperation(String method) {
    Calls.Reply reply = server.calls().send(method, "/analyzer", Map.of("Host", "x"), "");
    assertThat(reply.error()).isEqualTo("UnknownOperationException");
    assertThat(reply.headers()).doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void answerNamesNoServerAndKeepsBrowsersOut() {
    Calls.Reply reply = server.calls().call("GET", TARGET, "");
    assertThat(reply.headers())
        .doesNotContainKey("server")
        .containsEntry("x-content-type-options", "nosniff")
        .containsEntry("cache-control", "no-store")
        .containsKey("date");
  }

  @Test
  void connectionIsClosedAfterTheAnswerWhereTheClientAsksForIt() throws IOException {
    URI at = server.endpoint();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), at.getPort())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              "GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(answer).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void whatIsNotHttpIsRefusedInJson() {
    for (String request :
        new String[] {
          "GARBAGE\r\n\r\n",
          "GET /analyzer HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
          "GET /analyzer HTTP/1.1\r\nHost: x\r\nBad Header: y\r\n\r\n",
          "GET /analyzer HTTP/9.9\r\nHost: x\r\n\r\n",
        }) {
      assertThat(server.calls().raw(request.getBytes(StandardCharsets.UTF_8)))
          .as(request)
          .hasValueSatisfying(reply -> assertThat(reply.error()).isEqualTo("ValidationException"));
    }
  }

  @Test
  void tooLargeABodyIsRefusedAndNothingElseHappens() {
    String body = "x".repeat((1 << 20) + 1);
    Map<String, String> headers = server.calls().sign("POST", "/findingv2", "");
    Calls.Reply reply = server.calls().send("POST", "/findingv2", headers, body);
    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.error()).isEqualTo("RequestEntityTooLargeException");
  }

  @Test
  void tooLargeHeadersAreRefused() {
    Map<String, String> large = signed();
    large.put("X-Large", "y".repeat(20_000));
    assertThat(error(large)).isEqualTo("ValidationException 400");
  }

  @Test
  void probesNeedNoSignature() {
    Map<String, String> host = Map.of("Host", "x");
    assertThat(server.calls().send("GET", "/health/live", host, "").status()).isEqualTo(200);
    assertThat(server.calls().send("GET", "/health/ready", host, "").status()).isEqualTo(200);
    assertThat(server.calls().send("GET", "/metrics", host, "").body()).isEqualTo("up 1\n");
    server.unready = java.util.Optional.of("no store");
    assertThat(server.calls().send("GET", "/health/ready", host, "").status()).isEqualTo(503);
    server.unready = java.util.Optional.empty();
  }
}

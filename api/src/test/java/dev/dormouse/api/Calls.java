package dev.dormouse.api;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Calls byte by byte, signed by AWS's own signer, so that a test may spoil any of it. */
final class Calls {
  private final URI endpoint;
  private final String keyId;
  private final String secret;
  private String service = "access-analyzer";
  private Clock clock = Clock.systemUTC();

  Calls(URI endpoint, String keyId, String secret) {
    this.endpoint = endpoint;
    this.keyId = keyId;
    this.secret = secret;
  }

  Calls at(Clock other) {
    Calls calls = new Calls(endpoint, keyId, secret);
    calls.clock = other;
    calls.service = service;
    return calls;
  }

  Calls forService(String other) {
    Calls calls = new Calls(endpoint, keyId, secret);
    calls.service = other;
    return calls;
  }

  /**
   * @param headers names in lower case
   */
  record Reply(int status, Map<String, String> headers, String body) {
    String error() {
      return headers.getOrDefault("x-amzn-errortype", "");
    }
  }

  /** Headers of a signed request, in the case AWS's signer gives them. */
  Map<String, String> sign(String method, String target, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(method))
            .uri(URI.create(endpoint + target))
            .build();
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                sign ->
                    sign.identity(AwsCredentialsIdentity.create(keyId, secret))
                        .request(request)
                        .payload(() -> new ByteArrayInputStream(bytes))
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock))
            .request();
    Map<String, String> headers = new LinkedHashMap<>();
    signed.forEachHeader((name, values) -> headers.put(name, String.join(",", values)));
    headers.putIfAbsent("Host", endpoint.getAuthority());
    return headers;
  }

  Reply call(String method, String target, String body) {
    return send(method, target, sign(method, target, body), body);
  }

  Reply send(String method, String target, Map<String, String> headers, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    Map<String, String> all = new LinkedHashMap<>(headers);
    if (bytes.length > 0) {
      all.putIfAbsent("Content-Length", Integer.toString(bytes.length));
    }
    all.put("Connection", "close");
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    all.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("\r\n");
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
    request.writeBytes(bytes);
    return raw(request.toByteArray()).orElseThrow();
  }

  /** Sends bytes as they are; empty if the server closed without a word. */
  Optional<Reply> raw(byte[] request) {
    try (Socket socket =
        new Socket(endpoint.getHost().replaceAll("[\\[\\]]", ""), endpoint.getPort())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      try {
        out.write(request);
        out.flush();
        socket.shutdownOutput();
      } catch (IOException e) {
        // The server may answer, and close, before it has read everything.
      }
      return reply(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Reply> reply(String text) {
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return Optional.empty();
    }
    List<String> lines = text.substring(0, end).lines().toList();
    Map<String, String> headers = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return Optional.of(
        new Reply(
            Integer.parseInt(lines.getFirst().substring(9, 12)), headers, text.substring(end + 4)));
  }
}

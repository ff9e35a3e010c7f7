package dev.dormouse.api.signature;

import dev.dormouse.api.call.Query;
import dev.dormouse.api.call.RawRequest;
import dev.dormouse.api.call.RawRequest.Body;
import dev.dormouse.api.call.RawRequest.Header;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Signs requests to Dormouse as AWS's clients do: Signature Version 4, in headers. */
public final class RequestSigner {
  private static final List<String> SIGNED = List.of("host", "x-amz-content-sha256", "x-amz-date");

  private final String keyId;
  private final String secret;
  private final String region;
  private final SignatureCheck check = new SignatureCheck();

  /**
   * @param region any; the server takes every one
   */
  public RequestSigner(String keyId, String secret, String region) {
    this.keyId = keyId;
    this.secret = secret;
    this.region = region;
  }

  /**
   * @param path as it is sent, percent-encoded
   * @param query as it is sent, without the question mark; empty for none
   * @param host the value of the header {@code Host}
   * @return the headers that the request needs besides {@code Host}
   */
  public Map<String, String> sign(
      String method, String path, String query, String host, byte[] body, Instant now) {
    String date = AmzDate.write(now);
    String hash = Hashes.sha256(body);
    RawRequest request =
        new RawRequest(
            method,
            path,
            query,
            List.of(
                new Header("Host", host),
                new Header("X-Amz-Content-Sha256", hash),
                new Header("X-Amz-Date", date)),
            Body.of(body),
            "");
    CredentialScope scope =
        new CredentialScope(
            keyId, date.substring(0, "yyyyMMdd".length()), region, SigV4Authenticator.SERVICE);
    Claim claim = new Claim(scope, now, date, Duration.ZERO, SIGNED, "", Query.parse(query));
    String authorization =
        Claims.ALGORITHM
            + " Credential="
            + keyId
            + "/"
            + scope.text()
            + ", SignedHeaders="
            + String.join(";", SIGNED)
            + ", Signature="
            + check.sign(request, claim, hash, secret);
    return Map.of("X-Amz-Content-Sha256", hash, "X-Amz-Date", date, "Authorization", authorization);
  }
}

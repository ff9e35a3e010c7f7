package dev.dormouse.api.signature;

import dev.dormouse.api.call.RawRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Signs a request again and compares. Safe for use by several threads. */
final class SignatureCheck {
  private final SigningKeys keys = new SigningKeys();

  /** Whether the secret's holder signed the request, compared in constant time. */
  boolean matches(RawRequest request, Claim claim, String payloadHash, String secret) {
    return MessageDigest.isEqual(
        sign(request, claim, payloadHash, secret).getBytes(StandardCharsets.US_ASCII),
        claim.signature().getBytes(StandardCharsets.US_ASCII));
  }

  String sign(RawRequest request, Claim claim, String payloadHash, String secret) {
    String canonical =
        CanonicalRequest.of(request, claim.signedHeaders(), claim.query(), payloadHash);
    String toSign =
        String.join(
            "\n",
            Claims.ALGORITHM,
            claim.date(),
            claim.scope().text(),
            Hashes.sha256(canonical.getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(Hashes.hmac(keys.derive(secret, claim.scope()), toSign));
  }
}

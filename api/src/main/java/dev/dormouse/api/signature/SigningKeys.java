package dev.dormouse.api.signature;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signing keys, derived once for each secret, day and Region. At most a thousand are remembered.
 * Safe for use by several threads.
 */
final class SigningKeys {
  private static final int REMEMBERED = 1_000;

  private final Map<Derivation, byte[]> derived = new ConcurrentHashMap<>();

  private record Derivation(String keyId, String secret, String date, String region) {
    @Override
    public String toString() {
      return keyId;
    }
  }

  byte[] derive(String secret, CredentialScope scope) {
    Derivation derivation = new Derivation(scope.keyId(), secret, scope.date(), scope.region());
    byte[] known = derived.get(derivation);
    if (known != null) {
      return known;
    }
    byte[] dated = Hashes.hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), scope.date());
    byte[] regional = Hashes.hmac(dated, scope.region());
    byte[] key = Hashes.hmac(Hashes.hmac(regional, scope.service()), "aws4_request");
    if (derived.size() >= REMEMBERED) {
      derived.clear();
    }
    derived.put(derivation, key);
    return key;
  }
}

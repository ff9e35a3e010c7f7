package dev.dormouse.api.signature;

import dev.dormouse.api.call.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a request says of its own signature.
 *
 * @param signedAt the moment it names, to the second
 * @param date the same as it was written, {@code yyyyMMdd'T'HHmmss'Z'}
 * @param validFor of a presigned request; zero where the headers carry the signature
 * @param signedHeaders in lower case, in order
 * @param signature 64 hexadecimal digits
 * @param query what was signed of the query
 */
record Claim(
    CredentialScope scope,
    Instant signedAt,
    String date,
    Duration validFor,
    List<String> signedHeaders,
    String signature,
    Query query) {
  Claim {
    signedHeaders = List.copyOf(signedHeaders);
  }

  boolean presigned() {
    return !validFor.isZero();
  }
}

package dev.dormouse.api.signature;

import dev.dormouse.analyzers.access.AccessKey;
import dev.dormouse.analyzers.access.Caller;
import dev.dormouse.api.call.ApiException;
import dev.dormouse.api.call.Authenticator;
import dev.dormouse.api.call.ErrorType;
import dev.dormouse.api.call.RawRequest;
import dev.dormouse.api.key.AccessKeys;
import dev.dormouse.api.rate.Rate;
import dev.dormouse.api.rate.Throttle;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Signature Version 4 with Dormouse's access keys, in any Region, in headers or presigned. A
 * signature holds for five minutes around its date; within them the same request may come again, as
 * AWS's clients and proxies repeat requests.
 */
public final class SigV4Authenticator implements Authenticator {
  static final String MISMATCH =
      "The request signature we calculated does not match the signature you provided. Check your"
          + " AWS Secret Access Key and signing method. Consult the service documentation for"
          + " details.";

  private static final Duration SKEW = Duration.ofMinutes(5);
  private static final String PAYLOAD_HASH = "X-Amz-Content-Sha256";
  static final String SERVICE = "access-analyzer";

  /** Ids that are not known to be those of a key, by address. */
  private static final Rate STRANGERS = new Rate(20, 400);

  private final AccessKeys keys;
  private final Throttle strangers = new Throttle(STRANGERS);
  private final SignatureCheck check = new SignatureCheck();

  public SigV4Authenticator(AccessKeys keys) {
    this.keys = keys;
  }

  @Override
  public Caller authenticate(RawRequest request, Instant now) {
    Claim claim = Claims.of(request);
    refuseSessionToken(request, claim);
    checkScope(claim);
    checkDateIsSigned(request, claim);
    checkAllIsSigned(request, claim);
    checkTime(claim, now);
    AccessKeys.Opened opened = open(claim.scope().keyId(), request.address(), now);
    String payloadHash = payloadHash(request);
    if (!check.matches(request, claim, payloadHash, opened.secret())) {
      throw invalid(MISMATCH);
    }
    return caller(opened.key(), now);
  }

  /** Who makes up ids is not looked up without end. */
  private AccessKeys.Opened open(String id, String address, Instant now) {
    if (!keys.known(id) && !strangers.take(address, now)) {
      throw ApiException.retryable(
          ErrorType.THROTTLING, "Rate exceeded", strangers.retryAfterSeconds());
    }
    return keys.open(id, now).orElseThrow(SigV4Authenticator::unrecognized);
  }

  /** Told only to who knows the secret: whether the key was disabled or has expired. */
  private static Caller caller(AccessKey key, Instant now) {
    if (!key.enabled()) {
      throw ApiException.of(
          ErrorType.UNRECOGNIZED_CLIENT, "The access key in the request is disabled.");
    }
    Instant expiresAt = key.expiresAt();
    if (expiresAt != null && !now.isBefore(expiresAt)) {
      throw ApiException.of(
          ErrorType.EXPIRED_TOKEN, "The security token included in the request is expired");
    }
    return key.caller();
  }

  private static void refuseSessionToken(RawRequest request, Claim claim) {
    if (request.header("X-Amz-Security-Token").isPresent()
        || claim.query().first("X-Amz-Security-Token").isPresent()) {
      throw ApiException.of(
          ErrorType.UNRECOGNIZED_CLIENT,
          "The security token included in the request is invalid: Dormouse takes its own access"
              + " keys, which have no session token.");
    }
  }

  private static void checkScope(Claim claim) {
    if (!claim.scope().service().equals(SERVICE)) {
      throw invalid("Credential should be scoped to correct service: '" + SERVICE + "'.");
    }
    if (!claim.date().startsWith(claim.scope().date())) {
      throw invalid(
          "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from"
              + " HTTP.");
    }
  }

  private static void checkDateIsSigned(RawRequest request, Claim claim) {
    String header = request.header("X-Amz-Date").isPresent() ? "x-amz-date" : "date";
    if (!claim.presigned() && !claim.signedHeaders().contains(header)) {
      throw Claims.incomplete(
          "'" + header + "' must be a 'SignedHeader' in the AWS Authorization.");
    }
  }

  /**
   * Headers named {@code x-amz-*} are part of what is signed (IAM User Guide, "Create a signed AWS
   * API request", canonical headers). What a presigned request says of its body is not.
   */
  private static void checkAllIsSigned(RawRequest request, Claim claim) {
    for (RawRequest.Header header : request.headers()) {
      String name = header.name().toLowerCase(Locale.ROOT);
      if (name.startsWith("x-amz-")
          && !claim.signedHeaders().contains(name)
          && !(claim.presigned() && PAYLOAD_HASH.equalsIgnoreCase(name))) {
        throw invalid("'" + name + "' must be a 'SignedHeader' in the AWS Authorization.");
      }
    }
  }

  private static void checkTime(Claim claim, Instant now) {
    if (claim.signedAt().isAfter(now.plus(SKEW))) {
      throw invalid(
          "Signature not yet current: "
              + claim.date()
              + " is later than now, "
              + AmzDate.write(now)
              + ", and 5 minutes.");
    }
    Duration valid = claim.presigned() ? claim.validFor() : SKEW;
    if (claim.signedAt().plus(valid).isBefore(now)) {
      throw invalid(
          "Signature expired: "
              + claim.date()
              + " and "
              + valid.toSeconds()
              + " seconds are earlier than now, "
              + AmzDate.write(now)
              + ".");
    }
  }

  /** The body's hash, which the request may name too, but then rightly. */
  private static String payloadHash(RawRequest request) {
    String hash = Hashes.sha256(request.body().bytes());
    List<String> named = request.headerValues(PAYLOAD_HASH);
    boolean right =
        named.stream()
            .allMatch(
                name ->
                    MessageDigest.isEqual(
                        name.strip().getBytes(StandardCharsets.UTF_8),
                        hash.getBytes(StandardCharsets.UTF_8)));
    if (!right || named.size() > 1) {
      throw invalid("The header X-Amz-Content-Sha256 is not the hash of the body.");
    }
    return hash;
  }

  private static ApiException unrecognized() {
    return ApiException.of(
        ErrorType.UNRECOGNIZED_CLIENT, "The security token included in the request is invalid.");
  }

  private static ApiException invalid(String message) {
    return ApiException.of(ErrorType.INVALID_SIGNATURE, message);
  }
}

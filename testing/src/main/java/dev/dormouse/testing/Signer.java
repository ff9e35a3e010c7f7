package dev.dormouse.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs calls of Dormouse's API as AWS's clients do (Signature Version 4 in headers). Safe for use
 * by several threads.
 */
public final class Signer {
  /** The Region that it signs for. */
  public static final String REGION = "us-east-1";

  private static final Pattern PROFILE =
      Pattern.compile("aws_access_key_id = (\\S+)\\s+aws_secret_access_key = (\\S+)");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final String keyId;
  private final String secret;

  public Signer(String keyId, String secret) {
    this.keyId = keyId;
    this.secret = secret;
  }

  /** With the first profile of a shared credentials file. */
  public static Signer of(Path credentials) throws IOException {
    Matcher matcher = PROFILE.matcher(Files.readString(credentials));
    if (!matcher.find()) {
      throw new IllegalArgumentException(credentials + " has no profile");
    }
    return new Signer(matcher.group(1), matcher.group(2));
  }

  public String keyId() {
    return keyId;
  }

  public String secret() {
    return secret;
  }

  /** What the headers {@code X-Amz-Date} and {@code Authorization} of a call must be. */
  public record Headers(String date, String authorization) {}

  /**
   * @param host as in the header {@code Host}
   * @param target path and query, percent-encoded; the query's parameters sorted by name
   */
  public Headers sign(String method, String host, String target, String body, Instant now) {
    String date = TIME.format(now);
    String scope = date.substring(0, 8) + "/" + REGION + "/access-analyzer/aws4_request";
    int question = target.indexOf('?');
    String path = question < 0 ? target : target.substring(0, question);
    String canonical =
        String.join(
            "\n",
            method,
            path.replace("%", "%25"),
            question < 0 ? "" : target.substring(question + 1),
            "host:" + host,
            "x-amz-date:" + date,
            "",
            "host;x-amz-date",
            sha256(body));
    String toSign = String.join("\n", "AWS4-HMAC-SHA256", date, scope, sha256(canonical));
    byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/", -1)) {
      key = hmac(key, part);
    }
    String signature = HexFormat.of().formatHex(hmac(key, toSign));
    return new Headers(
        date,
        "AWS4-HMAC-SHA256 Credential="
            + keyId
            + "/"
            + scope
            + ", SignedHeaders=host;x-amz-date, Signature="
            + signature);
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC", e);
    }
  }
}

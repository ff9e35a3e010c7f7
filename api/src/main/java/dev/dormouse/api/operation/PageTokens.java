package dev.dormouse.api.operation;

import dev.dormouse.api.call.ApiException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens for the next page of a list: where it begins, bound to the query by a keyed hash, so that
 * a token of another query, or one made up, is refused. Every server with the same key takes them.
 */
public final class PageTokens {
  private static final int MAC_BYTES = 16;
  private static final int LONGEST = 8_192;

  private final SecretKeySpec key;

  /**
   * @param key for this purpose alone
   */
  public PageTokens(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /**
   * @param query whatever makes the list what it is: operation, analyzer, filter, order, caller
   * @param position where the next page begins
   */
  public String seal(List<String> query, String position) {
    byte[] text = position.getBytes(StandardCharsets.UTF_8);
    byte[] mac = mac(query, text);
    byte[] token = Arrays.copyOf(mac, MAC_BYTES + text.length);
    System.arraycopy(text, 0, token, MAC_BYTES, text.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /**
   * @return the position
   * @throws ApiException if the token is not of this query
   */
  public String open(List<String> query, String token) {
    byte[] bytes = token.length() > LONGEST ? new byte[0] : decoded(token);
    if (bytes.length < MAC_BYTES) {
      throw foreign();
    }
    byte[] text = Arrays.copyOfRange(bytes, MAC_BYTES, bytes.length);
    if (!MessageDigest.isEqual(mac(query, text), Arrays.copyOf(bytes, MAC_BYTES))) {
      throw foreign();
    }
    return new String(text, StandardCharsets.UTF_8);
  }

  private static byte[] decoded(String token) {
    try {
      return Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      throw foreign();
    }
  }

  private byte[] mac(List<String> query, byte[] position) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      for (String part : query) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        mac.update(bytes);
      }
      mac.update((byte) 0);
      return Arrays.copyOf(mac.doFinal(position), MAC_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA256 is missing", e);
    }
  }

  private static ApiException foreign() {
    return ApiException.invalidField("nextToken", "'nextToken' is not a token of this query");
  }
}

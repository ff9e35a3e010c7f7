package dev.dormouse.api.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets for the store with AES-256-GCM: Base64 of a random nonce of 12 bytes, the
 * ciphertext, and a tag of 16 bytes. What a secret belongs to is bound in, so that a sealed secret
 * moved to another owner does not open.
 */
public final class SecretBox {
  /** Bytes of a key file. */
  public static final int KEY_BYTES = 32;

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random;

  /**
   * @param key 32 random bytes, the content of the key file
   * @throws IllegalArgumentException if it is shorter or longer
   */
  public SecretBox(byte[] key, SecureRandom random) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "a key file has " + KEY_BYTES + " bytes, not " + key.length);
    }
    this.key = new SecretKeySpec(key, "AES");
    this.random = random;
  }

  /**
   * @param owner what the secret belongs to, such as an access key's id
   */
  public String seal(String owner, String secret) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed =
        cipher(Cipher.ENCRYPT_MODE, nonce, owner, secret.getBytes(StandardCharsets.UTF_8), 0);
    byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
    System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
    return Base64.getEncoder().encodeToString(both);
  }

  /**
   * @throws IllegalStateException if it was sealed with another key or for another owner, or
   *     changed since
   */
  public String open(String owner, String sealed) {
    byte[] both = decoded(owner, sealed);
    byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
    return new String(
        cipher(Cipher.DECRYPT_MODE, nonce, owner, both, NONCE_BYTES), StandardCharsets.UTF_8);
  }

  /** Another key for another purpose, which tells nothing of this one. */
  public byte[] derive(String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
      return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot derive a key", e);
    }
  }

  private static byte[] decoded(String owner, String sealed) {
    byte[] both;
    try {
      both = Base64.getDecoder().decode(sealed);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("the sealed secret of " + owner + " is not Base64", e);
    }
    if (both.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
      throw new IllegalStateException("the sealed secret of " + owner + " is cut off");
    }
    return both;
  }

  private byte[] cipher(int mode, byte[] nonce, String owner, byte[] input, int from) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input, from, input.length - from);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "the secret of " + owner + " does not open with this key file", e);
    }
  }
}

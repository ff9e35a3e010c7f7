package dev.dormouse.policy;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * RFC 3986 percent-decoding, in which IAM returns policy documents. A {@code +} stays a plus,
 * unlike in web forms.
 */
final class PercentEncoding {
  private PercentEncoding() {}

  /**
   * @throws PolicyParseException if an escape is cut off, is not hexadecimal, or the bytes are not
   *     UTF-8
   */
  static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer decoded = ByteBuffer.allocate(encoded.length);
    for (int i = 0; i < encoded.length; i++) {
      if (encoded[i] != '%') {
        decoded.put(encoded[i]);
        continue;
      }
      decoded.put(escaped(encoded, i));
      i += 2;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(decoded.flip()).toString();
    } catch (CharacterCodingException e) {
      throw new PolicyParseException("percent-encoded document is not UTF-8", e);
    }
  }

  private static byte escaped(byte[] encoded, int at) {
    int high = at + 2 < encoded.length ? Character.digit(encoded[at + 1], 16) : -1;
    int low = at + 2 < encoded.length ? Character.digit(encoded[at + 2], 16) : -1;
    if (high < 0 || low < 0) {
      throw new PolicyParseException("bad percent-escape at character " + at + " of the document");
    }
    return (byte) (high << 4 | low);
  }
}

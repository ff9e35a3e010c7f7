package dev.dormouse.api.call;

import dev.dormouse.api.json.Characters;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding (RFC 3986) as AWS's signatures want it: UTF-8, capital hexadecimal digits. */
public final class PercentText {
  private static final String UNRESERVED =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private PercentText() {}

  /** Everything but letters, digits and {@code - . _ ~} encoded. */
  public static String encode(String text) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (unreserved(c)) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEX.toHexDigits(b));
      }
    }
    return encoded.toString();
  }

  /**
   * A plus sign stays a plus sign.
   *
   * @throws ApiException if an escape is broken, or the text cannot be stored
   */
  public static String decode(String encoded) {
    if (encoded.indexOf('%') < 0 && encoded.chars().allMatch(c -> c > 0 && c < 0x80)) {
      return encoded;
    }
    byte[] in = encoded.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
    for (int i = 0; i < in.length; i++) {
      if (in[i] != '%') {
        out.write(in[i]);
        continue;
      }
      if (i + 2 >= in.length
          || !HexFormat.isHexDigit(in[i + 1])
          || !HexFormat.isHexDigit(in[i + 2])) {
        throw broken(encoded);
      }
      out.write((HexFormat.fromHexDigit(in[i + 1]) << 4) | HexFormat.fromHexDigit(in[i + 2]));
      i += 2;
    }
    return text(out.toByteArray(), encoded);
  }

  private static String text(byte[] utf8, String encoded) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
      if (!Characters.storable(text)) {
        throw broken(encoded);
      }
      return text;
    } catch (CharacterCodingException e) {
      throw broken(encoded);
    }
  }

  private static boolean unreserved(char c) {
    return UNRESERVED.indexOf(c) >= 0;
  }

  private static ApiException broken(String encoded) {
    return ApiException.validation(
        Reason.CANNOT_PARSE, "\"" + Texts.quoted(encoded) + "\" is not percent-encoded UTF-8");
  }
}

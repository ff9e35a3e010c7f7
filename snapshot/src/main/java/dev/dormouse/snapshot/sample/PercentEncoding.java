package dev.dormouse.snapshot.sample;

import java.nio.charset.StandardCharsets;

/** Percent-encoding by RFC 3986, as IAM encodes policy documents. */
final class PercentEncoding {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  private static final String HEX = "0123456789ABCDEF";

  private PercentEncoding() {}

  static String encode(String text) {
    var encoded = new StringBuilder(text.length() * 2);
    for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
      if (unit > 0 && UNRESERVED.indexOf(unit) >= 0) {
        encoded.append((char) unit);
      } else {
        encoded.append('%').append(HEX.charAt((unit >> 4) & 15)).append(HEX.charAt(unit & 15));
      }
    }
    return encoded.toString();
  }
}

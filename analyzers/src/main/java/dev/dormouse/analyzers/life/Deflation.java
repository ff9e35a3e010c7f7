package dev.dormouse.analyzers.life;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Bytes deflated (RFC 1950) behind their own length, so that nothing inflates without a bound. */
final class Deflation {
  /** Inflated bytes at most. Every action there is, each with a time, takes a fifth of it. */
  static final int LARGEST = 1 << 20;

  private Deflation() {}

  /**
   * @throws IllegalArgumentException if there are more than {@link #LARGEST} bytes
   */
  static byte[] deflate(byte[] plain) {
    if (plain.length > LARGEST) {
      throw new IllegalArgumentException("finding details of " + plain.length + " bytes");
    }
    DetailsWriter out = new DetailsWriter();
    out.number(plain.length);
    try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
      deflater.setInput(plain);
      deflater.finish();
      byte[] part = new byte[4096];
      while (!deflater.finished()) {
        out.octets(Arrays.copyOf(part, deflater.deflate(part)));
      }
    }
    return out.bytes();
  }

  /**
   * @param from where the length stands
   * @throws IllegalArgumentException if they are not what {@link #deflate} gave
   */
  static byte[] inflate(byte[] bytes, int from) {
    DetailsReader head = new DetailsReader(Arrays.copyOfRange(bytes, from, bytes.length));
    long length = head.number();
    if (length < 0 || length > LARGEST) {
      throw new IllegalArgumentException("finding details of " + length + " bytes");
    }
    byte[] plain = new byte[(int) length];
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(bytes, bytes.length - head.left(), head.left());
      int got = inflater.inflate(plain);
      // The stream's checksum is read only when more is asked for than there is.
      int more = inflater.finished() ? 0 : inflater.inflate(new byte[1]);
      if (got != plain.length || more != 0 || !inflater.finished() || inflater.getRemaining() > 0) {
        throw new IllegalArgumentException("finding details are cut off or too long");
      }
    } catch (DataFormatException e) {
      throw new IllegalArgumentException("finding details cannot be inflated", e);
    }
    return plain;
  }
}

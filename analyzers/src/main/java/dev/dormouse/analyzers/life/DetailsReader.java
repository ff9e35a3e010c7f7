package dev.dormouse.analyzers.life;

import dev.dormouse.catalog.ActionSet;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Reads what {@link DetailsWriter} wrote. Anything else ends in an {@link
 * IllegalArgumentException}, an {@link IndexOutOfBoundsException} or a {@link
 * java.time.DateTimeException}; nothing is allocated that is much larger than the bytes are.
 */
final class DetailsReader {
  private static final int LONGEST_NUMBER = 63;

  private final byte[] bytes;
  private int at;

  DetailsReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** How many bytes are left. */
  int left() {
    return bytes.length - at;
  }

  /** Checks that nothing is left. */
  void end() {
    if (left() > 0) {
      throw new IllegalArgumentException(left() + " bytes too many");
    }
  }

  int octet() {
    return bytes[at++] & 0xff;
  }

  long number() {
    long value = 0;
    for (int shift = 0; shift <= LONGEST_NUMBER; shift += 7) {
      int octet = octet();
      value |= (long) (octet & 0x7f) << shift;
      if (octet < 0x80) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number without end");
  }

  long signed() {
    long zigzag = number();
    return zigzag >>> 1 ^ -(zigzag & 1);
  }

  /** How many of something follow, each of one byte at least. */
  int count() {
    return atMostLeft(number());
  }

  private int atMostLeft(long count) {
    if (count < 0 || count > left()) {
      throw new IllegalArgumentException(count + " where " + left() + " bytes are left");
    }
    return (int) count;
  }

  String text() {
    int length = count();
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, length)).toString();
      at += length;
      return text;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("not UTF-8", e);
    }
  }

  ActionSet actions() {
    long first = number();
    int length = count();
    if (first < 0 || first + length > DetailsWriter.ID_LIMIT >> 3) {
      throw new IllegalArgumentException("no such actions: " + first + " and on");
    }
    ActionSet.Builder set = ActionSet.builder();
    for (int i = 0; i < length; i++) {
      for (int bits = octet(); bits != 0; bits &= bits - 1) {
        set.add((int) (first + i) << 3 | Integer.numberOfTrailingZeros(bits));
      }
    }
    return set.build();
  }

  ActionSet fewActions() {
    ActionSet.Builder set = ActionSet.builder();
    long id = 0;
    for (int left = count(); left > 0; left--) {
      long distance = number();
      id += distance;
      if (distance < 0 || id < 0 || id >= DetailsWriter.ID_LIMIT) {
        throw new IllegalArgumentException("no such action: " + id);
      }
      set.add((int) id);
    }
    return set.build();
  }

  Instant[] times(int count) {
    Instant[] times = new Instant[atMostLeft(count)];
    if (count == 0) {
      return times;
    }
    int unit = octet();
    if (unit != DetailsWriter.SECONDS && unit != DetailsWriter.MILLISECONDS) {
      throw new IllegalArgumentException("no such unit of time: " + unit);
    }
    long earliest = signed();
    for (int i = 0; i < count; i++) {
      long value = earliest + number();
      times[i] =
          unit == DetailsWriter.SECONDS
              ? Instant.ofEpochSecond(value)
              : Instant.ofEpochMilli(value);
    }
    return times;
  }
}

package dev.dormouse.analyzers.life;

import dev.dormouse.catalog.ActionSet;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.List;

/** Writes what {@link DetailsReader} reads. */
final class DetailsWriter {
  /** The unit of a list of times. */
  static final int MILLISECONDS = 0;

  static final int SECONDS = 1;

  /** Ids of actions are below this number: fifty times as many as there are. */
  static final int ID_LIMIT = 1 << 20;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  byte[] bytes() {
    return out.toByteArray();
  }

  void octet(int value) {
    out.write(value);
  }

  void octets(byte[] values) {
    out.writeBytes(values);
  }

  /** In groups of seven bits, the lowest first; small numbers are short, negative ones long. */
  void number(long value) {
    long left = value;
    while ((left & ~0x7fL) != 0) {
      out.write((int) ((left & 0x7f) | 0x80));
      left >>>= 7;
    }
    out.write((int) left);
  }

  /** A number of either sign; small ones are short. */
  void signed(long value) {
    number(value << 1 ^ value >> 63);
  }

  void text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    octets(utf8);
  }

  /** A bit for each id, eight to a byte, from the byte of the first id to that of the last. */
  void actions(ActionSet set) {
    int[] ids = ids(set);
    int first = ids.length == 0 ? 0 : ids[0] >> 3;
    byte[] bits = new byte[ids.length == 0 ? 0 : (ids[ids.length - 1] >> 3) - first + 1];
    for (int id : ids) {
      bits[(id >> 3) - first] |= (byte) (1 << (id & 7));
    }
    number(first);
    number(bits.length);
    octets(bits);
  }

  /** How many there are, then each id's distance from the one before: for few among many. */
  void fewActions(ActionSet set) {
    int[] ids = ids(set);
    number(ids.length);
    int before = 0;
    for (int id : ids) {
      number(id - before);
      before = id;
    }
  }

  private static int[] ids(ActionSet set) {
    int[] ids = set.ids().toArray();
    if (ids.length > 0 && ids[ids.length - 1] >= ID_LIMIT) {
      throw new IllegalArgumentException("no such action: " + ids[ids.length - 1]);
    }
    return ids;
  }

  /** Unit and earliest time, then every time's distance from it; nothing for no times. */
  void times(List<Instant> times) {
    if (times.isEmpty()) {
      return;
    }
    boolean whole = times.stream().allMatch(DetailsWriter::wholeSecond);
    long[] values = times.stream().mapToLong(time -> in(whole, time)).toArray();
    long earliest = Long.MAX_VALUE;
    for (long value : values) {
      earliest = Math.min(earliest, value);
    }
    octet(whole ? SECONDS : MILLISECONDS);
    signed(earliest);
    for (long value : values) {
      number(value - earliest);
    }
  }

  private static boolean wholeSecond(Instant time) {
    return time.get(ChronoField.MILLI_OF_SECOND) == 0;
  }

  private static long in(boolean seconds, Instant time) {
    try {
      return seconds ? time.getEpochSecond() : time.toEpochMilli();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("a time out of all bounds: " + time, e);
    }
  }
}

package dev.dormouse.catalog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32;

/** The head of a table: lines of a key, a space and a value, up to an empty line. */
final class TableHead {
  static final String FORMAT = "dormouse-catalog 1";

  private final String name;
  private final Map<String, String> values = new HashMap<>();
  private int lines;
  private int end;

  private TableHead(String name) {
    this.name = name;
  }

  /**
   * Reads the head and compares the body with its CRC-32. That takes a millisecond, where SHA-256
   * takes sixty in a process that has just started; the head's SHA-256 names a table, the CRC
   * guards it.
   *
   * @throws CatalogException naming the line and the bad value
   */
  static TableHead read(String text, byte[] bytes, String name) {
    TableHead head = new TableHead(name);
    head.read(text);
    String found = crc32(bytes, head.end);
    if (!found.equals(head.value("crc32"))) {
      throw new CatalogException(
          name
              + ": damaged or incomplete: the body's CRC-32 is "
              + found
              + ", the head says "
              + head.value("crc32"));
    }
    return head;
  }

  private void read(String text) {
    int at = 0;
    while (at < text.length()) {
      int stop = text.indexOf('\n', at);
      String line = text.substring(at, stop < 0 ? text.length() : stop);
      at += line.length() + 1;
      lines++;
      if (line.isEmpty() && lines > 1) {
        end = Math.min(at, text.length());
        return;
      }
      line(line);
    }
    throw new CatalogException(name + ": the table ends within its head");
  }

  private void line(String line) {
    if (lines == 1 && !line.equals(FORMAT)) {
      throw new CatalogException(
          name + ": not a catalog of this version: it does not begin with \"" + FORMAT + "\"");
    }
    int space = line.indexOf(' ');
    if (space < 0) {
      throw new CatalogException(name + ": line " + lines + ": no value: \"" + line + "\"");
    }
    values.put(line.substring(0, space), line.substring(space + 1));
  }

  /** How many lines the head takes, the empty one among them. */
  int lines() {
    return lines;
  }

  /** Where the body begins. */
  int end() {
    return end;
  }

  /** How many ids were ever given. */
  int ids() {
    return number("ids", 0);
  }

  CatalogInfo info() {
    return new CatalogInfo(
        value("source"),
        date(),
        number("services", 0),
        number("actions", 0),
        number("lastAccessed", 1),
        number("lastAccessed", 0),
        number("policyGeneration", 1),
        number("policyGeneration", 0),
        number("operations", 0),
        value("sha256"));
  }

  private LocalDate date() {
    try {
      return LocalDate.parse(value("date"));
    } catch (DateTimeException e) {
      throw new CatalogException(name + ": bad date: \"" + value("date") + "\"", e);
    }
  }

  private int number(String key, int index) {
    try {
      return Integer.parseUnsignedInt(value(key).split(" ", -1)[index]);
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new CatalogException(name + ": bad " + key + ": \"" + value(key) + "\"", e);
    }
  }

  private String value(String key) {
    String value = values.get(key);
    if (value == null) {
      throw new CatalogException(name + ": the head has no " + key);
    }
    return value;
  }

  /** The CRC-32 of the bytes from {@code from} on, in hexadecimal. */
  static String crc32(byte[] bytes, int from) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, bytes.length - from);
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  /** The SHA-256 of the bytes, in hexadecimal. */
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

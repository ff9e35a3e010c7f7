package dev.dormouse.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The catalog as a text file: a head of {@code name value} lines, an empty line, and a body in which
 * a letter begins each line.
 *
 * <pre>
 * S s3                                     a service
 * R bucket arn:${Partition}:s3:::${B}      a resource type and its ARN formats, tabs between
 * A 17313 Wtg PutObject 0,9                an action: id, flags, name, its resource types by place
 * O PutObject =                            an API operation and the ids it needs; = its namesake only
 * </pre>
 *
 * Flags: {@code L R W T P} for the access level, {@code t} last-accessed data, {@code g} policy
 * generation, {@code u} some resource type is unknown, {@code x} retired.
 */
final class CatalogTable {
  static final String FORMAT = "dormouse-catalog 1";

  private final String text;
  private final String name;
  private final Map<String, String> head = new HashMap<>();
  private final List<@Nullable Action> byId = new ArrayList<>();
  private final TreeMap<String, Service> services = new TreeMap<>();
  private int lineNumber;

  private CatalogTable(String text, String name) {
    this.text = text;
    this.name = name;
  }

  /**
   * @throws CatalogException naming the line and the bad value
   */
  static Catalog parse(byte[] bytes, String name) {
    CatalogTable table = new CatalogTable(new String(bytes, StandardCharsets.ISO_8859_1), name);
    table.body(table.head());
    return new Catalog(
        table.info(), table.byId.toArray(new @Nullable Action[0]), table.services);
  }

  /**
   * Checks a table that does not come with the program before it is read.
   *
   * @throws CatalogException if the body is not what the head says
   */
  static void check(byte[] bytes, String name) {
    CatalogTable table = new CatalogTable(new String(bytes, StandardCharsets.ISO_8859_1), name);
    table.check(bytes, table.head());
  }

  static String checksum(byte[] bytes, int from) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(bytes, from, bytes.length - from);
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private CatalogException refuse(String reason) {
    return new CatalogException(name + ": line " + lineNumber + ": " + reason);
  }

  private int head() {
    int at = 0;
    while (at < text.length()) {
      int end = lineEnd(at);
      String line = text.substring(at, end);
      lineNumber++;
      at = end + 1;
      if (line.isEmpty()) {
        return at;
      }
      if (lineNumber == 1 && !line.equals(FORMAT)) {
        throw refuse("not a catalog table: expected \"" + FORMAT + "\"");
      }
      int space = line.indexOf(' ');
      if (space < 0) {
        throw refuse("no value: \"" + line + "\"");
      }
      head.put(line.substring(0, space), line.substring(space + 1));
    }
    throw refuse("the table ends within its head");
  }

  private void check(byte[] bytes, int body) {
    String expected = value("sha256");
    String found = checksum(bytes, body);
    if (!found.equals(expected)) {
      throw new CatalogException(
          name
              + ": the body's checksum is "
              + found
              + ", the head says "
              + expected
              + "; the file is damaged, run: dormouse catalog update");
    }
  }

  private String value(String key) {
    String value = head.get(key);
    if (value == null) {
      throw refuse("the head has no " + key);
    }
    return value;
  }

  private int number(String key, int index) {
    try {
      return Integer.parseInt(value(key).split(" ", -1)[index]);
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new CatalogException(name + ": bad " + key + ": \"" + value(key) + "\"", e);
    }
  }

  private CatalogInfo info() {
    try {
      return new CatalogInfo(
          value("source"),
          LocalDate.parse(value("date")),
          number("services", 0),
          number("actions", 0),
          number("lastAccessed", 1),
          number("lastAccessed", 0),
          number("policyGeneration", 1),
          number("policyGeneration", 0),
          number("operations", 0),
          value("sha256"));
    } catch (DateTimeException e) {
      throw new CatalogException(name + ": bad date: \"" + value("date") + "\"", e);
    }
  }

  private int lineEnd(int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  private void body(int at) {
    int next = at;
    while (next < text.length()) {
      next = service(next);
    }
  }

  private int service(int start) {
    int at = start;
    int end = lineEnd(at);
    lineNumber++;
    if (!text.startsWith("S ", at)) {
      throw refuse("expected a service: \"" + text.substring(at, end) + "\"");
    }
    String prefix = text.substring(at + 2, end);
    List<ResourceType> types = new ArrayList<>();
    List<Action> current = new ArrayList<>();
    int operations = -1;
    for (at = end + 1; at < text.length() && text.charAt(at) != 'S'; at = end + 1) {
      end = lineEnd(at);
      lineNumber++;
      switch (text.charAt(at)) {
        case 'R' -> types.add(resourceType(prefix, at + 2, end));
        case 'A' -> action(prefix, types, at + 2, end, current);
        case 'O' -> operations = operations < 0 ? at : operations;
        default -> throw refuse("unknown line: \"" + text.substring(at, end) + "\"");
      }
    }
    int from = operations;
    int to = at;
    Service[] self = new Service[1];
    self[0] =
        new Service(
            prefix, current, types, () -> from < 0 ? List.of() : operations(self[0], from, to));
    if (!current.isEmpty()) {
      services.put(Ascii.lower(prefix), self[0]);
    }
    return at;
  }

  private ResourceType resourceType(String prefix, int at, int end) {
    int tab = text.indexOf('\t', at);
    if (tab < 0 || tab > end) {
      throw refuse("a resource type needs a name and a format");
    }
    String formats = text.substring(tab + 1, end);
    return new ResourceType(
        prefix,
        text.substring(at, tab),
        formats.isEmpty() ? List.of() : List.of(formats.split("\t", -1)));
  }

  private void action(
      String prefix, List<ResourceType> types, int start, int end, List<Action> current) {
    int flags = text.indexOf(' ', start) + 1;
    int nameAt = text.indexOf(' ', flags) + 1;
    if (flags == 0 || nameAt == 0 || nameAt >= end) {
      throw refuse("an action needs an id, flags and a name");
    }
    int typesAt = text.indexOf(' ', nameAt);
    int nameEnd = typesAt < 0 || typesAt > end ? end : typesAt;
    int id = integer(start, flags - 1);
    Action action =
        new Action(
            id,
            prefix,
            text.substring(nameAt, nameEnd),
            level(text.charAt(flags)),
            nameEnd == end ? List.of() : types(types, nameEnd + 1, end),
            flag('u', flags, nameAt),
            flag('t', flags, nameAt),
            flag('g', flags, nameAt),
            flag('x', flags, nameAt));
    while (byId.size() <= id) {
      byId.add(null);
    }
    if (byId.set(id, action) != null) {
      throw refuse("the id " + id + " stands twice");
    }
    if (!action.retired()) {
      current.add(action);
    }
  }

  private boolean flag(char flag, int from, int end) {
    for (int i = from; i < end; i++) {
      if (text.charAt(i) == flag) {
        return true;
      }
    }
    return false;
  }

  private AccessLevel level(char flag) {
    AccessLevel level = AccessLevel.of(flag);
    if (level == null) {
      throw refuse("unknown access level: \"" + flag + "\"");
    }
    return level;
  }

  private List<ResourceType> types(List<ResourceType> types, int start, int end) {
    List<ResourceType> found = new ArrayList<>();
    for (int at = start; at < end; ) {
      int comma = text.indexOf(',', at);
      int stop = comma < 0 || comma > end ? end : comma;
      int index = integer(at, stop);
      if (index >= types.size()) {
        throw refuse("no resource type " + index);
      }
      found.add(types.get(index));
      at = stop + 1;
    }
    return found;
  }

  private int integer(int from, int end) {
    int value = 0;
    for (int i = from; i < end; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || value > 1 << 20) {
        throw refuse("not a small number: \"" + text.substring(from, end) + "\"");
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private List<Operation> operations(Service service, int from, int to) {
    List<Operation> operations = new ArrayList<>();
    for (String line : text.substring(from, to - 1).split("\n", -1)) {
      String[] parts = line.split(" ", -1);
      ActionSet.Builder needed = ActionSet.builder();
      if (parts[2].equals("=")) {
        int namesake = service.find(Ascii.lower(parts[1]));
        if (namesake >= 0) {
          needed.add(namesake);
        }
      } else if (!parts[2].isEmpty()) {
        for (String id : parts[2].split(",", -1)) {
          needed.add(Integer.parseInt(id));
        }
      }
      operations.add(new Operation(parts[1], needed.build()));
    }
    return operations;
  }
}

package dev.dormouse.catalog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The catalog as a text file: a {@link TableHead}, and a body in which a letter begins each line.
 *
 * <pre>
 * S s3                                     a service
 * R bucket · arn:${Partition}:s3:::${B}    a resource type and its ARN formats
 * A 17313 Wtgo PutObject · bucket · object an action: id, flags, name, and its resource types
 * O CopyObject 17200,17313                 an API operation and the ids it needs
 * </pre>
 *
 * A tab stands where {@code ·} does. Flags: {@code L R W T P} for the access level, {@code t}
 * last-accessed data, {@code g} policy generation, {@code o} there is an API operation of the same
 * name that needs this action only (and has no line of its own), {@code u} some resource type is
 * unknown, {@code x} retired.
 *
 * <p>Each id from 0 to before the head's {@code ids} stands on one line. Resource types are named,
 * not numbered, so that a new one changes no other line.
 */
final class CatalogTable {
  private final String text;
  private final String name;
  private final @Nullable Action[] byId;
  private final TreeMap<String, Service> services = new TreeMap<>();
  private int lineNumber;
  private int actions;

  private CatalogTable(String text, String name, TableHead head) {
    this.text = text;
    this.name = name;
    this.lineNumber = head.lines();
    // A table that claims more ids than it has bytes is refused when they are counted.
    this.byId = new @Nullable Action[Math.min(head.ids(), text.length())];
  }

  /**
   * @throws CatalogException naming the line and the bad value
   */
  static Catalog parse(byte[] bytes, String name) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    TableHead head = TableHead.read(text, bytes, name);
    CatalogTable table = new CatalogTable(text, name, head);
    table.body(head.end());
    Catalog catalog = new Catalog(head.info(), table.byId, table.services);
    table.compare("ids", table.actions, head.ids());
    table.compare("services", catalog.services().size(), head.info().services());
    table.compare("actions", catalog.all().size(), head.info().actions());
    return catalog;
  }

  private void compare(String what, int found, int stated) {
    if (found != stated) {
      throw new CatalogException(
          name + ": the body has " + found + " " + what + ", the head says " + stated);
    }
  }

  private CatalogException refuse(String reason) {
    return new CatalogException(name + ": line " + lineNumber + ": " + reason);
  }

  private int lineEnd(int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  private void body(int start) {
    for (int at = start; at < text.length(); ) {
      at = service(at);
    }
  }

  private int service(int start) {
    int end = lineEnd(start);
    lineNumber++;
    if (!text.startsWith("S ", start)) {
      throw refuse("expected a service: \"" + text.substring(start, end) + "\"");
    }
    Section section = new Section(text.substring(start + 2, end));
    int at = end + 1;
    for (; at < text.length() && text.charAt(at) != 'S'; at = end + 1) {
      end = lineEnd(at);
      lineNumber++;
      if (end < at + 2 || text.charAt(at + 1) != ' ') {
        throw refuse("unknown line: \"" + text.substring(at, end) + "\"");
      }
      switch (text.charAt(at)) {
        case 'R' -> section.resourceType(at + 2, end);
        case 'A' -> section.action(at + 2, end);
        case 'O' -> section.operations.add(text.substring(at + 2, end));
        default -> throw refuse("unknown line: \"" + text.substring(at, end) + "\"");
      }
    }
    if (!section.current.isEmpty()) {
      services.put(Ascii.lower(section.prefix), section.service());
    }
    return at;
  }

  /** The lines of one service. */
  private final class Section {
    private final String prefix;
    private final List<ResourceType> types = new ArrayList<>();
    private final List<Action> current = new ArrayList<>();
    private final List<Action> operationsOfSameName = new ArrayList<>();
    private final List<String> operations = new ArrayList<>();

    /** Many actions name the same types: the list of each text of names that was met. */
    private final Map<String, List<ResourceType>> typesByNames = new HashMap<>();

    Section(String prefix) {
      this.prefix = prefix;
    }

    Service service() {
      return new Service(prefix, current, types, this::operations);
    }

    void resourceType(int start, int end) {
      String[] fields = text.substring(start, end).split("\t", -1);
      types.add(new ResourceType(prefix, fields[0], List.of(fields).subList(1, fields.length)));
    }

    void action(int start, int end) {
      int flags = text.indexOf(' ', start) + 1;
      int nameAt = text.indexOf(' ', flags) + 1;
      if (flags == 0 || nameAt <= flags + 1 || nameAt >= end) {
        throw refuse("an action needs an id, flags and a name");
      }
      int tab = text.indexOf('\t', nameAt);
      int nameEnd = tab < 0 || tab > end ? end : tab;
      Action action =
          new Action(
              integer(start, flags - 1),
              prefix,
              text.substring(nameAt, nameEnd),
              level(text.charAt(flags)),
              nameEnd == end ? List.of() : types(text.substring(nameEnd + 1, end)),
              flag('u', flags, nameAt),
              flag('t', flags, nameAt),
              flag('g', flags, nameAt),
              flag('x', flags, nameAt));
      add(action);
      if (flag('o', flags, nameAt)) {
        operationsOfSameName.add(action);
      }
    }

    private void add(Action action) {
      if (action.id() >= byId.length || byId[action.id()] != null) {
        throw refuse("the id " + action.id() + " stands twice or is above the head's ids");
      }
      byId[action.id()] = action;
      actions++;
      if (!action.retired()) {
        current.add(action);
      }
    }

    private List<ResourceType> types(String names) {
      return typesByNames.computeIfAbsent(
          names,
          key -> {
            List<ResourceType> found = new ArrayList<>();
            for (String each : key.split("\t", -1)) {
              found.add(type(each));
            }
            return List.copyOf(found);
          });
    }

    private ResourceType type(String wanted) {
      for (ResourceType type : types) {
        if (type.name().equals(wanted)) {
          return type;
        }
      }
      throw refuse("the service has no resource type \"" + wanted + "\"");
    }

    /** Called at the first question for them, long after the table was read. */
    private List<Operation> operations() {
      List<Operation> all = new ArrayList<>();
      for (Action action : operationsOfSameName) {
        all.add(new Operation(action.name(), ActionSet.of(action.id())));
      }
      for (String line : operations) {
        all.add(operation(line));
      }
      all.sort(Comparator.comparing(Operation::name));
      return all;
    }

    private Operation operation(String line) {
      int space = line.indexOf(' ');
      if (space < 0) {
        return new Operation(line, ActionSet.empty());
      }
      ActionSet.Builder needed = ActionSet.builder();
      try {
        for (String id : line.substring(space + 1).split(",", -1)) {
          needed.add(Objects.checkIndex(Integer.parseInt(id), byId.length));
        }
      } catch (NumberFormatException | IndexOutOfBoundsException e) {
        throw new CatalogException(name + ": bad operation of " + prefix + ": \"" + line + '"', e);
      }
      return new Operation(line.substring(0, space), needed.build());
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

  private AccessLevel level(char letter) {
    AccessLevel level = AccessLevel.of(letter);
    if (level == null) {
      throw refuse("unknown access level: \"" + letter + "\"");
    }
    return level;
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
}

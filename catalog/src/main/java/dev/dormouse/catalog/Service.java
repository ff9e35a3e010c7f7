package dev.dormouse.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One service of AWS: an IAM prefix and what stands behind it. */
public final class Service {
  private final String prefix;
  private final ActionSet actions;
  private final List<ResourceType> resourceTypes;
  private final Supplier<List<Operation>> readOperations;
  private @Nullable List<Operation> operations;

  /** Names in lower case, ascending, with the ids beside them; for look-up and expansion. */
  private final String[] names;

  private final int[] ids;

  Service(
      String prefix,
      List<Action> actions,
      List<ResourceType> resourceTypes,
      Supplier<List<Operation>> readOperations) {
    this.prefix = prefix;
    this.resourceTypes = List.copyOf(resourceTypes);
    this.readOperations = readOperations;
    this.names = new String[actions.size()];
    this.ids = new int[actions.size()];
    ActionSet.Builder set = ActionSet.builder();
    for (int i = 0; i < ids.length; i++) {
      names[i] = Ascii.lower(actions.get(i).name());
      ids[i] = actions.get(i).id();
      set.add(ids[i]);
    }
    this.actions = set.build();
    sort();
  }

  /** The table lists actions by name, so this is an insertion into a nearly sorted array. */
  private void sort() {
    for (int i = 1; i < names.length; i++) {
      String name = names[i];
      int id = ids[i];
      int at = i;
      for (; at > 0 && names[at - 1].compareTo(name) > 0; at--) {
        names[at] = names[at - 1];
        ids[at] = ids[at - 1];
      }
      names[at] = name;
      ids[at] = id;
    }
  }

  /** The prefix in actions, such as {@code s3}. */
  public String prefix() {
    return prefix;
  }

  /** All current actions. */
  public ActionSet actions() {
    return actions;
  }

  public List<ResourceType> resourceTypes() {
    return resourceTypes;
  }

  /** The API operations and the actions they need; read from the table when first asked for. */
  public synchronized List<Operation> operations() {
    if (operations == null) {
      operations = List.copyOf(readOperations.get());
    }
    return operations;
  }

  /** The id of the action with this name in lower case, or -1. */
  int find(String lowerName) {
    int at = Arrays.binarySearch(names, lowerName);
    return at < 0 ? -1 : ids[at];
  }

  /** Adds the actions whose names match a pattern in lower case; answers whether any does. */
  boolean expand(String lowerPattern, ActionSet.Builder found) {
    int star = lowerPattern.indexOf('*');
    int one = lowerPattern.indexOf('?');
    if (star < 0 && one < 0) {
      int id = find(lowerPattern);
      if (id >= 0) {
        found.add(id);
      }
      return id >= 0;
    }
    if (star == 0 && lowerPattern.length() == 1) {
      found.addAll(actions);
      return true;
    }
    int wildcard = star < 0 ? one : one < 0 ? star : Math.min(star, one);
    String start = lowerPattern.substring(0, wildcard);
    boolean startIsAll = star == wildcard && star == lowerPattern.length() - 1;
    Glob glob = Glob.of(lowerPattern, false);
    int at = Arrays.binarySearch(names, start);
    boolean any = false;
    for (int i = at < 0 ? -at - 1 : at; i < names.length && names[i].startsWith(start); i++) {
      if (startIsAll || glob.matches(names[i])) {
        found.add(ids[i]);
        any = true;
      }
    }
    return any;
  }
}

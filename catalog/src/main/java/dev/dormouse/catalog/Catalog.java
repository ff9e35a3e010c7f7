package dev.dormouse.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What AWS publishes of its services: actions, their access levels and resource types, which of
 * them IAM keeps last-accessed data of, and which API operations need which actions. Immutable.
 *
 * <p>Every action has a small number, its id, that stays the same in all later versions of the
 * table it came from, also when the action goes and comes back.
 */
public final class Catalog {
  private static final String RESOURCE = "catalog.txt";
  private static final long LARGEST_TABLE = 64L << 20;

  private final CatalogInfo info;

  /** By id; null where the id belongs to no action. */
  private final @Nullable Action[] actions;

  private final List<Service> services;
  private final Map<String, Service> byPrefix;
  private final ActionSet all;
  private final ActionSet lastAccessed;
  private final ActionSet policyGeneration;

  Catalog(CatalogInfo info, @Nullable Action[] actions, Map<String, Service> services) {
    this.info = info;
    this.actions = actions;
    this.services = List.copyOf(services.values());
    this.byPrefix = new HashMap<>(services);
    ActionSet.Builder current = ActionSet.builder();
    ActionSet.Builder tracked = ActionSet.builder();
    ActionSet.Builder generated = ActionSet.builder();
    for (Action action : actions) {
      if (action == null || action.retired()) {
        continue;
      }
      current.add(action.id());
      if (action.lastAccessed()) {
        tracked.add(action.id());
      }
      if (action.policyGeneration()) {
        generated.add(action.id());
      }
    }
    this.all = current.build();
    this.lastAccessed = tracked.build();
    this.policyGeneration = generated.build();
  }

  private static final class Bundled {
    private static final Catalog CATALOG = load();

    private static Catalog load() {
      try (InputStream in = Catalog.class.getResourceAsStream(RESOURCE)) {
        if (in == null) {
          throw new CatalogException("the program's catalog is missing from its jar");
        }
        return CatalogTable.parse(in.readAllBytes(), "the program's catalog");
      } catch (IOException e) {
        throw new CatalogException("the program's catalog cannot be read: " + e.getMessage(), e);
      }
    }
  }

  /** The table that the program brings. */
  public static Catalog bundled() {
    return Bundled.CATALOG;
  }

  /**
   * Reads a table from a file.
   *
   * @throws CatalogException naming the file, the line and the bad value
   */
  public static Catalog read(Path file) {
    try {
      if (Files.size(file) > LARGEST_TABLE) {
        throw new CatalogException(file + ": too large for a catalog");
      }
      return parse(Files.readAllBytes(file), file.toString());
    } catch (IOException e) {
      throw new CatalogException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a table from bytes.
   *
   * @param name what to call the table in a message
   * @throws CatalogException naming the line and the bad value
   */
  public static Catalog parse(byte[] table, String name) {
    return CatalogTable.parse(table, name);
  }

  public CatalogInfo info() {
    return info;
  }

  /** All services, by prefix. */
  public List<Service> services() {
    return services;
  }

  /** The service with this prefix, in any case. */
  public Optional<Service> service(String prefix) {
    return Optional.ofNullable(byPrefix.get(Ascii.lower(prefix)));
  }

  /** Every id is below this number. */
  public int idLimit() {
    return actions.length;
  }

  /**
   * The action with this id, a retired one too.
   *
   * @throws IndexOutOfBoundsException if no action has it
   */
  public Action action(int id) {
    Action action = actions[id];
    if (action == null) {
      throw new IndexOutOfBoundsException("no action has the id " + id);
    }
    return action;
  }

  /** The current action with this name, in any case. */
  public Optional<Action> find(String service, String name) {
    Service found = byPrefix.get(Ascii.lower(service));
    int id = found == null ? -1 : found.find(Ascii.lower(name));
    return id < 0 ? Optional.empty() : Optional.of(action(id));
  }

  /** Every current action. */
  public ActionSet all() {
    return all;
  }

  /** The actions of which IAM keeps last-accessed data. */
  public ActionSet lastAccessed() {
    return lastAccessed;
  }

  /** The actions that Access Analyzer's policy generation finds in CloudTrail. */
  public ActionSet policyGeneration() {
    return policyGeneration;
  }

  /**
   * The actions that a pattern of a policy names: {@code s3:Get*}, {@code *}, in any case, with
   * {@code *} and {@code ?} anywhere. Empty if it names none.
   */
  public ActionSet expand(String pattern) {
    ActionSet.Builder found = ActionSet.builder();
    expand(pattern, found);
    return found.build();
  }

  /**
   * Adds the actions that a pattern names to {@code found}.
   *
   * @return whether it names any
   */
  public boolean expand(String pattern, ActionSet.Builder found) {
    String lower = Ascii.lower(pattern);
    int colon = lower.indexOf(':');
    if (colon < 0) {
      boolean everything = !lower.isEmpty() && onlyStars(lower);
      if (everything) {
        found.addAll(all);
      }
      return everything;
    }
    String prefix = lower.substring(0, colon);
    String name = lower.substring(colon + 1);
    if (!Glob.hasWildcard(prefix)) {
      Service service = byPrefix.get(prefix);
      return service != null && service.expand(name, found);
    }
    Glob glob = Glob.of(prefix, false);
    boolean any = false;
    for (Service service : services) {
      if (glob.matches(service.prefix())) {
        any |= service.expand(name, found);
      }
    }
    return any;
  }

  private static boolean onlyStars(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '*') {
        return false;
      }
    }
    return true;
  }
}

package dev.dormouse.catalog;

import dev.dormouse.catalog.ServiceReference.ReferenceAction;
import dev.dormouse.catalog.ServiceReference.ReferenceOperation;
import dev.dormouse.catalog.ServiceReference.ReferenceService;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes the table of a {@link ServiceReference}. Built on a base, every action that the base knows
 * keeps its id, be its name spelled in another case; new actions get ids above all that were ever
 * given; actions that are gone stay as retired, so that their ids are never given again.
 */
public final class CatalogBuilder {
  private final ServiceReference reference;
  private final Map<String, Integer> ids = new HashMap<>();
  private final Map<String, List<Action>> retired = new TreeMap<>();

  private CatalogBuilder(ServiceReference reference, @Nullable Catalog base) {
    this.reference = reference;
    int next = base == null ? 0 : base.idLimit();
    if (base != null) {
      base.everKnown().forEach(action -> ids.put(key(action.qualifiedName()), action.id()));
    }
    Set<String> current = new HashSet<>();
    for (ReferenceService service : reference.services().values()) {
      for (ReferenceAction action : sorted(service)) {
        String key = key(service.prefix() + ":" + action.name());
        if (!current.add(key)) {
          throw new CatalogException(service.prefix() + ":" + action.name() + " stands twice");
        }
        if (ids.putIfAbsent(key, next) == null) {
          next++;
        }
      }
    }
    if (base != null) {
      for (Action action : base.everKnown()) {
        if (!current.contains(key(action.qualifiedName()))) {
          retired.computeIfAbsent(action.service(), s -> new ArrayList<>()).add(action);
        }
      }
    }
  }

  /**
   * @param base the table whose ids are to be kept; null to begin anew
   * @return the bytes of the table
   */
  public static byte[] table(ServiceReference reference, @Nullable Catalog base) {
    return new CatalogBuilder(reference, base).table();
  }

  /**
   * The newer facts of {@code newer} under the ids of {@code base}: what a data folder's own table
   * becomes when the program brings a newer one.
   */
  public static Catalog merge(Catalog base, Catalog newer) {
    return CatalogTable.parse(table(reference(newer), base), "the merged catalog");
  }

  private static ServiceReference reference(Catalog catalog) {
    TreeMap<String, ReferenceService> services = new TreeMap<>();
    for (Service service : catalog.services()) {
      List<ReferenceAction> actions = new ArrayList<>();
      service
          .actions()
          .forEach(
              id -> {
                Action action = catalog.action(id);
                List<String> types =
                    new ArrayList<>(action.resourceTypes().stream().map(t -> t.name()).toList());
                if (action.anyResourceTypeUnknown()) {
                  types.add("?");
                }
                actions.add(
                    new ReferenceAction(
                        action.name(),
                        action.accessLevel(),
                        types,
                        action.lastAccessed(),
                        action.policyGeneration()));
              });
      List<ReferenceOperation> operations =
          service.operations().stream()
              .map(
                  operation ->
                      new ReferenceOperation(
                          operation.name(),
                          operation
                              .authorizedActions()
                              .ids()
                              .mapToObj(id -> catalog.action(id).qualifiedName())
                              .toList()))
              .toList();
      services.put(
          service.prefix(),
          new ReferenceService(service.prefix(), service.resourceTypes(), actions, operations));
    }
    return new ServiceReference(catalog.info().source(), catalog.info().date(), services);
  }

  private static String key(String qualifiedName) {
    return Ascii.lower(qualifiedName);
  }

  private static List<ReferenceAction> sorted(ReferenceService service) {
    return service.actions().stream()
        .sorted(Comparator.comparing(action -> Ascii.lower(action.name())))
        .toList();
  }

  private byte[] table() {
    StringBuilder body = new StringBuilder(1 << 20);
    TreeSet<String> prefixes = new TreeSet<>(reference.services().keySet());
    prefixes.addAll(retired.keySet());
    prefixes.forEach(prefix -> service(prefix, body));
    byte[] bytes = body.toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] head = head(CatalogTable.checksum(bytes, 0)).getBytes(StandardCharsets.ISO_8859_1);
    byte[] table = new byte[head.length + bytes.length];
    System.arraycopy(head, 0, table, 0, head.length);
    System.arraycopy(bytes, 0, table, head.length, bytes.length);
    return table;
  }

  private String head(String checksum) {
    int tracked = 0;
    int trackedServices = 0;
    int generated = 0;
    int generatedServices = 0;
    int operations = 0;
    for (ReferenceService service : reference.services().values()) {
      long here = service.actions().stream().filter(ReferenceAction::lastAccessed).count();
      long generatedHere =
          service.actions().stream().filter(ReferenceAction::policyGeneration).count();
      tracked += (int) here;
      trackedServices += here > 0 ? 1 : 0;
      generated += (int) generatedHere;
      generatedServices += generatedHere > 0 ? 1 : 0;
      operations += service.operations().size();
    }
    return String.join(
        "\n",
        CatalogTable.FORMAT,
        "source " + reference.source(),
        "date " + reference.date(),
        "services " + reference.services().size(),
        "actions " + reference.actionCount(),
        "lastAccessed " + tracked + " " + trackedServices,
        "policyGeneration " + generated + " " + generatedServices,
        "operations " + operations,
        "sha256 " + checksum,
        "",
        "");
  }

  private void service(String prefix, StringBuilder body) {
    body.append("S ").append(prefix).append('\n');
    ReferenceService service = reference.services().get(prefix);
    if (service != null) {
      List<String> types = service.resourceTypes().stream().map(ResourceType::name).toList();
      for (ResourceType type : service.resourceTypes()) {
        body.append("R ").append(type.name()).append('\t');
        body.append(String.join("\t", type.arnFormats())).append('\n');
      }
      sorted(service).forEach(action -> action(prefix, action, types, body));
    }
    for (Action action : retired.getOrDefault(prefix, List.of())) {
      body.append("A ").append(action.id()).append(' ');
      body.append(action.accessLevel().letter()).append("x ").append(action.name()).append('\n');
    }
    if (service != null) {
      service.operations().forEach(operation -> operation(prefix, operation, body));
    }
  }

  private void action(
      String prefix, ReferenceAction action, List<String> types, StringBuilder body) {
    List<String> places = new ArrayList<>();
    boolean unknown = false;
    for (String type : action.resourceTypes()) {
      int place = types.indexOf(type);
      unknown |= place < 0;
      if (place >= 0) {
        places.add(Integer.toString(place));
      }
    }
    body.append("A ").append(ids.get(key(prefix + ":" + action.name()))).append(' ');
    body.append(action.level().letter());
    body.append(action.lastAccessed() ? "t" : "").append(action.policyGeneration() ? "g" : "");
    body.append(unknown ? "u " : " ").append(action.name());
    body.append(places.isEmpty() ? "" : " ").append(String.join(",", places)).append('\n');
  }

  private void operation(String prefix, ReferenceOperation operation, StringBuilder body) {
    List<String> actions = operation.authorizedActions();
    String namesake = prefix + ":" + operation.name();
    body.append("O ").append(operation.name()).append(' ');
    if (actions.size() == 1 && actions.get(0).equalsIgnoreCase(namesake)) {
      body.append(ids.containsKey(key(namesake)) ? "=" : "");
    } else {
      body.append(
          String.join(
              ",",
              actions.stream()
                  .map(action -> ids.get(key(action)))
                  .filter(id -> id != null)
                  .map(String::valueOf)
                  .toList()));
    }
    body.append('\n');
  }
}

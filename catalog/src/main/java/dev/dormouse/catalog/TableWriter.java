package dev.dormouse.catalog;

import dev.dormouse.catalog.ServiceReference.ReferenceAction;
import dev.dormouse.catalog.ServiceReference.ReferenceOperation;
import dev.dormouse.catalog.ServiceReference.ReferenceService;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a table as {@link CatalogTable} describes it. */
final class TableWriter {
  private final ServiceReference reference;
  private final IdBook ids;
  private final StringBuilder body = new StringBuilder(1 << 20);

  /** The ids of current actions by their name in lower case, {@code s3:getobject}. */
  private final Map<String, Integer> current = new HashMap<>();

  TableWriter(ServiceReference reference, IdBook ids) {
    this.reference = reference;
    this.ids = ids;
  }

  byte[] write() {
    TreeMap<String, ReferenceService> services = new TreeMap<>();
    for (ReferenceService service : reference.services().values()) {
      if (services.put(Ascii.lower(service.prefix()), service) != null) {
        throw new CatalogException("the service " + service.prefix() + " stands twice");
      }
    }
    services.values().forEach(this::giveIds);
    Map<String, List<IdBook.Entry>> retired = retired();
    Set<String> prefixes = new TreeSet<>(services.keySet());
    prefixes.addAll(retired.keySet());
    for (String prefix : prefixes) {
      service(prefix, services.get(prefix), retired.getOrDefault(prefix, List.of()));
    }
    String head = head(body.toString().getBytes(StandardCharsets.US_ASCII));
    return (head + body).getBytes(StandardCharsets.US_ASCII);
  }

  private void giveIds(ReferenceService service) {
    for (ReferenceAction action : byName(service.actions())) {
      int id = ids.idOf(service.prefix(), action.name(), action.level());
      if (current.put(IdBook.key(service.prefix(), action.name()), id) != null) {
        throw new CatalogException(service.prefix() + ":" + action.name() + " stands twice");
      }
    }
  }

  private static List<ReferenceAction> byName(List<ReferenceAction> actions) {
    return actions.stream()
        .sorted(Comparator.comparing(action -> Ascii.lower(action.name())))
        .toList();
  }

  private Map<String, List<IdBook.Entry>> retired() {
    return ids.entries().stream()
        .filter(entry -> !current.containsKey(IdBook.key(entry.service(), entry.name())))
        .collect(Collectors.groupingBy(entry -> Ascii.lower(entry.service())));
  }

  private void service(
      String prefix, @Nullable ReferenceService service, List<IdBook.Entry> retired) {
    TreeMap<String, String> actions = new TreeMap<>();
    for (IdBook.Entry gone : retired) {
      String line = "A " + gone.id() + ' ' + gone.accessLevel().letter() + "x " + gone.name();
      actions.put(Ascii.lower(gone.name()), line);
    }
    TreeMap<String, String> operations = new TreeMap<>();
    body.append("S ").append(service == null ? prefix : service.prefix()).append('\n');
    if (service != null) {
      service.resourceTypes().stream()
          .sorted(Comparator.comparing(ResourceType::name))
          .forEach(this::resourceType);
      operations(service, operations);
      for (ReferenceAction action : service.actions()) {
        actions.put(Ascii.lower(action.name()), action(service, action, operations));
      }
    }
    lines(actions.values());
    operations.forEach(
        (name, needed) -> body.append("O ").append(name).append(needed).append('\n'));
  }

  private void lines(Collection<String> lines) {
    lines.forEach(line -> body.append(line).append('\n'));
  }

  private void resourceType(ResourceType type) {
    body.append("R ").append(type.name());
    type.arnFormats().forEach(format -> body.append('\t').append(format));
    body.append('\n');
  }

  /** What follows the name on each operation's line: nothing, or the ids it needs. */
  private void operations(ReferenceService service, Map<String, String> operations) {
    for (ReferenceOperation operation : service.operations()) {
      String needed =
          operation.authorizedActions().stream()
              .map(name -> current.get(Ascii.lower(name)))
              .filter(id -> id != null)
              .sorted()
              .distinct()
              .map(String::valueOf)
              .collect(Collectors.joining(","));
      operations.put(operation.name(), needed.isEmpty() ? "" : " " + needed);
    }
  }

  /** The action's line; an operation that it tells of is taken from {@code operations}. */
  private String action(
      ReferenceService service, ReferenceAction action, Map<String, String> operations) {
    int id = ids.idOf(service.prefix(), action.name(), action.level());
    List<String> types = new ArrayList<>(new TreeSet<>(action.resourceTypes()));
    boolean unknown =
        types.retainAll(service.resourceTypes().stream().map(ResourceType::name).toList());
    StringBuilder line = new StringBuilder("A ").append(id).append(' ');
    line.append(action.level().letter());
    line.append(action.lastAccessed() ? "t" : "").append(action.policyGeneration() ? "g" : "");
    line.append(operations.remove(action.name(), " " + id) ? "o" : "").append(unknown ? "u" : "");
    line.append(' ').append(action.name());
    types.forEach(type -> line.append('\t').append(type));
    return line.toString();
  }

  private String head(byte[] bytes) {
    int operations = 0;
    for (ReferenceService service : reference.services().values()) {
      operations += (int) service.operations().stream().map(o -> o.name()).distinct().count();
    }
    return String.join(
        "\n",
        TableHead.FORMAT,
        "source " + reference.source(),
        "date " + reference.date(),
        "services " + reference.services().size(),
        "actions " + current.size(),
        "lastAccessed " + counts(ReferenceAction::lastAccessed),
        "policyGeneration " + counts(ReferenceAction::policyGeneration),
        "operations " + operations,
        "ids " + ids.entries().size(),
        "crc32 " + TableHead.crc32(bytes, 0),
        "sha256 " + TableHead.sha256(bytes),
        "",
        "");
  }

  /** How many actions have a trait, and in how many services. */
  private String counts(Predicate<ReferenceAction> trait) {
    long actions = 0;
    int services = 0;
    for (ReferenceService service : reference.services().values()) {
      long here = service.actions().stream().filter(trait).count();
      actions += here;
      services += here > 0 ? 1 : 0;
    }
    return actions + " " + services;
  }
}

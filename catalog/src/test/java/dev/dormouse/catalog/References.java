package dev.dormouse.catalog;

import dev.dormouse.catalog.ServiceReference.ReferenceAction;
import dev.dormouse.catalog.ServiceReference.ReferenceOperation;
import dev.dormouse.catalog.ServiceReference.ReferenceService;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Small made-up references, and tables of them. */
final class References {
  static final LocalDate DAY = LocalDate.of(2026, 1, 1);

  private References() {}

  /** A reference with these actions, such as {@code s3:GetObject}, and nothing else. */
  static ServiceReference of(LocalDate date, String... qualifiedNames) {
    TreeMap<String, List<ReferenceAction>> actions = new TreeMap<>();
    for (String name : qualifiedNames) {
      int colon = name.indexOf(':');
      actions
          .computeIfAbsent(name.substring(0, colon), prefix -> new ArrayList<>())
          .add(action(name.substring(colon + 1)));
    }
    TreeMap<String, ReferenceService> services = new TreeMap<>();
    actions.forEach(
        (prefix, list) ->
            services.put(prefix, new ReferenceService(prefix, List.of(), list, List.of())));
    return new ServiceReference("made up", date, services);
  }

  static ServiceReference of(String... qualifiedNames) {
    return of(DAY, qualifiedNames);
  }

  static ReferenceAction action(String name, String... resourceTypes) {
    return new ReferenceAction(name, AccessLevel.READ, List.of(resourceTypes), false, false);
  }

  /** A reference of one service with a bit of everything. */
  static ServiceReference detailed() {
    List<ResourceType> types =
        List.of(
            new ResourceType("zoo", "wild cat", List.of("arn:a:zoo:::cat/${Name}")),
            new ResourceType("zoo", "ape", List.of("arn:a:zoo:::ape/${Name}", "arn:a:zoo:::ape")),
            new ResourceType("zoo", "yeti", List.of()));
    List<ReferenceAction> actions =
        List.of(
            new ReferenceAction(
                "FeedAnimal", AccessLevel.WRITE, List.of("wild cat", "ape"), true, false),
            new ReferenceAction(
                "CountAnimals", AccessLevel.LIST, List.of("ape", "unicorn"), true, true),
            new ReferenceAction(
                "OpenDoor", AccessLevel.PERMISSIONS_MANAGEMENT, List.of(), false, true));
    List<ReferenceOperation> operations =
        List.of(
            new ReferenceOperation("FeedAnimal", List.of("zoo:FeedAnimal")),
            new ReferenceOperation("FeedAll", List.of("zoo:CountAnimals", "zoo:FeedAnimal")),
            new ReferenceOperation("OpenDoor", List.of()),
            new ReferenceOperation("Escape", List.of("zoo:Unheard", "wild:Run")));
    TreeMap<String, ReferenceService> services = new TreeMap<>();
    services.put("zoo", new ReferenceService("zoo", types, actions, operations));
    services.put(
        "wild", new ReferenceService("wild", List.of(), List.of(action("Run")), List.of()));
    return new ServiceReference("made up", DAY, services);
  }

  /** The catalog of a reference, built on nothing. */
  static Catalog catalog(ServiceReference reference) {
    return CatalogTable.parse(CatalogBuilder.table(reference, null), "the test's catalog");
  }

  /** The catalog of a reference, built on another catalog. */
  static Catalog catalog(ServiceReference reference, Catalog base) {
    return CatalogTable.parse(CatalogBuilder.table(reference, base), "the test's catalog");
  }

  static String text(byte[] table) {
    return new String(table, StandardCharsets.US_ASCII);
  }

  /** The id of a current action. */
  static int id(Catalog catalog, String qualifiedName) {
    int colon = qualifiedName.indexOf(':');
    return catalog
        .find(qualifiedName.substring(0, colon), qualifiedName.substring(colon + 1))
        .orElseThrow()
        .id();
  }
}

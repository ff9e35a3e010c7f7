package dev.dormouse.catalog;

import dev.dormouse.catalog.ServiceReference.ReferenceAction;
import dev.dormouse.catalog.ServiceReference.ReferenceOperation;
import dev.dormouse.catalog.ServiceReference.ReferenceService;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes the table of a {@link ServiceReference}. Built on a base, every action that the base knows
 * keeps its id, be its name spelled in another case; new actions get ids above all that were ever
 * given; actions that are gone stay as retired, so that their ids are never given to others, and
 * get them back when they return. The same reference and base give the same bytes.
 */
public final class CatalogBuilder {
  private CatalogBuilder() {}

  /**
   * New actions get their ids in the order of service and name.
   *
   * @param base the table whose ids are to be kept; null to begin anew
   * @return the bytes of the table
   * @throws CatalogException if two actions differ in case only
   */
  public static byte[] table(ServiceReference reference, @Nullable Catalog base) {
    IdBook ids = new IdBook();
    if (base != null) {
      ids.addAll(base);
    }
    return new TableWriter(reference, ids).write();
  }

  /**
   * The facts of {@code newer} under the ids of {@code base}: what a data folder's own table
   * becomes when the program brings a newer one.
   *
   * <p>Actions that the base does not know get their ids in the order of the ids that they have in
   * {@code newer}, retired ones too. So the next program, whose table was built on {@code newer},
   * gives them the same ids again, though nobody wrote them down meanwhile.
   */
  public static Catalog merge(Catalog base, Catalog newer) {
    IdBook ids = new IdBook();
    ids.addAll(base);
    ids.addAll(newer);
    byte[] table = new TableWriter(reference(newer), ids).write();
    return CatalogTable.parse(table, "the merged catalog");
  }

  private static ServiceReference reference(Catalog catalog) {
    TreeMap<String, ReferenceService> services = new TreeMap<>();
    for (Service service : catalog.services()) {
      List<ReferenceAction> actions = new ArrayList<>();
      service.actions().forEach(id -> actions.add(reference(catalog.action(id))));
      services.put(
          service.prefix(),
          new ReferenceService(
              service.prefix(), service.resourceTypes(), actions, operations(catalog, service)));
    }
    return new ServiceReference(catalog.info().source(), catalog.info().date(), services);
  }

  private static ReferenceAction reference(Action action) {
    List<String> types = new ArrayList<>();
    action.resourceTypes().forEach(type -> types.add(type.name()));
    if (action.anyResourceTypeUnknown()) {
      types.add(ServiceReference.UNKNOWN_TYPE);
    }
    return new ReferenceAction(
        action.name(),
        action.accessLevel(),
        types,
        action.lastAccessed(),
        action.policyGeneration());
  }

  private static List<ReferenceOperation> operations(Catalog catalog, Service service) {
    List<ReferenceOperation> operations = new ArrayList<>();
    for (Operation operation : service.operations()) {
      List<String> needed = new ArrayList<>();
      operation.authorizedActions().forEach(id -> needed.add(catalog.action(id).qualifiedName()));
      operations.add(new ReferenceOperation(operation.name(), needed));
    }
    return operations;
  }
}

package dev.dormouse.catalog;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * AWS's service reference as read, before its actions have ids.
 *
 * @param source where it was read, for people
 * @param services by prefix
 */
public record ServiceReference(
    String source, LocalDate date, SortedMap<String, ReferenceService> services) {
  public ServiceReference {
    if (!source.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new IllegalArgumentException("the source is not printable ASCII: " + source);
    }
    services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
  }

  /** A resource type of this name is never defined: it says that there is one more, not which. */
  static final String UNKNOWN_TYPE = "?";

  /** One document of the reference. */
  public record ReferenceService(
      String prefix,
      List<ResourceType> resourceTypes,
      List<ReferenceAction> actions,
      List<ReferenceOperation> operations) {
    public ReferenceService {
      resourceTypes = List.copyOf(resourceTypes);
      actions = List.copyOf(actions);
      operations = List.copyOf(operations);
    }
  }

  /**
   * @param resourceTypes names; they may be missing from the service's types
   */
  public record ReferenceAction(
      String name,
      AccessLevel level,
      List<String> resourceTypes,
      boolean lastAccessed,
      boolean policyGeneration) {
    public ReferenceAction {
      resourceTypes = List.copyOf(resourceTypes);
    }
  }

  /**
   * @param authorizedActions {@code service:Name} each
   */
  public record ReferenceOperation(String name, List<String> authorizedActions) {
    public ReferenceOperation {
      authorizedActions = List.copyOf(authorizedActions);
    }
  }

  /** How many actions all services have together. */
  public int actionCount() {
    return services.values().stream().mapToInt(service -> service.actions().size()).sum();
  }
}

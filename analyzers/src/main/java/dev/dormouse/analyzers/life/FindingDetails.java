package dev.dormouse.analyzers.life;

import dev.dormouse.catalog.ActionSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What GetFindingV2 tells of a finding, as small values: actions are ids of the catalog, rendered
 * when asked for. Times are null where no use was ever seen.
 */
public sealed interface FindingDetails {

  /** What is unused, without the times of its last use. */
  FindingDetails untimed();

  /** Whether the same is unused, whenever it was used last. */
  default boolean unusedAlike(FindingDetails other) {
    return equals(other) || untimed().equals(other.untimed());
  }

  record Role(@Nullable Instant lastAccessed) implements FindingDetails {
    @Override
    public FindingDetails untimed() {
      return new Role(null);
    }
  }

  record Password(@Nullable Instant lastAccessed) implements FindingDetails {
    @Override
    public FindingDetails untimed() {
      return new Password(null);
    }
  }

  /** All unused keys of one user, by key id. */
  record Keys(List<Key> keys) implements FindingDetails {
    public Keys {
      keys = List.copyOf(keys);
    }

    @Override
    public FindingDetails untimed() {
      return new Keys(keys.stream().map(key -> new Key(key.id(), null)).toList());
    }
  }

  record Key(String id, @Nullable Instant lastAccessed) {}

  /** The services with something unused, by prefix. */
  record Permissions(List<Service> services) implements FindingDetails {
    public Permissions {
      services = List.copyOf(services);
    }

    @Override
    public FindingDetails untimed() {
      return new Permissions(services.stream().map(Service::untimed).toList());
    }

    /** AWS's {@code numberOfUnusedServices}: those of which nothing at all was used. */
    public int unusedServices() {
      return (int) services.stream().filter(Service::unusedAsAWhole).count();
    }

    /** AWS's {@code numberOfUnusedActions}: the entries of all lists of actions. */
    public int unusedActions() {
      return services.stream()
          .map(Service::actions)
          .mapToInt(actions -> actions == null ? 0 : actions.size())
          .sum();
    }
  }

  /**
   * @param prefix the service's prefix in actions: {@code serviceNamespace}
   * @param unusedAsAWhole whether nothing at all of the service was used in the tracking period
   * @param lastAccessed the latest request to the service
   * @param actions the unused actions that AWS lists one by one; null where there is no list
   * @param actionTimes the latest use, before the tracking period, of those of {@code actions} that
   *     were ever used, by id
   */
  record Service(
      String prefix,
      boolean unusedAsAWhole,
      @Nullable Instant lastAccessed,
      @Nullable ActionSet actions,
      Map<Integer, Instant> actionTimes) {
    public Service {
      actionTimes = Map.copyOf(actionTimes);
    }

    private Service untimed() {
      return new Service(prefix, unusedAsAWhole, null, actions, Map.of());
    }
  }
}

package dev.dormouse.analyzers.life;

import dev.dormouse.catalog.ActionSet;
import dev.dormouse.catalog.Catalog;
import dev.dormouse.catalog.Service;
import dev.dormouse.findings.FindingType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Details of findings at random. */
final class RandomDetails {
  private static final Instant LATEST = Instant.parse("2026-11-20T08:00:00Z");

  private final RandomGenerator random;

  RandomDetails(RandomGenerator random) {
    this.random = random;
  }

  FindingDetails of(FindingType type) {
    return switch (type) {
      case UNUSED_IAM_ROLE -> new FindingDetails.Role(maybe());
      case UNUSED_IAM_USER_PASSWORD -> new FindingDetails.Password(maybe());
      case UNUSED_IAM_USER_ACCESS_KEY -> keys();
      case UNUSED_PERMISSION -> permissions(random.nextInt(40));
    };
  }

  /** A time within 400 days, some of it to the millisecond. */
  Instant time() {
    long second = random.nextLong(400L * 86_400);
    long millis = random.nextInt(4) == 0 ? random.nextInt(1000) : 0;
    return LATEST.minusSeconds(second).plusMillis(millis);
  }

  private @Nullable Instant maybe() {
    return random.nextBoolean() ? time() : null;
  }

  private FindingDetails keys() {
    List<FindingDetails.Key> keys = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      keys.add(new FindingDetails.Key("AKIA" + random.nextInt(1_000_000), maybe()));
    }
    return new FindingDetails.Keys(keys);
  }

  private FindingDetails permissions(int count) {
    List<FindingDetails.Service> services = new ArrayList<>();
    List<Service> all = Catalog.bundled().services();
    for (int i = 0; i < count; i++) {
      Service service = all.get(random.nextInt(all.size()));
      services.add(
          random.nextInt(20) == 0
              ? service("gone-" + random.nextInt(3), ActionSet.of(random.nextInt(30_000)))
              : service(service.prefix(), service.actions()));
    }
    return new FindingDetails.Permissions(services);
  }

  private FindingDetails.Service service(String prefix, ActionSet from) {
    ActionSet.Builder actions = ActionSet.builder();
    Map<Integer, Instant> times = new HashMap<>();
    boolean list = random.nextInt(4) > 0;
    from.forEach(
        id -> {
          if (list && random.nextInt(3) > 0) {
            actions.add(id);
            if (random.nextInt(10) == 0) {
              times.put(id, time());
            }
          }
        });
    return new FindingDetails.Service(
        prefix, random.nextBoolean(), maybe(), list ? actions.build() : null, times);
  }
}

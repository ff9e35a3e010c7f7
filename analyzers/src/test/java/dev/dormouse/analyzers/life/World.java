package dev.dormouse.analyzers.life;

import dev.dormouse.evidence.AccessKey;
import dev.dormouse.evidence.LastUse;
import dev.dormouse.evidence.Tracked;
import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.policy.PrincipalKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An account whose few roles and users change at random, and what is known of them as well. */
final class World {
  private static final int NAMES = 3;
  private static final List<String> ACTIONS =
      List.of(
          "s3:DeleteBucket",
          "s3:CreateBucket",
          "s3:PutBucketPolicy",
          "sns:*",
          "ec2:StartInstances");

  private final Random random;
  private final List<Entity> entities = new ArrayList<>();
  private final Set<String> blind = new HashSet<>();
  private int born;

  World(Random random) {
    this.random = random;
    for (int i = 0; i < 2 * NAMES; i++) {
      entities.add(entity(i));
      change(entities.get(i));
    }
  }

  private Entity entity(int place) {
    born++;
    return place < NAMES
        ? Entity.role("AROA" + born, "role-" + place)
        : Entity.user("AIDA" + born, "user-" + place);
  }

  /** Those that are there, in any order. */
  List<Entity> entities() {
    List<Entity> shuffled = new ArrayList<>(entities);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  /** The unique ids of those of which nothing is known but that they are there. */
  Set<String> blind() {
    return blind;
  }

  void step() {
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(entities.size());
      if (random.nextInt(8) == 0) {
        blind.remove(entities.set(at, entity(at)).id());
      }
      change(entities.get(at));
    }
  }

  private void change(Entity entity) {
    blind.remove(entity.id());
    boolean ignored = random.nextInt(10) == 0;
    entity.excluded(ignored).ageInDays(random.nextInt(10) == 0 ? 20 : 1000);
    permissions(entity);
    if (entity.kind() == PrincipalKind.ROLE) {
      entity.roleUse(use());
    } else {
      entity.password(random.nextBoolean() ? Entity.password(use()) : Entity.passwordUnknown());
      entity.keys(keys());
      if (random.nextInt(6) == 0) {
        entity.keysUnknown();
      }
    }
    if (random.nextInt(5) == 0) {
      entity.excluded(false).ageInDays(1000).defect(true).blind();
      blind.add(entity.id());
    }
  }

  private void permissions(Entity entity) {
    entity
        .allow(ACTIONS.stream().filter(action -> random.nextInt(3) > 0).toArray(String[]::new))
        .defect(random.nextInt(8) == 0)
        .noReport(random.nextInt(6) == 0 ? UnknownReason.REPORT_FAILED : null)
        .service("sns", time())
        .service("ec2", time())
        .service(
            "s3",
            Entity.daysAgo(1),
            random.nextBoolean()
                ? Tracked.in("s3").at(time(), "DeleteBucket").at(time(), "CreateBucket")
                : Tracked.in("s3").at(time(), "DeleteBucket"));
  }

  private @Nullable Instant time() {
    return random.nextBoolean() ? null : Entity.daysAgo(1 + random.nextInt(180));
  }

  private LastUse use() {
    return switch (random.nextInt(4)) {
      case 0 -> Entity.unknown();
      case 1 -> Entity.never();
      default -> Entity.used(1 + random.nextInt(180));
    };
  }

  private AccessKey[] keys() {
    List<AccessKey> keys = new ArrayList<>();
    for (int i = 1; i <= 2; i++) {
      if (random.nextInt(4) > 0) {
        keys.add(Entity.key("AKIA" + i, random.nextInt(5) > 0, use()));
      }
    }
    return keys.toArray(new AccessKey[0]);
  }
}

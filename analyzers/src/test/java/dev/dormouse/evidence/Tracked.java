package dev.dormouse.evidence;

import dev.dormouse.catalog.Catalog;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Builds lists of tracked actions by name, for tests of the rooms above. */
public final class Tracked {
  private final String service;
  private final TrackedActions.Builder actions = new TrackedActions.Builder();

  private Tracked(String service) {
    this.service = service;
  }

  public static Tracked in(String service) {
    return new Tracked(service);
  }

  /** Lists the actions, seen at {@code time}, or never if it is null. */
  public Tracked at(@Nullable Instant time, String... names) {
    for (String name : names) {
      actions.add(Catalog.bundled().find(service, name).orElseThrow().id(), time);
    }
    return this;
  }

  public TrackedActions build() {
    return actions.build();
  }
}

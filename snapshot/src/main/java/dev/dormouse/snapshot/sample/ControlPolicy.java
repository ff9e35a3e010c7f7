package dev.dormouse.snapshot.sample;

import java.util.List;

/**
 * A service control policy.
 *
 * @param aws whether AWS keeps it
 * @param targets ids of the roots, units and accounts it is attached to
 */
record ControlPolicy(String id, String name, boolean aws, Document document, List<String> targets) {
  ControlPolicy {
    targets = List.copyOf(targets);
  }
}

package dev.dormouse.snapshot.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that a principal did in the time that AWS looks back.
 *
 * @param uses what was used, in no order
 * @param listed services whose report names every granted action, used or not, although none of
 *     them was seen
 */
record Activity(List<Use> uses, List<String> listed) {
  static final Activity NONE = new Activity(List.of(), List.of());

  Activity {
    uses = List.copyOf(uses);
    listed = List.copyOf(listed);
  }

  Activity and(String pattern, Age age) {
    var more = new ArrayList<>(uses);
    more.add(new Use(pattern, age));
    return new Activity(more, listed);
  }

  Activity listing(String service) {
    var more = new ArrayList<>(listed);
    more.add(service);
    return new Activity(uses, more);
  }

  /** The age of the latest use. */
  Optional<Age> latest() {
    return uses.stream().map(Use::age).min(Age::compareTo);
  }
}

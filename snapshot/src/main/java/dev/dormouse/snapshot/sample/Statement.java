package dev.dormouse.snapshot.sample;

import java.util.List;
import java.util.Optional;

/**
 * One statement of an identity policy. Its static methods start one that holds for every resource
 * and without condition.
 *
 * @param allBut whether {@code actions} stand under {@code NotAction}
 */
record Statement(
    Optional<String> sid,
    Effect effect,
    boolean allBut,
    List<String> actions,
    List<String> resources,
    Optional<Condition> condition) {

  /** What a statement does. */
  enum Effect {
    ALLOW("Allow"),
    DENY("Deny");

    final String word;

    Effect(String word) {
      this.word = word;
    }
  }

  Statement {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
  }

  static Statement allow(String... actions) {
    return start(Effect.ALLOW, false, List.of(actions));
  }

  static Statement allowAllBut(String... actions) {
    return start(Effect.ALLOW, true, List.of(actions));
  }

  static Statement deny(String... actions) {
    return start(Effect.DENY, false, List.of(actions));
  }

  static Statement denyAllBut(String... actions) {
    return start(Effect.DENY, true, List.of(actions));
  }

  private static Statement start(Effect effect, boolean allBut, List<String> actions) {
    return new Statement(Optional.empty(), effect, allBut, actions, List.of("*"), Optional.empty());
  }

  Statement named(String newSid) {
    return new Statement(Optional.of(newSid), effect, allBut, actions, resources, condition);
  }

  Statement on(String... newResources) {
    return new Statement(sid, effect, allBut, actions, List.of(newResources), condition);
  }

  Statement when(String operator, String key, String... values) {
    var added = Optional.of(new Condition(operator, key, List.of(values)));
    return new Statement(sid, effect, allBut, actions, resources, added);
  }

  /** Whether it takes actions away wherever they were allowed. */
  boolean deniesEverywhere() {
    return effect == Effect.DENY && condition.isEmpty() && resources.equals(List.of("*"));
  }
}

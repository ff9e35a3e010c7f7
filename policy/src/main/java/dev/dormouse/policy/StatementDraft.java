package dev.dormouse.policy;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A statement being read: each setter answers whether its element had not been seen before. */
final class StatementDraft {
  final int index;
  private @Nullable String sid;
  private @Nullable Effect effect;
  private @Nullable PatternClause actions;
  private @Nullable PatternClause resources;
  private @Nullable String condition;
  private boolean conditionSeen;

  StatementDraft(int index) {
    this.index = index;
  }

  /** Where an element of this statement stands, for a message. */
  String place(String element) {
    return "Statement[" + index + "]." + element;
  }

  boolean sid(String value) {
    boolean first = sid == null;
    sid = value;
    return first;
  }

  boolean effect(Effect value) {
    boolean first = effect == null;
    effect = value;
    return first;
  }

  boolean actions(PatternClause value) {
    boolean first = actions == null;
    actions = value;
    return first;
  }

  boolean resources(PatternClause value) {
    boolean first = resources == null;
    resources = value;
    return first;
  }

  boolean condition(@Nullable String value) {
    boolean first = !conditionSeen;
    conditionSeen = true;
    condition = value;
    return first;
  }

  Statement finish(Function<String, PolicyParseException> refuse) {
    String place = "Statement[" + index + "]";
    if (effect == null) {
      throw refuse.apply(place + " has no Effect");
    }
    if (actions == null) {
      throw refuse.apply(place + " has neither Action nor NotAction");
    }
    if (resources == null) {
      throw refuse.apply(place + " has neither Resource nor NotResource");
    }
    return new Statement(index, sid, effect, actions, resources, condition);
  }
}

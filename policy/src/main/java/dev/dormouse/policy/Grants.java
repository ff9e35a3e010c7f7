package dev.dormouse.policy;

import dev.dormouse.catalog.ActionSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a set of identity policies grants together.
 *
 * <p>An {@code Allow} grants an action only through a resource pattern that can match a resource of
 * the action. An unconditional {@code Deny}, of whichever policy, takes an action away from an
 * {@code Allow}'s pattern only if it closes all resources of that pattern. A conditional {@code
 * Deny} takes nothing away: nobody can say from the text when its condition holds.
 */
public final class Grants {
  private final List<AttachedPolicy> policies;
  private final List<CompiledStatement> denies;

  /** Actions closed on every resource. */
  private final ActionSet closed;

  private final ActionSet actions;
  private final ActionSet unconditional;

  private Grants(List<AttachedPolicy> policies) {
    this.policies = policies;
    List<CompiledStatement> partial = new ArrayList<>(0);
    ActionSet.Builder everywhere = ActionSet.builder();
    for (AttachedPolicy attached : policies) {
      everywhere.addAll(attached.policy().closed());
      partial.addAll(attached.policy().partialDenies());
    }
    this.closed = everywhere.build();
    this.denies = partial;
    ActionSet.Builder any = ActionSet.builder();
    ActionSet.Builder plain = ActionSet.builder();
    for (AttachedPolicy attached : policies) {
      collect(attached.policy(), any, plain);
    }
    this.actions = any.removeAll(closed).build();
    this.unconditional = plain.removeAll(closed).build();
  }

  public static Grants of(List<AttachedPolicy> policies) {
    return new Grants(List.copyOf(policies));
  }

  private void collect(CompiledPolicy policy, ActionSet.Builder any, ActionSet.Builder plain) {
    if (denies.isEmpty()) {
      any.addAll(policy.allowed());
      plain.addAll(policy.unconditional());
      return;
    }
    for (CompiledStatement allow : policy.allows()) {
      ActionSet granted = afterPartialDenies(allow);
      any.addAll(granted);
      if (!allow.statement().conditional()) {
        plain.addAll(granted);
      }
    }
  }

  private ActionSet afterPartialDenies(CompiledStatement allow) {
    if (!deniedInPart(allow.effective())) {
      return allow.effective();
    }
    ActionSet.Builder granted = ActionSet.builder();
    for (CompiledStatement.Reach reach : allow.reaches()) {
      ActionSet left = reach.actions();
      for (CompiledStatement deny : denies) {
        if (deny.named().intersects(left) && deny.closes(reach.scope())) {
          left = left.andNot(deny.named());
        }
      }
      granted.addAll(left);
    }
    return granted.build();
  }

  private boolean deniedInPart(ActionSet allowed) {
    for (CompiledStatement deny : denies) {
      if (deny.named().intersects(allowed)) {
        return true;
      }
    }
    return false;
  }

  /** Every action granted, under a condition or not. */
  public ActionSet actions() {
    return actions;
  }

  /** The granted actions that no statement grants without a {@code Condition}. */
  public ActionSet conditional() {
    return actions.andNot(unconditional);
  }

  /** What {@code Allow} statements would grant, were it not for a {@code Deny}. */
  public ActionSet denied() {
    ActionSet.Builder allowed = ActionSet.builder();
    policies.forEach(attached -> allowed.addAll(attached.policy().allowed()));
    return allowed.build().andNot(actions);
  }

  /**
   * What {@code Allow} statements name, though no resource they are given on could ever be one of
   * the action's: {@code s3:GetObject} on a bucket, say.
   */
  public ActionSet withoutEffect() {
    ActionSet.Builder named = ActionSet.builder();
    for (AttachedPolicy attached : policies) {
      for (CompiledStatement allow : attached.policy().allows()) {
        if (!allow.statement().actions().negated()) {
          named.addAll(allow.named().andNot(allow.effective()));
        }
      }
    }
    return named.build().andNot(actions).andNot(denied());
  }

  /** Allowed action patterns, as written, that match nothing the catalog knows. */
  public SortedSet<String> unrecognized() {
    SortedSet<String> names = new TreeSet<>();
    for (AttachedPolicy attached : policies) {
      for (CompiledStatement allow : attached.policy().allows()) {
        for (String pattern : allow.unrecognized()) {
          if (!closed(pattern, allow)) {
            names.add(pattern);
          }
        }
      }
    }
    return Collections.unmodifiableSortedSet(names);
  }

  private boolean closed(String pattern, CompiledStatement allow) {
    ResourcePattern action = actionPattern(pattern);
    List<CompiledStatement> closing =
        policies.stream()
            .flatMap(attached -> attached.policy().denies().stream())
            .filter(deny -> names(deny.statement().actions(), action))
            .toList();
    return !closing.isEmpty()
        && allow.reaches().stream()
            .allMatch(reach -> closing.stream().anyMatch(deny -> deny.closes(reach.scope())));
  }

  private static boolean names(PatternClause clause, ResourcePattern action) {
    return clause.negated()
        ? clause.patterns().stream().noneMatch(p -> actionPattern(p).intersects(action))
        : clause.patterns().stream().anyMatch(p -> actionPattern(p).covers(action));
  }

  private static ResourcePattern actionPattern(String pattern) {
    return ResourcePattern.parse(pattern.toLowerCase(Locale.ROOT), false);
  }

  /** Each {@code Allow} statement that grants something, with what it grants, in policy order. */
  public List<StatementGrant> statements() {
    List<StatementGrant> grants = new ArrayList<>();
    for (AttachedPolicy attached : policies) {
      for (CompiledStatement allow : attached.policy().allows()) {
        ActionSet granted = afterPartialDenies(allow).andNot(closed);
        if (!granted.isEmpty()) {
          grants.add(new StatementGrant(attached.source(), allow.statement(), granted));
        }
      }
    }
    return grants;
  }
}

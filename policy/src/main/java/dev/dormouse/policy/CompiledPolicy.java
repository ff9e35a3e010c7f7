package dev.dormouse.policy;

import dev.dormouse.catalog.ActionSet;
import java.util.ArrayList;
import java.util.List;

/** A policy document turned into sets of actions, once for each distinct text. */
public final class CompiledPolicy {
  private final PolicyDocument document;
  private final List<CompiledStatement> allows;
  private final List<CompiledStatement> denies;
  private final List<CompiledStatement> partialDenies = new ArrayList<>();

  /** Actions closed on every resource. */
  private final ActionSet closed;

  private final ActionSet allowed;
  private final ActionSet unconditional;

  CompiledPolicy(
      PolicyDocument document, List<CompiledStatement> allows, List<CompiledStatement> denies) {
    this.document = document;
    this.allows = List.copyOf(allows);
    this.denies = List.copyOf(denies);
    ActionSet.Builder any = ActionSet.builder();
    ActionSet.Builder plain = ActionSet.builder();
    for (CompiledStatement allow : allows) {
      any.addAll(allow.effective());
      if (!allow.statement().conditional()) {
        plain.addAll(allow.effective());
      }
    }
    this.allowed = any.build();
    this.unconditional = plain.build();
    ActionSet.Builder everywhere = ActionSet.builder();
    for (CompiledStatement deny : denies) {
      if (deny.closesEverything()) {
        everywhere.addAll(deny.named());
      } else {
        partialDenies.add(deny);
      }
    }
    this.closed = everywhere.build();
  }

  public PolicyDocument document() {
    return document;
  }

  /** What the {@code Allow} statements grant, before any {@code Deny}. */
  public ActionSet allowed() {
    return allowed;
  }

  /** The part of {@link #allowed} that some statement grants without a condition. */
  ActionSet unconditional() {
    return unconditional;
  }

  List<CompiledStatement> allows() {
    return allows;
  }

  /** The unconditional {@code Deny} statements: a conditional one takes nothing away for sure. */
  List<CompiledStatement> denies() {
    return denies;
  }

  /** The actions that some unconditional {@code Deny} closes on every resource. */
  ActionSet closed() {
    return closed;
  }

  /** The unconditional {@code Deny} statements that leave some resources open. */
  List<CompiledStatement> partialDenies() {
    return partialDenies;
  }
}

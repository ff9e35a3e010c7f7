package dev.dormouse.policy;

import dev.dormouse.catalog.ActionSet;
import dev.dormouse.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns documents into sets of actions against one catalog. Managed policies and copied roles
 * repeat all over an organization, so each distinct document is compiled once and remembered. Safe
 * for use by several threads.
 */
public final class PolicyCompiler {
  /** Documents remembered before the memory is emptied; a few kilobytes each. */
  private static final int REMEMBERED = 10_000;

  private final Patterns patterns;
  private final Map<Key, CompiledPolicy> known = new ConcurrentHashMap<>();

  /** A document with its hash, which is that of its whole text and is asked for several times. */
  private record Key(PolicyDocument document, int hash) {
    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that && hash == that.hash && document.equals(that.document);
    }
  }

  public PolicyCompiler(Catalog catalog) {
    this(new Patterns(catalog));
  }

  private PolicyCompiler(Patterns patterns) {
    this.patterns = patterns;
  }

  /** A compiler that remembers no document yet, and shares what this one knows of patterns. */
  public PolicyCompiler withoutDocuments() {
    return new PolicyCompiler(patterns);
  }

  public Catalog catalog() {
    return patterns.catalog();
  }

  public CompiledPolicy compile(PolicyDocument document) {
    Key key = new Key(document, document.hashCode());
    CompiledPolicy before = known.get(key);
    if (before != null) {
      return before;
    }
    CompiledPolicy compiled = compileAnew(document);
    if (known.size() >= REMEMBERED) {
      known.clear();
    }
    known.put(key, compiled);
    return compiled;
  }

  private CompiledPolicy compileAnew(PolicyDocument document) {
    List<CompiledStatement> allows = new ArrayList<>();
    List<CompiledStatement> denies = new ArrayList<>();
    for (Statement statement : document.statements()) {
      switch (statement.effect()) {
        case ALLOW -> allows.add(allow(statement, document.variables()));
        case DENY -> {
          if (!statement.conditional()) {
            denies.add(deny(statement, document.variables()));
          }
        }
      }
    }
    return new CompiledPolicy(document, allows, denies);
  }

  private CompiledStatement allow(Statement statement, boolean variables) {
    List<String> unrecognized = new ArrayList<>(0);
    ActionSet named = named(statement.actions(), unrecognized);
    List<CompiledStatement.Reach> reaches = reaches(statement.resources(), named, variables);
    return new CompiledStatement(
        statement, named, reaches, List.of(), union(reaches), List.copyOf(unrecognized));
  }

  private static ActionSet union(List<CompiledStatement.Reach> reaches) {
    if (reaches.size() == 1) {
      return reaches.get(0).actions();
    }
    ActionSet.Builder union = ActionSet.builder();
    reaches.forEach(reach -> union.addAll(reach.actions()));
    return union.build();
  }

  private CompiledStatement deny(Statement statement, boolean variables) {
    return new CompiledStatement(
        statement,
        named(statement.actions(), new ArrayList<>(0)),
        List.of(),
        ResourceScope.of(statement.resources(), variables),
        ActionSet.empty(),
        List.of());
  }

  private ActionSet named(PatternClause actions, List<String> unrecognized) {
    ActionSet.Builder named = ActionSet.builder();
    for (String pattern : actions.patterns()) {
      ActionSet matched = patterns.actions(pattern);
      named.addAll(matched);
      if (matched.isEmpty() && !actions.negated()) {
        unrecognized.add(pattern);
      }
    }
    return actions.negated() ? catalog().all().andNot(named.build()) : named.build();
  }

  private List<CompiledStatement.Reach> reaches(
      PatternClause clause, ActionSet named, boolean variables) {
    if (clause.negated()) {
      return List.of(
          patterns.outside(ResourceScope.parse(clause.patterns(), variables)).only(named));
    }
    List<CompiledStatement.Reach> reaches = new ArrayList<>(clause.patterns().size());
    for (String pattern : clause.patterns()) {
      reaches.add(patterns.resources(pattern, variables).only(named));
    }
    return reaches;
  }
}

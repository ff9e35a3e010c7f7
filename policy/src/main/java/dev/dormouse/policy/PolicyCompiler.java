package dev.dormouse.policy;

import dev.dormouse.catalog.ActionSet;
import dev.dormouse.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Turns documents into sets of actions against one catalog. Managed policies and copied roles repeat
 * all over an organization, so each distinct document is compiled once and remembered. Safe for use
 * by several threads.
 */
public final class PolicyCompiler {
  /** Documents remembered before the memory is emptied; a few kilobytes each. */
  private static final int REMEMBERED = 10_000;

  private final Catalog catalog;
  private final ResourceIndex resources;
  private final Map<PolicyDocument, CompiledPolicy> known = new ConcurrentHashMap<>();

  public PolicyCompiler(Catalog catalog) {
    this.catalog = catalog;
    this.resources = new ResourceIndex(catalog);
  }

  public Catalog catalog() {
    return catalog;
  }

  public CompiledPolicy compile(PolicyDocument document) {
    CompiledPolicy before = known.get(document);
    if (before != null) {
      return before;
    }
    CompiledPolicy compiled = compileAnew(document);
    if (known.size() >= REMEMBERED) {
      known.clear();
    }
    known.put(document, compiled);
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
    List<String> unrecognized = new ArrayList<>();
    ActionSet named = named(statement.actions(), unrecognized);
    List<CompiledStatement.Reach> reaches = reaches(statement.resources(), named, variables);
    ActionSet.Builder effective = ActionSet.builder();
    reaches.forEach(reach -> effective.addAll(reach.actions()));
    return new CompiledStatement(
        statement, named, reaches, List.of(), effective.build(), List.copyOf(unrecognized));
  }

  private CompiledStatement deny(Statement statement, boolean variables) {
    return new CompiledStatement(
        statement,
        named(statement.actions(), new ArrayList<>()),
        List.of(),
        ResourceScope.of(statement.resources(), variables),
        ActionSet.empty(),
        List.of());
  }

  private ActionSet named(PatternClause actions, List<String> unrecognized) {
    ActionSet.Builder named = ActionSet.builder();
    for (String pattern : actions.patterns()) {
      if (!catalog.expand(pattern, named) && !actions.negated()) {
        unrecognized.add(pattern);
      }
    }
    return actions.negated() ? catalog.all().andNot(named.build()) : named.build();
  }

  private List<CompiledStatement.Reach> reaches(
      PatternClause clause, ActionSet named, boolean variables) {
    List<ResourceScope> scopes = ResourceScope.of(clause, variables);
    List<CompiledStatement.Reach> reaches = new ArrayList<>(scopes.size());
    for (int i = 0; i < scopes.size(); i++) {
      ActionSet reached =
          switch (scopes.get(i)) {
            case ResourceScope.Inside _ ->
                resources.reachedBy(clause.patterns().get(i), variables);
            case ResourceScope.Outside(List<ResourcePattern> excluded) ->
                resources.reachedOutside(excluded);
          };
      reaches.add(new CompiledStatement.Reach(scopes.get(i), named.and(reached)));
    }
    return reaches;
  }
}

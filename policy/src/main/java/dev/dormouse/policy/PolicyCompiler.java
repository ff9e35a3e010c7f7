package dev.dormouse.policy;

import dev.dormouse.catalog.ActionSet;
import dev.dormouse.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Turns documents into sets of actions against one catalog. Managed policies and copied roles
 * repeat all over an organization, so each distinct document is compiled once and remembered. Safe
 * for use by several threads.
 */
public final class PolicyCompiler {
  private static final PatternClause EVERYTHING = new PatternClause(false, List.of("*"));

  /** Documents remembered before the memory is emptied; a few kilobytes each. */
  private static final int REMEMBERED = 10_000;

  /** Action patterns remembered before that memory is emptied; some dozen bytes each. */
  private static final int REMEMBERED_PATTERNS = 50_000;

  private final Catalog catalog;
  private final ResourceIndex resources;
  private final Map<PolicyDocument, CompiledPolicy> known = new ConcurrentHashMap<>();

  /** Action patterns that many documents share, such as {@code s3:Get*}. */
  private final Map<String, ActionSet> expanded = new ConcurrentHashMap<>();

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
        named(statement.actions(), new ArrayList<>()),
        List.of(),
        ResourceScope.of(statement.resources(), variables),
        ActionSet.empty(),
        List.of());
  }

  private ActionSet named(PatternClause actions, List<String> unrecognized) {
    ActionSet.Builder named = ActionSet.builder();
    for (String pattern : actions.patterns()) {
      ActionSet matched = expand(pattern);
      named.addAll(matched);
      if (matched.isEmpty() && !actions.negated()) {
        unrecognized.add(pattern);
      }
    }
    return actions.negated() ? catalog.all().andNot(named.build()) : named.build();
  }

  private ActionSet expand(String pattern) {
    ActionSet before = expanded.get(pattern);
    if (before != null) {
      return before;
    }
    ActionSet matched = catalog.expand(pattern);
    if (expanded.size() >= REMEMBERED_PATTERNS) {
      expanded.clear();
    }
    expanded.put(pattern, matched);
    return matched;
  }

  private List<CompiledStatement.Reach> reaches(
      PatternClause clause, ActionSet named, boolean variables) {
    List<ResourceScope> scopes = ResourceScope.of(clause, variables);
    if (clause.equals(EVERYTHING)) {
      return List.of(new CompiledStatement.Reach(scopes.get(0), named));
    }
    List<CompiledStatement.Reach> reaches = new ArrayList<>(scopes.size());
    for (int i = 0; i < scopes.size(); i++) {
      ActionSet reached =
          switch (scopes.get(i)) {
            case ResourceScope.Inside _ -> resources.reachedBy(clause.patterns().get(i), variables);
            case ResourceScope.Outside(List<ResourcePattern> excluded) ->
                resources.reachedOutside(excluded);
          };
      reaches.add(new CompiledStatement.Reach(scopes.get(i), named.and(reached)));
    }
    return reaches;
  }
}

package dev.dormouse.policy;

import dev.dormouse.catalog.ActionSet;
import dev.dormouse.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The engine under test, from the texts of policies to names of actions. */
final class Engine {
  private final PolicyCompiler compiler;

  Engine(Catalog catalog) {
    this.compiler = new PolicyCompiler(catalog);
  }

  Grants grants(List<String> policies) {
    List<AttachedPolicy> attached = new ArrayList<>();
    for (String policy : policies) {
      PolicySource source = PolicySource.inline("policy " + attached.size());
      CompiledPolicy compiled = compiler.compile(PolicyParser.parse(policy));
      attached.add(new AttachedPolicy(source, compiled, List.of()));
    }
    return Grants.of(attached);
  }

  /** As {@code prefix:Name}, sorted. */
  SortedSet<String> names(ActionSet actions) {
    SortedSet<String> names = new TreeSet<>();
    actions.forEach(id -> names.add(compiler.catalog().action(id).qualifiedName()));
    return names;
  }

  NaiveEvaluator.Result result(List<String> policies) {
    Grants grants = grants(policies);
    return new NaiveEvaluator.Result(
        names(grants.actions()), names(grants.conditional()), grants.unrecognized());
  }
}

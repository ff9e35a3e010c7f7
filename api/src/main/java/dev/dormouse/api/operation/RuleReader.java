package dev.dormouse.api.operation;

import dev.dormouse.analyzers.ArchiveRule;
import dev.dormouse.api.call.Members;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code archiveRules} of CreateAnalyzer. */
final class RuleReader {
  private static final int MOST = 1_000;

  private final FilterReader filters;

  RuleReader(FilterReader filters) {
    this.filters = filters;
  }

  List<ArchiveRule> read(Members body, Instant now) {
    List<ArchiveRule> rules = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Members element : body.objects("archiveRules", MOST)) {
      String name = element.requiredText("ruleName", Shapes.NAME);
      if (!names.add(name)) {
        body.problems().violates(element.path("ruleName"), name, "be there once only");
      }
      rules.add(new ArchiveRule(name, filters.rule(element), now, now));
    }
    return rules;
  }
}

package dev.dormouse.analyzers;

import dev.dormouse.findings.ExclusionRule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One element of {@code analysisRule.exclusions} as it was sent, in its order; {@link #rule} is
 * what it means.
 *
 * @param accountIds twelve digits each; empty if the element names none
 * @param resourceTags empty if the element names none
 */
public record Exclusion(List<String> accountIds, List<Map<String, String>> resourceTags) {
  public Exclusion {
    accountIds = List.copyOf(accountIds);
    resourceTags =
        resourceTags.stream()
            .map(tags -> Collections.unmodifiableMap(new LinkedHashMap<>(tags)))
            .toList();
  }

  public ExclusionRule rule() {
    return new ExclusionRule(Set.copyOf(accountIds), resourceTags);
  }
}

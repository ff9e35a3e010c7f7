package dev.dormouse.findings;

import dev.dormouse.policy.Principal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One element of {@code analysisRule.exclusions} (Access Analyzer API, "AnalysisRuleCriteria"): a
 * principal is excluded if its account is listed and one of the tag maps matches; an empty list
 * asks for nothing. A tag map matches if the principal has all its keys with the given values; an
 * empty value stands for any. Keys are compared in any case, as IAM does, values exactly.
 */
public record ExclusionRule(Set<String> accountIds, List<Map<String, String>> resourceTags) {
  public ExclusionRule {
    accountIds = Set.copyOf(accountIds);
    resourceTags = resourceTags.stream().map(Map::copyOf).toList();
    if (accountIds.isEmpty() && resourceTags.isEmpty()) {
      throw new IllegalArgumentException("an exclusion names accounts or tags");
    }
  }

  boolean excludes(Account account, Principal principal) {
    return (accountIds.isEmpty() || accountIds.contains(account.id()))
        && (resourceTags.isEmpty()
            || resourceTags.stream().anyMatch(tags -> hasAll(principal, tags)));
  }

  private static boolean hasAll(Principal principal, Map<String, String> wanted) {
    return wanted.entrySet().stream().allMatch(tag -> has(principal, tag.getKey(), tag.getValue()));
  }

  private static boolean has(Principal principal, String key, String value) {
    return principal.tags().entrySet().stream()
        .anyMatch(
            tag ->
                tag.getKey().equalsIgnoreCase(key)
                    && (value.isEmpty() || tag.getValue().equals(value)));
  }
}

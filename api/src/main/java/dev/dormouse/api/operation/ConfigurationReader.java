package dev.dormouse.api.operation;

import dev.dormouse.analyzers.AnalyzerConfiguration;
import dev.dormouse.analyzers.AnalyzerType;
import dev.dormouse.analyzers.Exclusion;
import dev.dormouse.analyzers.Home;
import dev.dormouse.api.call.ApiException;
import dev.dormouse.api.call.Members;
import dev.dormouse.api.call.Reason;
import dev.dormouse.findings.TrackingPeriod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code configuration} (Access Analyzer API, "UnusedAccessConfiguration"). */
final class ConfigurationReader {
  private static final int OLDEST = 365;
  private static final int MOST_ACCOUNTS = 2_000;

  /** AWS documents no number. */
  private static final int MOST_EXCLUSIONS = 100;

  private final Home home;

  ConfigurationReader(Home home) {
    this.home = home;
  }

  /**
   * What a request says; what it leaves out is empty.
   *
   * @param exclusions replaces all there were
   */
  record Wanted(Optional<Integer> age, Optional<List<Exclusion>> exclusions) {
    static final Wanted NOTHING = new Wanted(Optional.empty(), Optional.empty());

    /** A configuration with what is wanted instead of what it had. */
    AnalyzerConfiguration over(AnalyzerConfiguration before) {
      return new AnalyzerConfiguration(
          age.map(TrackingPeriod::new).orElse(before.trackingPeriod()),
          exclusions.orElse(before.exclusions()),
          before.scope());
    }
  }

  /**
   * @throws ApiException if it is a configuration of another kind of analyzer
   */
  Wanted read(Optional<Members> configuration, AnalyzerType type) {
    return configuration.map(members -> read(members, type)).orElse(Wanted.NOTHING);
  }

  private Wanted read(Members configuration, AnalyzerType type) {
    if (configuration.has("internalAccess")) {
      if (configuration.has("unusedAccess")) {
        configuration
            .problems()
            .add("configuration", "'configuration' must have exactly one member");
        return Wanted.NOTHING;
      }
      throw ApiException.validation(
          Reason.NOT_SUPPORTED, "Internal access analyzers are not available in Dormouse");
    }
    if (!configuration.has("unusedAccess")) {
      configuration
          .problems()
          .add("configuration", "'configuration' must have exactly one member: 'unusedAccess'");
    }
    return configuration
        .object("unusedAccess")
        .map(members -> unusedAccess(members, type))
        .orElse(Wanted.NOTHING);
  }

  private Wanted unusedAccess(Members members, AnalyzerType type) {
    Optional<Integer> age = members.integer("unusedAccessAge", 1, OLDEST);
    Optional<List<Exclusion>> exclusions =
        members
            .object("analysisRule")
            .filter(rule -> rule.has("exclusions"))
            .map(rule -> exclusions(rule, type));
    return new Wanted(age, exclusions);
  }

  private List<Exclusion> exclusions(Members rule, AnalyzerType type) {
    List<Exclusion> exclusions =
        rule.objects("exclusions", MOST_EXCLUSIONS).stream()
            .map(element -> exclusion(element, type))
            .toList();
    if (exclusions.stream().mapToInt(each -> each.accountIds().size()).sum() > MOST_ACCOUNTS) {
      rule.problems()
          .violates(
              rule.path("exclusions"), "the accounts", "be at most " + MOST_ACCOUNTS + " together");
    }
    return exclusions;
  }

  private Exclusion exclusion(Members element, AnalyzerType type) {
    List<String> accounts = element.texts("accountIds", MOST_ACCOUNTS, Shapes.ACCOUNT_ID);
    String path = element.path("accountIds");
    if (!accounts.isEmpty() && !type.organization()) {
      element.problems().add(path, "'" + path + "' is for organization analyzers only");
    }
    if (accounts.contains(home.account())) {
      element
          .problems()
          .add(path, "'" + path + "' must not contain the account that owns the analyzer");
    }
    List<Map<String, String>> tags = new ArrayList<>();
    List<Members> maps = element.objects("resourceTags", MOST_EXCLUSIONS);
    for (Members map : maps) {
      tags.add(map.textMap(Shapes.EXCLUSION_TAG_KEY, Shapes.EXCLUSION_TAG_VALUE));
    }
    String tagPath = element.path("resourceTags");
    if (tags.stream().anyMatch(Map::isEmpty)) {
      element.problems().add(tagPath, "'" + tagPath + "' must not contain an empty map");
    }
    if (accounts.isEmpty() && tags.isEmpty()) {
      element
          .problems()
          .add(tagPath, "an exclusion must name accounts or tags; one that names none is refused");
    }
    return new Exclusion(accounts, tags);
  }
}

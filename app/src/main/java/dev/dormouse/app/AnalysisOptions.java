package dev.dormouse.app;

import dev.dormouse.catalog.Glob;
import dev.dormouse.evidence.Timestamps;
import dev.dormouse.findings.ExclusionRule;
import dev.dormouse.findings.Exclusions;
import dev.dormouse.findings.Settings;
import dev.dormouse.findings.TrackingPeriod;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that decide what an analysis says. */
final class AnalysisOptions {
  @Option(
      names = "--tracking-period",
      paramLabel = "DAYS",
      defaultValue = "90",
      description =
          "Days without use after which something is unused, 1 to 365 (${DEFAULT-VALUE}).")
  int trackingPeriod;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description =
          "The end of the tracking period, such as 2026-11-24 or 2026-11-24T12:00:00Z. Default: when"
              + " the snapshot was collected, or else the latest time in it.")
  @Nullable String asOf;

  @Option(
      names = "--exclude-account",
      paramLabel = "ID",
      split = ",",
      description = "Leave these accounts out.")
  List<String> accounts = new ArrayList<>();

  @Option(
      names = "--exclude-tag",
      paramLabel = "KEY[=VALUE]",
      description = "Leave out principals that carry the tag; without a value, any value.")
  List<String> tags = new ArrayList<>();

  @Option(
      names = "--exclude-path",
      paramLabel = "PATTERN",
      description = "Leave out principals by path, such as '/service-role/*'.")
  List<String> paths = new ArrayList<>();

  @Option(
      names = "--exclude-name",
      paramLabel = "PATTERN",
      description = "Leave out principals by name, such as '*BreakGlass*'.")
  List<String> names = new ArrayList<>();

  @Option(
      names = "--exclude-ou",
      paramLabel = "ID_OR_NAME",
      description = "Leave out the accounts below an organizational unit.")
  List<String> organizationalUnits = new ArrayList<>();

  @Option(
      names = "--own-role",
      paramLabel = "PATTERN",
      defaultValue = Exclusions.COLLECTOR_ROLE,
      description = "Name of the role that collects for Dormouse (${DEFAULT-VALUE}).")
  String ownRole = Exclusions.COLLECTOR_ROLE;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Another choice of docs/settings.md, such as exactAge=USED.")
  Map<String, String> settings = new java.util.LinkedHashMap<>();

  /**
   * @throws Failure naming the option and the bad value
   */
  Settings settings() {
    Settings chosen = Settings.DEFAULT;
    try {
      chosen = chosen.with("trackingPeriod", Integer.toString(trackingPeriod));
    } catch (IllegalArgumentException e) {
      throw new Failure(Exit.USAGE, "--tracking-period: " + e.getMessage());
    }
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      try {
        chosen = chosen.with(setting.getKey(), setting.getValue());
      } catch (IllegalArgumentException e) {
        throw new Failure(Exit.USAGE, "--set " + setting.getKey() + ": " + e.getMessage());
      }
    }
    return chosen;
  }

  TrackingPeriod period() {
    return settings().trackingPeriod();
  }

  /**
   * @return null if the snapshot decides
   * @throws Failure quoting a bad date
   */
  @Nullable Instant moment() {
    return asOf == null ? null : moment(asOf);
  }

  /**
   * The moment that an {@code --as-of} names.
   *
   * @throws Failure quoting a bad date
   */
  static Instant moment(String asOf) {
    try {
      return asOf.length() == 10
          ? LocalDate.parse(asOf).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Timestamps.parse(asOf);
    } catch (DateTimeException e) {
      throw new Failure(
          Exit.USAGE,
          "--as-of: \"" + asOf + "\" is not a date; write 2026-11-24 or 2026-11-24T12:00:00Z");
    }
  }

  /**
   * @throws Failure naming the option and the bad value
   */
  Exclusions exclusions() {
    List<ExclusionRule> rules = new ArrayList<>();
    for (String id : accounts) {
      if (!id.matches("[0-9]{12}")) {
        throw new Failure(
            Exit.USAGE, "--exclude-account: \"" + id + "\" is not an account id of 12 digits");
      }
    }
    if (!accounts.isEmpty()) {
      rules.add(new ExclusionRule(Set.copyOf(accounts), List.of()));
    }
    for (String tag : tags) {
      int equals = tag.indexOf('=');
      String key = equals < 0 ? tag : tag.substring(0, equals);
      if (key.isEmpty() || key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
        throw new Failure(Exit.USAGE, "--exclude-tag: \"" + tag + "\" has no key of your own");
      }
      String value = equals < 0 ? "" : tag.substring(equals + 1);
      rules.add(new ExclusionRule(Set.of(), List.of(Map.of(key, value))));
    }
    return new Exclusions(
        rules,
        paths.stream().map(pattern -> Glob.of(pattern, false)).toList(),
        names.stream().map(pattern -> Glob.of(pattern, false)).toList(),
        new LinkedHashSet<>(organizationalUnits),
        Glob.of(ownRole, false));
  }
}

package dev.dormouse.store;

import dev.dormouse.analyzers.AnalyzerConfiguration;
import dev.dormouse.analyzers.Exclusion;
import dev.dormouse.analyzers.Scope;
import dev.dormouse.findings.TrackingPeriod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** An analyzer's configuration in one column. */
final class ConfigurationJson {
  private static final String DAYS = "days";
  private static final String EXCLUSIONS = "exclusions";
  private static final String ACCOUNTS = "accountIds";
  private static final String TAGS = "resourceTags";

  private ConfigurationJson() {}

  static String write(AnalyzerConfiguration configuration) {
    return Json.write(
        json -> {
          json.writeStartObject();
          json.writeNumberProperty(DAYS, configuration.trackingPeriod().days());
          json.writeName(EXCLUSIONS);
          Json.writeList(json, configuration.exclusions(), e -> exclusion(json, e));
          strings(json, "paths", configuration.scope().paths());
          strings(json, "names", configuration.scope().names());
          strings(json, "units", configuration.scope().organizationalUnits());
          json.writeEndObject();
        });
  }

  private static void exclusion(JsonGenerator json, Exclusion exclusion) {
    json.writeStartObject();
    strings(json, ACCOUNTS, exclusion.accountIds());
    json.writeName(TAGS);
    Json.writeList(json, exclusion.resourceTags(), tags -> Json.writeMap(json, tags));
    json.writeEndObject();
  }

  private static void strings(JsonGenerator json, String name, List<String> values) {
    json.writeName(name);
    Json.writeStrings(json, values);
  }

  static AnalyzerConfiguration read(String text) {
    List<Exclusion> exclusions = new ArrayList<>();
    Map<String, List<String>> scope = new HashMap<>();
    int[] days = {0};
    Json.read(
        text,
        parser -> {
          Json.readMembers(
              parser,
              (name, json) -> {
                switch (name) {
                  case DAYS -> days[0] = json.getIntValue();
                  case EXCLUSIONS ->
                      exclusions.addAll(Json.readList(json, ConfigurationJson::exclusion));
                  default -> scope.put(name, Json.readStrings(json));
                }
              });
          return scope;
        });
    return new AnalyzerConfiguration(
        new TrackingPeriod(days[0]),
        exclusions,
        new Scope(list(scope, "paths"), list(scope, "names"), list(scope, "units")));
  }

  private static List<String> list(Map<String, List<String>> lists, String name) {
    return lists.getOrDefault(name, List.of());
  }

  private static Exclusion exclusion(JsonParser element) {
    List<String> accounts = new ArrayList<>();
    List<Map<String, String>> tags = new ArrayList<>();
    Json.readMembers(
        element,
        (name, json) -> {
          if (name.equals(ACCOUNTS)) {
            accounts.addAll(Json.readStrings(json));
          } else {
            tags.addAll(Json.readList(json, Json::readMap));
          }
        });
    return new Exclusion(accounts, tags);
  }
}

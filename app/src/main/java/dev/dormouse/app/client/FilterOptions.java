package dev.dormouse.app.client;

import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import dev.dormouse.findings.FindingType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;

/** The criteria of lists and archive rules (Access Analyzer API, "Criterion"), as options. */
final class FilterOptions {
  @Option(
      names = "--type",
      paramLabel = "TYPE",
      split = ",",
      description =
          "UnusedIAMRole, UnusedIAMUserAccessKey, UnusedIAMUserPassword, UnusedPermission.")
  List<String> types = new ArrayList<>();

  @Option(names = "--not-type", paramLabel = "TYPE", split = ",", description = "None of these.")
  List<String> otherTypes = new ArrayList<>();

  @Option(
      names = "--account",
      paramLabel = "ID",
      split = ",",
      description = "Of these accounts' principals.")
  List<String> accounts = new ArrayList<>();

  @Option(names = "--not-account", paramLabel = "ID", split = ",", description = "None of these.")
  List<String> otherAccounts = new ArrayList<>();

  @Option(names = "--resource", paramLabel = "ARN", description = "Of this role or user.")
  List<String> resources = new ArrayList<>();

  @Option(names = "--not-resource", paramLabel = "ARN", description = "Not of this role or user.")
  List<String> otherResources = new ArrayList<>();

  @Option(
      names = {"--resource-contains", "--contains"},
      paramLabel = "TEXT",
      description = "The ARN of the role or user contains the text.")
  List<String> parts = new ArrayList<>();

  @Option(
      names = "--resource-type",
      paramLabel = "TYPE",
      split = ",",
      description = "AWS::IAM::Role, AWS::IAM::User, or role, user.")
  List<String> resourceTypes = new ArrayList<>();

  boolean none() {
    return criteria().isEmpty();
  }

  /** Members of the filter with their operators. */
  Map<String, Map<String, List<String>>> criteria() {
    Map<String, Map<String, List<String>>> criteria = new LinkedHashMap<>();
    add(criteria, "findingType", "eq", types.stream().map(FilterOptions::type).toList());
    add(criteria, "findingType", "neq", otherTypes.stream().map(FilterOptions::type).toList());
    add(criteria, "resourceOwnerAccount", "eq", accounts("--account", accounts));
    add(criteria, "resourceOwnerAccount", "neq", accounts("--not-account", otherAccounts));
    add(criteria, "resource", "eq", resources);
    add(criteria, "resource", "neq", otherResources);
    add(criteria, "resource", "contains", parts);
    add(
        criteria,
        "resourceType",
        "eq",
        resourceTypes.stream().map(FilterOptions::resourceType).toList());
    return criteria;
  }

  static void add(
      Map<String, Map<String, List<String>>> criteria,
      String key,
      String operator,
      List<String> values) {
    if (!values.isEmpty()) {
      criteria.computeIfAbsent(key, absent -> new LinkedHashMap<>()).put(operator, values);
    }
  }

  /** Writes the member {@code filter}. */
  static void write(JsonGenerator json, Map<String, Map<String, List<String>>> criteria) {
    json.writeObjectPropertyStart("filter");
    criteria.forEach(
        (key, operators) -> {
          json.writeObjectPropertyStart(key);
          operators.forEach(
              (operator, values) -> {
                json.writeArrayPropertyStart(operator);
                values.forEach(json::writeString);
                json.writeEndArray();
              });
          json.writeEndObject();
        });
    json.writeEndObject();
  }

  private static String type(String text) {
    List<String> known = Arrays.stream(FindingType.values()).map(FindingType::wireName).toList();
    return known.stream()
        .filter(name -> name.equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new Failure(
                    Exit.USAGE, "--type: \"" + text + "\" is none of " + String.join(", ", known)));
  }

  private static List<String> accounts(String option, List<String> ids) {
    for (String id : ids) {
      if (!id.matches("[0-9]{12}")) {
        throw new Failure(
            Exit.USAGE, option + ": \"" + id + "\" is not an account id of 12 digits");
      }
    }
    return ids;
  }

  private static String resourceType(String text) {
    return switch (text) {
      case "role", "AWS::IAM::Role" -> "AWS::IAM::Role";
      case "user", "AWS::IAM::User" -> "AWS::IAM::User";
      default ->
          throw new Failure(Exit.USAGE, "--resource-type: \"" + text + "\" is none of role, user");
    };
  }
}

package dev.dormouse.policy;

import dev.dormouse.catalog.Action;
import dev.dormouse.catalog.Catalog;
import dev.dormouse.catalog.ResourceType;
import dev.dormouse.catalog.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The catalog's facts as texts: every action by name, and its ARN formats. Answers are remembered,
 * since the same patterns are asked for again and again.
 */
final class NaiveCatalog {
  /** Ends the format that is made up for a resource type without one. */
  static final String UNKNOWN = "${Unknown}";

  private final Map<String, SortedSet<String>> namesByService = new TreeMap<>();
  private final Map<String, List<String>> formatsByAction = new HashMap<>();
  private final Map<String, Set<String>> formatsByArnService = new TreeMap<>();
  private final Map<String, NaivePattern> patterns = new HashMap<>();
  private final Map<String, Set<String>> expanded = new HashMap<>();

  NaiveCatalog(Catalog catalog) {
    for (Service service : catalog.services()) {
      SortedSet<String> names = new TreeSet<>();
      service.actions().forEach(id -> names.add(add(catalog.action(id))));
      namesByService.put(service.prefix(), names);
    }
  }

  private String add(Action action) {
    List<String> formats = formatsOf(action);
    formats.forEach(this::remember);
    formatsByAction.put(action.qualifiedName(), formats);
    return action.name();
  }

  private void remember(String format) {
    String arnService = format.split(":", 4)[2];
    formatsByArnService.computeIfAbsent(arnService, key -> new TreeSet<>()).add(format);
    pattern(format);
  }

  private static List<String> formatsOf(Action action) {
    List<String> formats = new ArrayList<>();
    for (ResourceType type : action.resourceTypes()) {
      formats.addAll(type.arnFormats());
    }
    if (action.anyResourceTypeUnknown()) {
      formats.add("arn:${Partition}:" + action.service() + ":${Region}:${Account}:" + UNKNOWN);
    }
    return formats;
  }

  /** Every action, as {@code prefix:Name}. */
  Set<String> all() {
    return expand("*");
  }

  /** The actions that an action pattern matches. */
  Set<String> expand(String pattern) {
    return expanded.computeIfAbsent(pattern, this::search);
  }

  private Set<String> search(String pattern) {
    String[] parts = pattern.equals("*") ? new String[] {"*", "*"} : pattern.split(":", 2);
    Set<String> found = new LinkedHashSet<>();
    if (parts.length < 2) {
      return found;
    }
    Pattern service = regex(parts[0]);
    Pattern action = regex(parts[1]);
    namesByService.forEach(
        (prefix, names) -> {
          if (service.matcher(prefix).matches()) {
            names.stream()
                .filter(name -> action.matcher(name).matches())
                .forEach(name -> found.add(prefix + ":" + name));
          }
        });
    return found;
  }

  private static Pattern regex(String glob) {
    String regex = glob.chars().mapToObj(NaiveCatalog::regex).collect(Collectors.joining());
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  private static String regex(int character) {
    return switch (character) {
      case '*' -> ".*";
      case '?' -> ".";
      default -> Pattern.quote(Character.toString(character));
    };
  }

  /** The ARN formats of the resources that an action can name; none if it takes only a star. */
  List<String> formats(String action) {
    return formatsByAction.getOrDefault(action, List.of());
  }

  /** Every ARN format whose service part is this; those of all services for a star. */
  Set<String> formatsOfArnService(String service) {
    return service.equals("*")
        ? patterns.keySet()
        : formatsByArnService.getOrDefault(service, Set.of());
  }

  /** An ARN format, read. */
  NaivePattern pattern(String format) {
    return patterns.computeIfAbsent(format, NaivePatterns::ofFormat);
  }
}

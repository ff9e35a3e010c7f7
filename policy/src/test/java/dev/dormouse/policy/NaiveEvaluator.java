package dev.dormouse.policy;

import dev.dormouse.policy.NaiveStatement.Resource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The rules of identity policies once more, written to be read and not to be fast: every statement,
 * every resource, every action, one after the other. Shares nothing with the engine but the
 * catalog's facts.
 */
final class NaiveEvaluator {
  private static final int REMEMBERED = 100_000;

  private final NaiveCatalog catalog;
  private final Map<Clause, Set<String>> named = new HashMap<>();
  private final Map<Pair, Boolean> reaches = new HashMap<>();
  private final Map<Pair, Boolean> holds = new HashMap<>();
  private final Map<Resource, NaivePattern> readings = new HashMap<>();

  /** Actions as {@code prefix:Name}. */
  record Result(
      SortedSet<String> actions, SortedSet<String> conditional, SortedSet<String> unrecognized) {}

  private record Clause(boolean not, List<String> patterns) {}

  private record Pair(Resource resource, String format) {}

  NaiveEvaluator(NaiveCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * @param documents policies as {@link Json} reads them
   */
  Result evaluate(List<Object> documents) {
    forget();
    List<NaiveStatement> statements = NaiveStatement.allOf(documents);
    List<NaiveStatement> denies =
        statements.stream().filter(s -> !s.allow() && !s.conditional()).toList();
    Map<String, Boolean> granted = new HashMap<>();
    SortedSet<String> unrecognized = new TreeSet<>();
    for (NaiveStatement allow : statements) {
      if (!allow.allow()) {
        continue;
      }
      for (NaiveStatement part : oneResourceEach(allow)) {
        List<NaiveStatement> closing = denies.stream().filter(d -> closes(d, part)).toList();
        Set<String> open = new HashSet<>(actions(part));
        closing.forEach(deny -> open.removeAll(actions(deny)));
        for (String action : open) {
          if (reaches(part, action)) {
            granted.merge(action, part.conditional(), Boolean::logicalAnd);
          }
        }
        unrecognized.addAll(unrecognized(part, closing));
      }
    }
    Set<String> conditional = new HashSet<>(granted.keySet());
    conditional.removeIf(action -> !granted.getOrDefault(action, false));
    return new Result(new TreeSet<>(granted.keySet()), new TreeSet<>(conditional), unrecognized);
  }

  /** Keeps the memory small over many evaluations. */
  private void forget() {
    named.clear();
    if (reaches.size() + holds.size() > REMEMBERED) {
      reaches.clear();
      holds.clear();
      readings.clear();
    }
  }

  /** A statement for each resource pattern; {@code NotResource} cannot be taken apart. */
  private static List<NaiveStatement> oneResourceEach(NaiveStatement s) {
    return s.notResource()
        ? List.of(s)
        : s.resources().stream()
            .map(
                one ->
                    new NaiveStatement(
                        s.allow(),
                        s.conditional(),
                        s.notAction(),
                        s.actions(),
                        false,
                        List.of(one)))
            .toList();
  }

  private Set<String> actions(NaiveStatement statement) {
    return named.computeIfAbsent(
        new Clause(statement.notAction(), statement.actions()), this::matched);
  }

  private Set<String> matched(Clause clause) {
    Set<String> matched = new HashSet<>();
    clause.patterns().forEach(pattern -> matched.addAll(catalog.expand(pattern)));
    if (!clause.not()) {
      return matched;
    }
    Set<String> others = new HashSet<>(catalog.all());
    others.removeAll(matched);
    return others;
  }

  private List<String> unrecognized(NaiveStatement allow, List<NaiveStatement> closing) {
    return allow.notAction()
        ? List.of()
        : allow.actions().stream()
            .filter(pattern -> catalog.expand(pattern).isEmpty())
            .filter(pattern -> closing.stream().noneMatch(deny -> deniesPattern(deny, pattern)))
            .toList();
  }

  private static boolean deniesPattern(NaiveStatement deny, String unknown) {
    NaivePattern name = NaivePatterns.ofAction(unknown);
    List<NaivePattern> patterns = deny.actions().stream().map(NaivePatterns::ofAction).toList();
    return deny.notAction()
        ? patterns.stream().noneMatch(name::meets)
        : patterns.stream().anyMatch(pattern -> pattern.contains(name));
  }

  /** Whether the Deny speaks of every resource that the Allow speaks of. */
  private static boolean closes(NaiveStatement deny, NaiveStatement allow) {
    if (allow.notResource()) {
      return deny.notResource()
          ? deny.resources().stream()
              .allMatch(d -> allow.resources().stream().anyMatch(a -> contains(a, d)))
          : deny.resources().stream().anyMatch(d -> d.text().equals("*"));
    }
    Resource granted = allow.resources().getFirst();
    return deny.notResource()
        ? deny.resources().stream().noneMatch(d -> d.pattern().meets(granted.pattern()))
        : deny.resources().stream().anyMatch(d -> contains(d, granted));
  }

  private static boolean contains(Resource outer, Resource inner) {
    return outer.pattern().contains(inner.pattern());
  }

  /** Whether some resource of the action is one that the Allow speaks of. */
  private boolean reaches(NaiveStatement allow, String action) {
    List<String> formats = catalog.formats(action);
    if (allow.notResource()) {
      return formats.isEmpty()
          ? allow.resources().stream().noneMatch(NaiveEvaluator::matchesStar)
          : formats.stream().anyMatch(f -> allow.resources().stream().noneMatch(r -> holds(r, f)));
    }
    Resource granted = allow.resources().getFirst();
    return formats.isEmpty()
        ? matchesStar(granted)
        : formats.stream().anyMatch(format -> reaches(granted, format));
  }

  private static boolean matchesStar(Resource resource) {
    return resource.pattern().contains(new NaivePattern(List.of(new NaivePattern.Char('*'))));
  }

  private boolean reaches(Resource resource, String format) {
    return reaches.computeIfAbsent(
        new Pair(resource, format),
        key -> reading(resource, format).meets(catalog.pattern(format)));
  }

  /**
   * A complete ARN pattern is read part by part. Only if no resource of its service fits that
   * reading, its stars run over colons as well (IAM User Guide, "IAM JSON policy elements:
   * Resource"), as those of an incomplete one always do. A format that names no service would fit
   * too much then.
   */
  private NaivePattern reading(Resource resource, String format) {
    if (!resource.completeArn()) {
      return resource.pattern();
    }
    return namesNoService(format)
        ? resource.pattern().aligned()
        : readings.computeIfAbsent(resource, this::readingForItsService);
  }

  private NaivePattern readingForItsService(Resource resource) {
    NaivePattern aligned = resource.pattern().aligned();
    String service = resource.text().split(":", 4)[2];
    boolean literal = Pattern.matches("[^*?]*", service);
    return catalog.formatsOfArnService(literal ? service : "*").stream()
            .filter(format -> !format.endsWith(NaiveCatalog.UNKNOWN) && !namesNoService(format))
            .anyMatch(format -> aligned.meets(catalog.pattern(format)))
        ? aligned
        : resource.pattern();
  }

  private static boolean namesNoService(String format) {
    return format.startsWith("arn:${Partition}:${");
  }

  /** Whether the excluded pattern surely matches every ARN of the format, in its own partition. */
  private boolean holds(Resource excluded, String format) {
    return holds.computeIfAbsent(
        new Pair(excluded, format), key -> holdsInItsPartition(excluded, format));
  }

  private static boolean holdsInItsPartition(Resource excluded, String format) {
    String[] parts = excluded.text().split(":", 3);
    boolean named = parts.length == 3 && Pattern.matches("[a-z-]+", parts[1]);
    String fixed = named ? format.replace("${Partition}", parts[1]) : format;
    return excluded.pattern().contains(NaivePatterns.ofFormat(fixed));
  }
}

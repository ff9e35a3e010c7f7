package dev.dormouse.app.serve;

import dev.dormouse.analyzers.life.AccountAnalysis.UnknownCount;
import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.findings.Assessment;
import dev.dormouse.findings.UnknownSubject;
import dev.dormouse.snapshot.AccountResult;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts what an account's analysis could not judge, by subject and reason. */
final class UnknownCounts {
  private static final Set<String> SUBJECTS = Set.of("role", "password", "permissions");

  private final Map<Key, int[]> counts = new LinkedHashMap<>();

  private UnknownCounts() {}

  private record Key(String subject, UnknownReason reason) {}

  /** Most principals first. */
  static List<UnknownCount> of(AccountResult result) {
    UnknownCounts counts = new UnknownCounts();
    result.assessments().forEach(counts::add);
    result.lostPrincipals().forEach(lost -> counts.add(new Key("principal", lost.reason()), 1, 0));
    return counts.counts.entrySet().stream()
        .map(
            entry ->
                new UnknownCount(
                    entry.getKey().subject(),
                    entry.getKey().reason(),
                    entry.getValue()[0],
                    entry.getValue()[1]))
        .sorted(Comparator.comparingInt(UnknownCount::principals).reversed())
        .toList();
  }

  private void add(Assessment assessment) {
    Set<Key> counted = new HashSet<>();
    for (UnknownSubject unknown : assessment.unknowns()) {
      Key key = new Key(subject(unknown.subject()), unknown.reason());
      add(key, counted.add(key) ? 1 : 0, unknown.actions());
    }
  }

  private void add(Key key, int principals, int actions) {
    int[] count = counts.computeIfAbsent(key, first -> new int[2]);
    count[0] += principals;
    count[1] += actions;
  }

  /** A key that could not be judged is named by its id. */
  private static String subject(String subject) {
    return SUBJECTS.contains(subject) ? subject : "access keys";
  }
}

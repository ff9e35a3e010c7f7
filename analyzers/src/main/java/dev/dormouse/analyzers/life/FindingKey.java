package dev.dormouse.analyzers.life;

import dev.dormouse.findings.FindingType;
import java.util.Comparator;

/**
 * What a finding is about. An account has one finding of a key at most that is not RESOLVED.
 *
 * @param uniqueId of the principal
 */
record FindingKey(String uniqueId, FindingType type) implements Comparable<FindingKey> {
  private static final Comparator<FindingKey> ORDER =
      Comparator.comparing(FindingKey::uniqueId).thenComparing(FindingKey::type);

  static FindingKey of(FindingRecord finding) {
    return new FindingKey(finding.principal().uniqueId(), finding.type());
  }

  @Override
  public int compareTo(FindingKey other) {
    return ORDER.compare(this, other);
  }
}

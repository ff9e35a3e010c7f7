package dev.dormouse.analyzers.life;

import dev.dormouse.analyzers.ArchiveRule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** What people and rules do to findings that are there; a RESOLVED one stays as it is. */
public final class Archiving {
  private final Supplier<UUID> ids;

  public Archiving(Supplier<UUID> ids) {
    this.ids = ids;
  }

  /** Empty if it is RESOLVED, or archived in the same way already. */
  public Optional<FindingChange> archive(FindingRecord finding, Archive archive, Instant now) {
    boolean same =
        finding.status() == FindingStatus.ARCHIVED
            && (!archive.explained() || archive.equals(finding.archive()));
    return finding.status() == FindingStatus.RESOLVED || same
        ? Optional.empty()
        : Optional.of(
            new FindingChange.Changed(finding, finding.archived(archive, now, ids.get())));
  }

  /**
   * What becomes of a finding whose archive is over: ARCHIVED anew if a rule matches, else ACTIVE.
   *
   * @param content what the finding says from now on
   */
  public static FindingRecord ended(
      FindingRecord content, List<ArchiveRule> rules, Instant now, UUID revision) {
    return unlessRule(content.active(now, revision), rules, now);
  }

  /** The finding itself, or ARCHIVED by the first rule that matches. */
  static FindingRecord unlessRule(FindingRecord active, List<ArchiveRule> rules, Instant now) {
    Optional<ArchiveRule> rule =
        rules.stream().filter(candidate -> candidate.filter().matches(active)).findFirst();
    return rule.map(
            match ->
                active.archived(
                    new Archive(match.name(), "analyzer " + active.analyzer(), null, null, null),
                    now,
                    active.version()))
        .orElse(active);
  }

  /** Empty unless it is ARCHIVED. */
  public Optional<FindingChange> unarchive(FindingRecord finding, Instant now) {
    return finding.status() == FindingStatus.ARCHIVED
        ? Optional.of(new FindingChange.Changed(finding, finding.active(now, ids.get())))
        : Optional.empty();
  }
}

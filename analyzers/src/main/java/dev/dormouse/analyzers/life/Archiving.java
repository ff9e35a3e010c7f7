package dev.dormouse.analyzers.life;

import java.time.Instant;
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

  /** Empty unless it is ARCHIVED. */
  public Optional<FindingChange> unarchive(FindingRecord finding, Instant now) {
    return finding.status() == FindingStatus.ARCHIVED
        ? Optional.of(new FindingChange.Changed(finding, finding.active(now, ids.get())))
        : Optional.empty();
  }
}

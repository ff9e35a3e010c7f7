package dev.dormouse.analyzers.life;

import dev.dormouse.findings.FindingType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A finding as an analyzer keeps it.
 *
 * @param id what the API calls it; time-ordered
 * @param analyzer the id of its analyzer
 * @param lineage the same for all findings that followed each other on one principal and type, so
 *     that notes and links outlive a partial fix; the first finding's id
 * @param details null where {@code error} is not, in a list, and where a store cannot read them
 * @param updatedAt the last change of status or content
 * @param analyzedAt the last analysis; null while it goes on, for it is then its account's
 * @param archive null unless ARCHIVED, or RESOLVED out of ARCHIVED
 * @param version changes with every revision; AWS's event member {@code version}
 */
public record FindingRecord(
    UUID id,
    long analyzer,
    UUID lineage,
    PrincipalRef principal,
    FindingType type,
    FindingStatus status,
    @Nullable FindingError error,
    @Nullable FindingDetails details,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant analyzedAt,
    @Nullable Archive archive,
    UUID version) {

  /** Whether a store that was asked for the details could not read them. */
  public boolean illegible() {
    return details == null && error == null;
  }

  /** This finding ARCHIVED. */
  public FindingRecord archived(Archive how, Instant now, UUID revision) {
    return with(FindingStatus.ARCHIVED, details, now, analyzedAt, how, revision);
  }

  /** This finding ACTIVE. */
  public FindingRecord active(Instant now, UUID revision) {
    return with(FindingStatus.ACTIVE, details, now, null, null, revision);
  }

  /** This finding RESOLVED; what it said last stays. */
  public FindingRecord resolved(Instant now, UUID revision) {
    return with(FindingStatus.RESOLVED, details, now, now, archive, revision);
  }

  /** This finding with other content. */
  public FindingRecord saying(FindingDetails content, Instant now, UUID revision) {
    return with(status, content, now, analyzedAt, archive, revision);
  }

  /** This finding with other times of use, which is no revision. */
  public FindingRecord retimed(FindingDetails content) {
    return with(status, content, updatedAt, analyzedAt, archive, version);
  }

  /** This finding ACTIVE with other content, after it was RESOLVED. */
  public FindingRecord again(FindingDetails content, Instant now, UUID revision) {
    return with(FindingStatus.ACTIVE, content, now, null, null, revision);
  }

  private FindingRecord with(
      FindingStatus newStatus,
      @Nullable FindingDetails newDetails,
      Instant now,
      @Nullable Instant analyzed,
      @Nullable Archive how,
      UUID revision) {
    return new FindingRecord(
        id,
        analyzer,
        lineage,
        principal,
        type,
        newStatus,
        error,
        newDetails,
        createdAt,
        now,
        analyzed,
        how,
        revision);
  }
}

package dev.dormouse.analyzers.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArchivingTest {
  private static final Archive BY_HAND = new Archive(null, "AKIAPERSON", null, null, null);
  private static final Archive EXPLAINED =
      new Archive(null, "AKIAPERSON", "why", "who", Instant.parse("2027-01-01T00:00:00Z"));
  private static final UUID REVISION = new UUID(4, 2);

  private final Archiving archiving = new Archiving(() -> REVISION);
  private final Shelf shelf = new Shelf();

  @BeforeEach
  void openAFinding() {
    shelf.scan(Entity.role("AROAONE", "App").roleUse(Entity.never()));
    shelf.later(Duration.ofDays(1));
  }

  private Optional<FindingRecord> archived(Archive how) {
    return after(archiving.archive(shelf.only(), how, shelf.now()));
  }

  private static Optional<FindingRecord> after(Optional<FindingChange> change) {
    return change.map(made -> ((FindingChange.Changed) made).after());
  }

  @Test
  void anActiveFindingIsArchivedInANewRevision() {
    FindingRecord before = shelf.only();

    assertThat(archived(EXPLAINED))
        .hasValueSatisfying(
            after -> {
              assertThat(after.status()).isEqualTo(FindingStatus.ARCHIVED);
              assertThat(after.archive()).isEqualTo(EXPLAINED);
              assertThat(after.version()).isEqualTo(REVISION);
              assertThat(after.updatedAt()).isEqualTo(shelf.now());
              assertThat(after.createdAt()).isEqualTo(before.createdAt());
              assertThat(after.details()).isEqualTo(before.details());
            });
  }

  @Test
  void archivingAgainInTheSameWayChangesNothing() {
    shelf.archive(shelf.only(), EXPLAINED);

    assertThat(archived(EXPLAINED)).isEmpty();
  }

  @Test
  void archivingAgainWithoutAReasonKeepsTheReason() {
    shelf.archive(shelf.only(), EXPLAINED);

    assertThat(archived(BY_HAND)).isEmpty();
  }

  @Test
  void anArchivedFindingTakesANewReason() {
    shelf.archive(shelf.only(), BY_HAND);

    assertThat(archived(EXPLAINED).map(FindingRecord::archive)).contains(EXPLAINED);
  }

  @Test
  void unarchivingMakesItActive() {
    shelf.archive(shelf.only(), EXPLAINED);

    assertThat(after(archiving.unarchive(shelf.only(), shelf.now())))
        .hasValueSatisfying(
            after -> {
              assertThat(after.status()).isEqualTo(FindingStatus.ACTIVE);
              assertThat(after.archive()).isNull();
              assertThat(after.version()).isEqualTo(REVISION);
            });
  }

  @Test
  void anActiveFindingCannotBeUnarchived() {
    assertThat(archiving.unarchive(shelf.only(), shelf.now())).isEmpty();
  }

  @Test
  void aResolvedFindingStaysAsItIs() {
    shelf.scan();

    assertThat(archived(EXPLAINED)).isEmpty();
    assertThat(archiving.unarchive(shelf.only(), shelf.now())).isEmpty();
  }

  @Test
  void anArchiveIsOverFromItsEndOn() {
    Instant end = Instant.parse("2027-01-01T00:00:00Z");

    assertThat(EXPLAINED.over(end.minusMillis(1))).isFalse();
    assertThat(EXPLAINED.over(end)).isTrue();
    assertThat(BY_HAND.over(Instant.MAX)).isFalse();
  }
}

package dev.dormouse.analyzers.life;

import static dev.dormouse.analyzers.life.FindingStatus.ACTIVE;
import static dev.dormouse.analyzers.life.FindingStatus.ARCHIVED;
import static dev.dormouse.analyzers.life.FindingStatus.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.evidence.Tracked;
import java.time.Duration;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The steps of AWS's published events, and what each says. */
class FindingEventsTest {
  private static final Archive BY_HAND = new Archive(null, "AKIAPERSON", null, null, null);

  private final Shelf shelf = new Shelf();

  private static Entity app() {
    return Entity.role("AROAONE", "app").roleUse(Entity.never());
  }

  private void assertStatuses(Tuple... expected) {
    assertThat(shelf.events())
        .extracting(FindingEvent::previousStatus, FindingEvent::status, FindingEvent::deleted)
        .containsExactly(expected);
  }

  private static Tuple step(@Nullable FindingStatus previous, FindingStatus status) {
    return Tuple.tuple(previous, status, false);
  }

  @Test
  void openedArchivedUnarchivedResolved() {
    shelf.scan(app());
    shelf.archive(shelf.only(), BY_HAND);
    shelf.unarchive(shelf.only());
    shelf.scan();

    assertStatuses(
        step(null, ACTIVE), step(ACTIVE, ARCHIVED), step(ARCHIVED, ACTIVE), step(ACTIVE, RESOLVED));
  }

  @Test
  void archivedByARuleAtBirthIsOneEvent() {
    shelf.rule("apps", "role/app").scan(app());

    assertStatuses(step(null, ARCHIVED));
  }

  @Test
  void aDeletionLeavesTheStatusAsItWas() {
    shelf.scan(app());
    shelf.scan();
    FindingEvent event =
        FindingEvents.of(
            new FindingChange.Deleted(shelf.only()), new UUID(1, 1), shelf.now().plusSeconds(1));

    assertThat(event.previousStatus()).isEqualTo(RESOLVED);
    assertThat(event.status()).isEqualTo(RESOLVED);
    assertThat(event.deleted()).isTrue();
    assertThat(event.version()).isEqualTo(shelf.only().version());
  }

  @Test
  void anEventNamesTheFindingItsTimesAndItsRevision() {
    shelf.scan(app());
    shelf.later(Duration.ofHours(1)).archive(shelf.only(), BY_HAND);
    FindingRecord finding = shelf.only();
    FindingEvent event = shelf.events().getLast();

    assertThat(event.findingId()).isEqualTo(finding.id());
    assertThat(event.analyzer()).isEqualTo(Shelf.ANALYZER);
    assertThat(event.principal()).isEqualTo(finding.principal());
    assertThat(event.type()).isEqualTo(finding.type());
    assertThat(event.at()).isEqualTo(shelf.now());
    assertThat(event.createdAt()).isEqualTo(Entity.AS_OF);
    assertThat(event.updatedAt()).isEqualTo(shelf.now());
    assertThat(event.analyzedAt()).isEqualTo(shelf.now());
    assertThat(event.version()).isEqualTo(finding.version());
    assertThat(event.error()).isNull();
  }

  @Test
  void aFindingOfPermissionsIsCounted() {
    shelf.scan(
        Entity.role("AROATWO", "app")
            .allow("s3:DeleteBucket", "s3:CreateBucket", "sns:*")
            .service("sns", null)
            .service(
                "s3",
                Entity.daysAgo(1),
                Tracked.in("s3").at(null, "DeleteBucket").at(Entity.daysAgo(1), "CreateBucket")));

    assertThat(shelf.events())
        .extracting(FindingEvent::unusedServices, FindingEvent::unusedActions)
        .containsExactly(Tuple.tuple(1, 1));
  }

  @Test
  void otherFindingsAreNot() {
    shelf.scan(
        app(),
        Entity.user("AIDAONE", "ann")
            .password(Entity.password(Entity.never()))
            .keys(Entity.key("AKIAONE", true, Entity.never())));

    assertThat(shelf.events())
        .hasSize(3)
        .allSatisfy(
            event -> {
              assertThat(event.unusedServices()).isNull();
              assertThat(event.unusedActions()).isNull();
            });
  }
}

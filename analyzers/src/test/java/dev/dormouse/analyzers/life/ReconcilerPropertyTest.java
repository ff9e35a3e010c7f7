package dev.dormouse.analyzers.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.catalog.ActionSet;
import dev.dormouse.findings.Assessment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Laws that hold over random histories of an account, under random settings. */
class ReconcilerPropertyTest {
  private static final int HISTORIES = 60;
  private static final int SCANS = 25;

  @Test
  void historiesKeepTheLaws() {
    for (long seed = 0; seed < HISTORIES; seed++) {
      new History(seed).play();
    }
  }

  @Test
  void theSameHistoryGivesTheSameFindings() {
    for (long seed = 0; seed < 10; seed++) {
      assertThat(new History(seed).play()).as("seed %d", seed).isEqualTo(new History(seed).play());
    }
  }

  @Test
  void theOrderOfFindingsAndAssessmentsDoesNotMatter() {
    for (long seed = 0; seed < HISTORIES; seed++) {
      Random random = new Random(seed);
      World world = new World(random);
      Shelf shelf = new Shelf(seed);
      for (int scan = 0; scan < 8; scan++) {
        shelf.scan(world.entities().toArray(new Entity[0]));
        world.step();
      }
      List<FindingRecord> known = new ArrayList<>(shelf.all());
      List<Assessment> assessed =
          new ArrayList<>(world.entities().stream().map(Entity::assess).toList());
      List<FindingChange> one = reconcile(known, assessed, shelf.now());
      Collections.shuffle(known, random);
      Collections.shuffle(assessed, random);

      assertThat(reconcile(known, assessed, shelf.now())).as("seed %d", seed).isEqualTo(one);
    }
  }

  private static List<FindingChange> reconcile(
      List<FindingRecord> known, List<Assessment> assessed, Instant now) {
    return new Reconciler(LifeSettings.DEFAULT, new TimeOrderedIds(() -> now, new Random(99)))
        .reconcile(
            Shelf.ANALYZER,
            known,
            new AccountAssessment(Entity.ACCOUNT, assessed, true),
            List.of(),
            now);
  }

  /** Scans of a changing account, with people archiving and unarchiving between them. */
  private static final class History {
    private final long seed;
    private final Random random;
    private final World world;
    private final Shelf shelf;

    private History(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
      this.world = new World(random);
      this.shelf = new Shelf(seed).rule("zeros", "role-0");
      settings();
    }

    private void settings() {
      shelf
          .set("partialFix", one("REPLACE", "UPDATE"))
          .set("drift", one("UPDATE", "REPLACE"))
          .set("recurrence", one("NEW_FINDING", "REACTIVATE"))
          .set("excluded", one("RESOLVE", "DELETE"))
          .set("carryArchive", one("EXPLAINED", "ALWAYS", "NEVER"));
    }

    private String one(String... values) {
      return values[random.nextInt(values.length)];
    }

    private List<FindingEvent> play() {
      for (int i = 0; i < SCANS; i++) {
        shelf.later(Duration.ofHours(1 + random.nextInt(30)));
        scan();
        oneOpenFindingOfAKey();
        people();
        world.step();
      }
      eventsFollowEachOther();
      versionsNeverComeBack();
      return shelf.events();
    }

    private void scan() {
      boolean complete = random.nextInt(4) > 0;
      List<Entity> seen = world.entities();
      Set<String> missing = new HashSet<>();
      if (!complete) {
        missing.add(seen.removeFirst().id());
      }
      List<Assessment> assessments = seen.stream().map(Entity::assess).toList();
      List<FindingChange> changes = shelf.scan(complete, assessments);
      nothingBecomesOfTheUnknown(changes, missing);
      noListedActionThatIsUnknownIsResolved(changes, assessments);
      assertThat(shelf.scan(complete, assessments)).as("seed %d, again", seed).isEmpty();
      whatIsFoundIsOpen(assessments);
    }

    private void nothingBecomesOfTheUnknown(List<FindingChange> changes, Set<String> missing) {
      for (FindingChange change : changes) {
        if (!endsAnArchive(change)) {
          assertThat(Stream.concat(world.blind().stream(), missing.stream()))
              .as("seed %d: %s", seed, change)
              .doesNotContain(finding(change).principal().uniqueId());
        }
      }
    }

    private void noListedActionThatIsUnknownIsResolved(
        List<FindingChange> changes, List<Assessment> assessments) {
      Map<String, Assessment> principals = new HashMap<>();
      assessments.forEach(assessment -> principals.put(assessment.principal().id(), assessment));
      for (FindingChange change : changes) {
        FindingRecord finding = finding(change);
        Assessment assessment = principals.get(finding.principal().uniqueId());
        if (finding.status() == FindingStatus.RESOLVED
            && finding.details() instanceof FindingDetails.Permissions permissions
            && assessment != null
            && assessment.findings().isEmpty()
            && !assessment.young()) {
          assertThat(unknown(assessment).and(listed(permissions)).ids().toArray())
              .as("seed %d: %s", seed, change)
              .isEmpty();
        }
      }
    }

    private static ActionSet unknown(Assessment assessment) {
      ActionSet.Builder unknown = ActionSet.builder();
      if (assessment.permissions() != null) {
        assessment.permissions().unknown().values().forEach(unknown::addAll);
      }
      return unknown.build();
    }

    private static ActionSet listed(FindingDetails.Permissions permissions) {
      ActionSet.Builder listed = ActionSet.builder();
      for (FindingDetails.Service service : permissions.services()) {
        if (service.actions() != null) {
          listed.addAll(service.actions());
        }
      }
      return listed.build();
    }

    private static boolean endsAnArchive(FindingChange change) {
      return change instanceof FindingChange.Changed(FindingRecord before, FindingRecord after)
          && before.archive() != null
          && before.archive().over(after.updatedAt())
          && after.status() != FindingStatus.RESOLVED;
    }

    private static FindingRecord finding(FindingChange change) {
      return switch (change) {
        case FindingChange.Opened(FindingRecord finding) -> finding;
        case FindingChange.Changed(FindingRecord _, FindingRecord after) -> after;
        case FindingChange.Retimed(FindingRecord _, FindingRecord after) -> after;
        case FindingChange.Deleted(FindingRecord last) -> last;
      };
    }

    private void whatIsFoundIsOpen(List<Assessment> assessments) {
      Map<FindingKey, @Nullable FindingDetails> open = new HashMap<>();
      shelf.open().forEach(finding -> open.put(FindingKey.of(finding), finding.details()));
      for (Assessment assessment : assessments) {
        assessment
            .findings()
            .forEach(
                found ->
                    assertThat(open)
                        .as("seed %d", seed)
                        .containsEntry(
                            new FindingKey(assessment.principal().id(), found.type()),
                            DetailsOf.finding(found)));
      }
    }

    private void oneOpenFindingOfAKey() {
      assertThat(shelf.open().stream().map(FindingKey::of))
          .as("seed %d", seed)
          .doesNotHaveDuplicates();
    }

    private void people() {
      for (FindingRecord finding : shelf.all()) {
        if (random.nextInt(6) == 0) {
          Instant until = random.nextBoolean() ? shelf.now().plus(Duration.ofHours(40)) : null;
          shelf.archive(
              finding,
              new Archive(null, "AKIAPERSON", random.nextBoolean() ? "why" : null, null, until));
        } else if (random.nextInt(12) == 0) {
          shelf.unarchive(finding);
        }
      }
    }

    private void eventsFollowEachOther() {
      Map<UUID, FindingEvent> last = new HashMap<>();
      for (FindingEvent event : shelf.events()) {
        FindingEvent before = last.put(event.findingId(), event);
        assertThat(event.previousStatus())
            .as("seed %d: %s", seed, event)
            .isEqualTo(before == null ? null : before.status());
        assertThat(before == null || !before.deleted()).as("seed %d: %s", seed, event).isTrue();
      }
      shelf
          .all()
          .forEach(
              finding ->
                  assertThat(last.get(finding.id()))
                      .extracting(FindingEvent::status, FindingEvent::version)
                      .containsExactly(finding.status(), finding.version()));
    }

    private void versionsNeverComeBack() {
      assertThat(shelf.events().stream().filter(event -> !event.deleted()))
          .extracting(FindingEvent::version)
          .doesNotHaveDuplicates();
    }
  }
}

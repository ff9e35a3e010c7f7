package dev.dormouse.analyzers.life;

import static dev.dormouse.analyzers.life.Entity.daysAgo;
import static dev.dormouse.analyzers.life.Entity.key;
import static dev.dormouse.analyzers.life.Entity.never;
import static dev.dormouse.analyzers.life.Entity.unknown;
import static dev.dormouse.analyzers.life.Entity.used;
import static dev.dormouse.analyzers.life.FindingStatus.ACTIVE;
import static dev.dormouse.analyzers.life.FindingStatus.ARCHIVED;
import static dev.dormouse.analyzers.life.FindingStatus.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.catalog.ActionSet;
import dev.dormouse.catalog.Catalog;
import dev.dormouse.evidence.Tracked;
import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.findings.FindingType;
import dev.dormouse.findings.Settings;
import dev.dormouse.policy.PrincipalKind;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReconcilerTest {
  private static final Archive BY_HAND = new Archive(null, "AKIAPERSON", null, null, null);
  private static final Archive EXPLAINED =
      new Archive(null, "AKIAPERSON", "needed for disasters", "platform team", null);

  private final Shelf shelf = new Shelf();

  private static Entity unusedRole() {
    return Entity.role("AROAONE", "App").roleUse(never());
  }

  /** A used role with two unused S3 actions and one that is used. */
  private static Entity worker() {
    return Entity.role("AROAWORKER", "Worker")
        .allow("s3:DeleteBucket", "s3:CreateBucket", "s3:PutBucketPolicy")
        .service(
            "s3",
            daysAgo(1),
            Tracked.in("s3")
                .at(null, "DeleteBucket", "CreateBucket")
                .at(daysAgo(1), "PutBucketPolicy"));
  }

  private static Entity userWithKeys() {
    return Entity.user("AIDAONE", "ci")
        .keys(key("AKIAONE", true, never()), key("AKIATWO", true, used(200)));
  }

  private static ActionSet s3(String... names) {
    ActionSet.Builder actions = ActionSet.builder();
    for (String name : names) {
      actions.add(Catalog.bundled().find("s3", name).orElseThrow().id());
    }
    return actions.build();
  }

  private static @Nullable ActionSet listed(FindingRecord finding) {
    return finding.details() instanceof FindingDetails.Permissions(var services)
        ? services.getFirst().actions()
        : null;
  }

  @Test
  void whatIsUnusedOpensAFinding() {
    shelf.scan(unusedRole());

    FindingRecord finding = shelf.only();
    assertThat(finding.status()).isEqualTo(ACTIVE);
    assertThat(finding.lineage()).isEqualTo(finding.id());
    assertThat(finding.analyzer()).isEqualTo(Shelf.ANALYZER);
    assertThat(finding.createdAt()).isEqualTo(shelf.now());
    assertThat(finding.details()).isEqualTo(new FindingDetails.Role(null));
    assertThat(finding.principal().arn()).isEqualTo("arn:aws:iam::111122223333:role/App");
  }

  @Test
  void whatARuleMatchesIsArchivedAtItsBirth() {
    shelf.rule("disasters", "Disaster").rule("apps", "role/App").rule("roles", "role/");

    shelf.scan(unusedRole());

    assertThat(shelf.only().status()).isEqualTo(ARCHIVED);
    assertThat(shelf.only().archive()).extracting(Archive::rule).isEqualTo("apps");
  }

  @Test
  void theSameScanAgainChangesNothing() {
    shelf.scan(unusedRole(), worker(), userWithKeys());

    assertThat(shelf.later(Duration.ofDays(1)).scan(unusedRole(), worker(), userWithKeys()))
        .isEmpty();
    assertThat(shelf.open()).hasSize(3);
  }

  @Test
  void whatIsUsedAgainIsResolved() {
    shelf.scan(unusedRole());
    shelf.later(Duration.ofDays(1)).scan(unusedRole().roleUse(used(1)));

    assertThat(shelf.only().status()).isEqualTo(RESOLVED);
    assertThat(shelf.only().updatedAt()).isEqualTo(shelf.now());
    assertThat(shelf.only().analyzedAt()).isEqualTo(shelf.now());
  }

  @Test
  void anArchivedFindingIsResolvedToo() {
    shelf.scan(unusedRole());
    shelf.archive(shelf.only(), EXPLAINED);
    shelf.scan();

    assertThat(shelf.only().status()).isEqualTo(RESOLVED);
    assertThat(shelf.only().archive()).isEqualTo(EXPLAINED);
  }

  @Test
  void aPrincipalGoneFromACompleteAccountResolvesItsFindings() {
    shelf.scan(unusedRole(), userWithKeys());
    shelf.scan();

    assertThat(shelf.open()).isEmpty();
  }

  @Test
  void aPrincipalMissingFromAnIncompleteAccountChangesNothing() {
    shelf.scan(unusedRole(), userWithKeys());

    assertThat(shelf.scanIncomplete()).isEmpty();
    assertThat(shelf.scanIncomplete(userWithKeys())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aListOfAKindThatIsMissingEndsNothingOfThatKindOnly(PrincipalKind kind) {
    shelf.scan(unusedRole(), userWithKeys());
    shelf.scanWithout(Unlisted.any(kind));

    assertThat(shelf.open()).singleElement().matches(left -> left.principal().kind() == kind);
  }

  @Test
  void onlyTheFindingsOfThePrincipalThatIsMissingStayAsTheyWere() {
    shelf.scan(unusedRole(), Entity.role("AROATWO", "Other").roleUse(never()), userWithKeys());
    shelf.scanWithout(new Unlisted(PrincipalKind.ROLE, "AROATWO", ""));

    assertThat(shelf.open())
        .singleElement()
        .matches(left -> left.principal().uniqueId().equals("AROATWO"));
  }

  @Test
  void aUserWhoIsMissingMayBeKnownByNameOnly() {
    shelf.scan(userWithKeys());
    String arn = shelf.only().principal().arn();
    assertThat(
            shelf.scanWithout(
                new Unlisted(PrincipalKind.USER, "", arn.substring(arn.lastIndexOf('/') + 1))))
        .isEmpty();

    shelf.scanWithout(new Unlisted(PrincipalKind.USER, "", "somebody-else"));
    assertThat(shelf.open()).isEmpty();
  }

  @Test
  void aRoleCreatedAnewUnderItsNameResolvesTheFindingOfTheOldOne() {
    shelf.scan(unusedRole());
    shelf.scanIncomplete(Entity.role("AROATWO", "App").roleUse(never()).ageInDays(3));

    assertThat(shelf.only().status()).isEqualTo(RESOLVED);
  }

  @ParameterizedTest
  @EnumSource
  void noEvidenceIsNoReasonToResolve(FindingType type) {
    Entity role = worker();
    Entity unused = unusedRole();
    Entity user = userWithKeys().password(Entity.password(never()));
    shelf.scan(role, unused, user);
    FindingRecord before = shelf.of(type);

    List<FindingChange> changes = shelf.scan(role.blind(), unused.blind(), user.blind());

    assertThat(changes).isEmpty();
    assertThat(before.status()).isEqualTo(ACTIVE);
  }

  @Test
  void aKeyWhoseUseBecameUnknownStays() {
    shelf.scan(userWithKeys());

    assertThat(
            shelf.scan(
                userWithKeys()
                    .keys(key("AKIAONE", true, unknown()), key("AKIATWO", true, used(1)))))
        .isEmpty();
  }

  @Test
  void keysNamedByTheirSlotsAreNotTakenForDeletedOnes() {
    shelf.scan(userWithKeys());

    assertThat(shelf.scan(userWithKeys().keys(key("access_key_1", true, unknown())))).isEmpty();
    shelf.scan(userWithKeys().keys(key("access_key_1", true, never())));
    assertThat(shelf.only().status()).isEqualTo(ACTIVE);
  }

  @Test
  void aPolicyThatCannotBeReadIsNoReasonToResolve() {
    shelf.scan(worker());

    assertThat(shelf.scan(worker().allow("s3:PutBucketPolicy").defect(true))).isEmpty();
    shelf.scan(worker().allow("s3:PutBucketPolicy"));
    assertThat(shelf.only().status()).isEqualTo(RESOLVED);
  }

  @Test
  void aListedActionThatBecameUnknownLeavesTheListAndResolvesNothing() {
    for (String drift : List.of("UPDATE", "REPLACE")) {
      Shelf fresh = new Shelf().set("drift", drift);
      fresh.scan(worker());
      Entity lessKnown =
          worker()
              .service(
                  "s3",
                  daysAgo(1),
                  Tracked.in("s3").at(null, "DeleteBucket").at(daysAgo(1), "PutBucketPolicy"));
      fresh.scan(lessKnown);

      assertThat(fresh.only().status()).as(drift).isEqualTo(ACTIVE);
      assertThat(listed(fresh.only())).as(drift).isEqualTo(s3("DeleteBucket"));
    }
  }

  @Test
  void listedActionsOfWhichNothingIsKnownAnyMoreStay() {
    shelf.scan(worker());

    assertThat(
            shelf.scan(
                worker()
                    .allow("s3:CreateBucket", "s3:PutBucketPolicy")
                    .service("s3", daysAgo(1), Tracked.in("s3").at(daysAgo(1), "PutBucketPolicy"))))
        .isEmpty();
  }

  @Test
  void aServiceThatWasUsedIsNoLongerUnusedThoughItsActionsAreUnknown() {
    Entity role = Entity.role("AROATWO", "Sender").allow("sns:*").service("sns", null);
    shelf.scan(role);
    assertThat(shelf.only().status()).isEqualTo(ACTIVE);

    shelf.scan(role.service("sns", daysAgo(1)));
    assertThat(shelf.only().status()).isEqualTo(RESOLVED);
  }

  @Test
  void aServiceMissingFromTheReportStays() {
    Entity role = Entity.role("AROATWO", "Sender").allow("sns:*");
    shelf.scan(role.service("sns", null));

    assertThat(shelf.scan(Entity.role("AROATWO", "Sender").allow("sns:*"))).isEmpty();
  }

  @Test
  void permissionsOfARoleThatIsUnusedAsAWholeAreResolved() {
    shelf.scan(worker());
    shelf.scan(
        worker()
            .roleUse(never())
            .service("s3", null)
            .noReport(UnknownReason.NO_LAST_ACCESSED_REPORT));

    assertThat(shelf.of(FindingType.UNUSED_PERMISSION).status()).isEqualTo(RESOLVED);
    assertThat(shelf.of(FindingType.UNUSED_IAM_ROLE).status()).isEqualTo(ACTIVE);
  }

  @Test
  void permissionsOfAnUnusedRoleStayUnknownWhereTheyAreAskedFor() {
    Settings emit = Settings.DEFAULT.with("unusedRolePermissions", "EMIT");
    Entity role = worker();
    shelf.scan(true, List.of(role.assess(emit)));
    shelf.scan(true, List.of(role.blind().roleUse(never()).assess(emit)));

    assertThat(shelf.of(FindingType.UNUSED_PERMISSION).status()).isEqualTo(ACTIVE);
  }

  @Test
  void aPrincipalYoungerThanALongerTrackingPeriodHasNoFindingAnyMore() {
    Entity role = unusedRole().ageInDays(100);
    shelf.scan(role);
    shelf.scan(true, List.of(role.assess(Settings.DEFAULT.with("trackingPeriod", "200"))));

    assertThat(shelf.only().status()).isEqualTo(RESOLVED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"deleted", "deactivated"})
  void aKeyTakenAwayReplacesTheFindingByOneOfTheOther(String how) {
    shelf.scan(userWithKeys());
    UUID first = shelf.only().id();
    Entity after =
        how.equals("deleted")
            ? userWithKeys().keys(key("AKIATWO", true, used(200)))
            : userWithKeys().keys(key("AKIAONE", false, never()), key("AKIATWO", true, used(200)));
    List<FindingChange> changes = shelf.scan(after);

    assertThat(changes).hasSize(2);
    assertThat(changes.getFirst()).isInstanceOf(FindingChange.Changed.class);
    FindingRecord rest = shelf.of(FindingType.UNUSED_IAM_USER_ACCESS_KEY);
    assertThat(rest.id()).isNotEqualTo(first);
    assertThat(rest.lineage()).isEqualTo(first);
    assertThat(rest.details())
        .isEqualTo(
            new FindingDetails.Keys(List.of(new FindingDetails.Key("AKIATWO", daysAgo(200)))));
  }

  @Test
  void aKeyThatIsUsedAgainOnlyLeavesTheFinding() {
    shelf.scan(userWithKeys());
    shelf.scan(userWithKeys().keys(key("AKIAONE", true, used(1)), key("AKIATWO", true, used(200))));

    assertThat(shelf.only().status()).isEqualTo(ACTIVE);
  }

  @Test
  void aPasswordThatIsDeletedResolvesItsFinding() {
    shelf.scan(Entity.user("AIDAONE", "ann").password(Entity.password(never())));
    assertThat(shelf.only().type()).isEqualTo(FindingType.UNUSED_IAM_USER_PASSWORD);
    shelf.scan(Entity.user("AIDAONE", "ann"));

    assertThat(shelf.only().status()).isEqualTo(RESOLVED);
  }

  @Test
  void partialFixReplacesTheFindingByDefault() {
    shelf.scan(worker());
    FindingRecord first = shelf.only();
    shelf.scan(worker().allow("s3:CreateBucket", "s3:PutBucketPolicy"));

    assertThat(shelf.all()).extracting(FindingRecord::status).containsExactly(RESOLVED, ACTIVE);
    FindingRecord second = shelf.of(FindingType.UNUSED_PERMISSION);
    assertThat(second.lineage()).isEqualTo(first.id());
    assertThat(listed(second)).isEqualTo(s3("CreateBucket"));
  }

  @Test
  void partialFixUpdateLetsTheFindingGoOn() {
    shelf.set("partialFix", "UPDATE").scan(worker());
    FindingRecord first = shelf.only();
    shelf.scan(worker().allow("s3:CreateBucket", "s3:PutBucketPolicy"));

    assertThat(shelf.only().id()).isEqualTo(first.id());
    assertThat(shelf.only().version()).isNotEqualTo(first.version());
    assertThat(listed(shelf.only())).isEqualTo(s3("CreateBucket"));
  }

  private static Entity workerWithOneMoreUnused() {
    return worker()
        .service(
            "s3",
            daysAgo(1),
            Tracked.in("s3")
                .at(null, "DeleteBucket", "CreateBucket")
                .at(daysAgo(120), "PutBucketPolicy"));
  }

  @Test
  void driftUpdatesTheFindingAndKeepsItsStatus() {
    shelf.scan(worker());
    shelf.archive(shelf.only(), BY_HAND);
    FindingRecord before = shelf.only();
    shelf.later(Duration.ofDays(1)).scan(workerWithOneMoreUnused());

    FindingRecord after = shelf.only();
    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.status()).isEqualTo(ARCHIVED);
    assertThat(after.version()).isNotEqualTo(before.version());
    assertThat(after.updatedAt()).isEqualTo(shelf.now());
    assertThat(listed(after)).isEqualTo(s3("DeleteBucket", "CreateBucket", "PutBucketPolicy"));
  }

  @Test
  void driftReplaceOpensAnotherFinding() {
    shelf.set("drift", "REPLACE").scan(worker());
    shelf.scan(workerWithOneMoreUnused());

    assertThat(shelf.all()).extracting(FindingRecord::status).containsExactly(RESOLVED, ACTIVE);
  }

  @Test
  void excludedResolvesByDefault() {
    shelf.scan(unusedRole());
    shelf.scan(unusedRole().excluded(true));

    assertThat(shelf.only().status()).isEqualTo(RESOLVED);
  }

  @Test
  void excludedDeleteLeavesNothing() {
    shelf.set("excluded", "DELETE").scan(unusedRole());
    List<FindingChange> changes = shelf.scan(unusedRole().excluded(true));

    assertThat(changes).singleElement().isInstanceOf(FindingChange.Deleted.class);
    assertThat(shelf.all()).isEmpty();
  }

  private void resolveAndReturn(Duration after) {
    shelf.scan(unusedRole());
    shelf.scan(unusedRole().roleUse(used(1)));
    shelf.later(after).scan(unusedRole());
  }

  @Test
  void recurrenceOpensANewFindingOfTheSameLineage() {
    resolveAndReturn(Duration.ofHours(1));

    assertThat(shelf.all()).extracting(FindingRecord::status).containsExactly(RESOLVED, ACTIVE);
    assertThat(shelf.all())
        .extracting(FindingRecord::lineage)
        .containsOnly(shelf.all().get(0).id());
  }

  @ParameterizedTest
  @CsvSource({"24,1", "25,2"})
  void recurrenceReactivateRevivesWhatWasResolvedWithin24Hours(int hours, int findings) {
    shelf.set("recurrence", "REACTIVATE");
    resolveAndReturn(Duration.ofHours(hours));

    assertThat(shelf.all()).hasSize(findings);
    assertThat(shelf.open()).extracting(FindingRecord::status).containsExactly(ACTIVE);
    assertThat(shelf.open()).extracting(FindingRecord::analyzedAt).containsOnlyNulls();
  }

  @ParameterizedTest
  @CsvSource({
    "EXPLAINED,true,ARCHIVED",
    "EXPLAINED,false,ACTIVE",
    "ALWAYS,true,ARCHIVED",
    "ALWAYS,false,ARCHIVED",
    "NEVER,true,ACTIVE",
    "NEVER,false,ACTIVE"
  })
  void carryArchiveDecidesWhetherAReplacedFindingStaysArchived(
      String setting, boolean explained, FindingStatus status) {
    Archive archive = explained ? EXPLAINED : BY_HAND;
    shelf.set("carryArchive", setting).scan(worker());
    shelf.archive(shelf.only(), archive);
    shelf.scan(worker().allow("s3:CreateBucket", "s3:PutBucketPolicy"));

    FindingRecord next = shelf.of(FindingType.UNUSED_PERMISSION);
    assertThat(next.status()).isEqualTo(status);
    assertThat(next.archive()).isEqualTo(status == ARCHIVED ? archive : null);
  }

  @Test
  void anArchiveThatHasEndedIsNotCarriedOver() {
    shelf.set("carryArchive", "ALWAYS").scan(worker());
    shelf.archive(
        shelf.only(),
        new Archive(null, "AKIAPERSON", "a month", null, shelf.now().plusSeconds(60)));
    shelf
        .later(Duration.ofSeconds(60))
        .scan(worker().allow("s3:CreateBucket", "s3:PutBucketPolicy"));

    assertThat(shelf.open()).extracting(FindingRecord::status).containsExactly(ACTIVE);
  }

  @Test
  void anArchiveEndsAtItsTimeAlsoWhereNothingIsKnown() {
    shelf.scan(unusedRole());
    shelf.archive(
        shelf.only(), new Archive(null, "AKIAPERSON", null, null, shelf.now().plusSeconds(60)));

    assertThat(shelf.later(Duration.ofSeconds(59)).scan(unusedRole())).isEmpty();
    shelf.later(Duration.ofSeconds(1)).scan(unusedRole().blind());
    assertThat(shelf.only().status()).isEqualTo(ACTIVE);
    assertThat(shelf.only().archive()).isNull();
  }

  @Test
  void whatARuleMatchesStaysArchivedWhenItsArchiveEnds() {
    shelf.scan(unusedRole());
    shelf.archive(
        shelf.only(), new Archive(null, "AKIAPERSON", null, null, shelf.now().plusSeconds(60)));
    shelf.rule("apps", "role/App").later(Duration.ofDays(1)).scan(unusedRole());

    assertThat(shelf.only().status()).isEqualTo(ARCHIVED);
    assertThat(shelf.only().archive()).extracting(Archive::rule).isEqualTo("apps");
    assertThat(shelf.scan(unusedRole())).isEmpty();
  }

  @Test
  void aUserUnderAnotherNameIsAnotherResource() {
    shelf.scan(userWithKeys());
    shelf.scan(userWithKeys().name("build"));

    assertThat(shelf.all()).extracting(FindingRecord::status).containsExactly(RESOLVED, ACTIVE);
    assertThat(shelf.open())
        .extracting(finding -> finding.principal().arn())
        .containsExactly("arn:aws:iam::111122223333:user/build");
  }

  @Test
  void anErrorFindingIsRemovedWhenItsCauseIsGone() {
    shelf.scan(unusedRole());
    FindingRecord opened = shelf.only();
    Shelf other = new Shelf(2);
    other.put(
        new FindingRecord(
            opened.id(),
            opened.analyzer(),
            opened.lineage(),
            opened.principal(),
            opened.type(),
            ACTIVE,
            FindingError.INTERNAL_ERROR,
            null,
            opened.createdAt(),
            opened.updatedAt(),
            null,
            null,
            opened.version()));

    other.scan(unusedRole());

    assertThat(other.only().error()).isNull();
    assertThat(other.only().id()).isNotEqualTo(opened.id());
    assertThat(other.events()).extracting(FindingEvent::deleted).containsExactly(true, false);
  }
}

package dev.dormouse.snapshot;

import static dev.dormouse.testing.Export.NEVER_USED;
import static dev.dormouse.testing.Export.allow;
import static dev.dormouse.testing.Export.roleId;
import static dev.dormouse.testing.Export.rolePolicy;
import static dev.dormouse.testing.Export.used;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.findings.FindingType;
import dev.dormouse.snapshot.AccountResult.AsOfBasis;
import dev.dormouse.snapshot.AccountResult.Status;
import dev.dormouse.testing.Export;
import dev.dormouse.testing.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code collection.json} says was not collected is unknown, whatever the files look like. */
class CollectionTest {
  private static final String DONE = "\"CompletedAt\":\"2026-11-23T12:00:00Z\"";

  @TempDir Path snapshot;
  private Path folder = Path.of("");

  @BeforeEach
  void oneRoleOneUser() throws IOException {
    folder =
        Export.of("111122223333")
            .role("InUse", used("2026-11-20T00:00:00Z"), rolePolicy(allow("s3:*")))
            .role("Idle", NEVER_USED)
            .user("ann")
            .write(snapshot);
  }

  private void file(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private void collection(String members) throws IOException {
    file("collection.json", "{\"AccountId\":\"111122223333\"," + members + "}");
  }

  private static String failure(String part, String more) {
    return DONE
        + ",\"Failures\":[{\"Part\":\"%s\",\"Reason\":\"AccessDenied\"%s}]".formatted(part, more);
  }

  private Scanned scan() {
    return Scanned.scan(snapshot);
  }

  @Test
  void theCollectionsEndIsTheMomentOfTheAnalysis() throws IOException {
    collection(DONE);
    AccountResult account = Scanned.scan(snapshot, null).account();
    assertThat(account.asOf()).isEqualTo(Instant.parse("2026-11-23T12:00:00Z"));
    assertThat(account.basis()).isEqualTo(AsOfBasis.COLLECTION);
    assertThat(account.status()).isEqualTo(Status.COMPLETE);
  }

  @Test
  void withoutARecordTheLatestTimeInTheFilesIsTheMoment() {
    AccountResult account = Scanned.scan(snapshot, null).account();
    assertThat(account.asOf()).isEqualTo(Instant.parse(Export.EXPORTED));
    assertThat(account.basis()).isEqualTo(AsOfBasis.NEWEST_EVIDENCE);
  }

  @Test
  void whateverAnInterruptedCollectionLacksIsUnknown() throws IOException {
    collection("\"StartedAt\":\"2026-11-23T12:00:00Z\"");
    file("access-keys.json", "{\"AccessKeyMetadata\":[]}");
    file("login-profiles.json", "{\"LoginProfiles\":[]}");
    Scanned scanned = scan();
    assertThat(scanned.unknown("ann", "access keys"))
        .containsExactly(UnknownReason.COLLECTION_INCOMPLETE);
    assertThat(scanned.unknown("ann", "password"))
        .containsExactly(UnknownReason.COLLECTION_INCOMPLETE);
    assertThat(scanned.unknown("InUse", "permissions"))
        .containsExactly(UnknownReason.COLLECTION_INCOMPLETE);
    assertThat(scanned.account().status()).isEqualTo(Status.INCOMPLETE);
    assertThat(scanned.account().gaps()).singleElement().asString().contains("interrupted");
  }

  @Test
  void aFailedPartConcernsEveryone() throws IOException {
    collection(failure("access-keys", ""));
    file("access-keys.json", "{\"AccessKeyMetadata\":[]}");
    Scanned scanned = scan();
    assertThat(scanned.unknown("ann", "access keys"))
        .containsExactly(UnknownReason.COLLECTION_INCOMPLETE);
    assertThat(scanned.account().gaps()).singleElement().asString().contains("AccessDenied");
  }

  @Test
  void aFailureOfOneSubjectConcernsThatOneOnly() throws IOException {
    collection(failure("service-last-accessed", ",\"Subject\":\"" + roleId("InUse") + "\""));
    Path reports = Files.createDirectories(folder.resolve("service-last-accessed"));
    Files.writeString(
        reports.resolve(roleId("InUse") + ".json"), Report.page(false, Report.neverUsed("s3")));
    Scanned scanned = scan();
    assertThat(scanned.findings("InUse")).isEmpty();
    assertThat(scanned.unknown("InUse", "permissions"))
        .containsExactly(UnknownReason.COLLECTION_INCOMPLETE);
    assertThat(scanned.findings("Idle")).containsExactly(FindingType.UNUSED_IAM_ROLE);
  }

  @Test
  void aCredentialReportLeftFromAnEarlierCollectionIsNotUsed() throws IOException {
    collection(failure("credential-report", ""));
    file(
        "credential-report.csv",
        """
        user,arn,password_enabled,password_last_used,password_last_changed,access_key_1_active,\
        access_key_1_last_rotated,access_key_1_last_used_date,access_key_2_active,\
        access_key_2_last_rotated,access_key_2_last_used_date
        ann,arn:aws:iam::111122223333:user/ann,true,no_information,2024-01-01T00:00:00+00:00,true,\
        2024-01-01T00:00:00+00:00,N/A,false,N/A,N/A
        """);
    Scanned scanned = scan();
    assertThat(scanned.findings("ann")).isEmpty();
    assertThat(scanned.unknown("ann", "access keys"))
        .containsExactly(UnknownReason.COLLECTION_INCOMPLETE);
    assertThat(scanned.unknown("ann", "password"))
        .containsExactly(UnknownReason.COLLECTION_INCOMPLETE);
  }

  @Test
  void failedAuthorizationDetailsLeaveNothingToSayOfTheAccount() throws IOException {
    collection(failure("account-authorization-details", ""));
    AccountResult account = scan().account();
    assertThat(account.status()).isEqualTo(Status.FAILED);
    assertThat(account.note()).contains("AccessDenied");
  }

  @Test
  void aRecordThatCannotBeReadLeavesNothingToSayOfTheAccount() throws IOException {
    file("collection.json", "{\"CompletedAt\":");
    AccountResult account = scan().account();
    assertThat(account.status()).isEqualTo(Status.FAILED);
    assertThat(account.note()).contains("collection.json");
  }

  @Test
  void aRecordThatPointsNowhereIsNotTakenForNoRecord() throws IOException {
    Files.createSymbolicLink(folder.resolve("collection.json"), folder.resolve("gone"));
    assertThat(scan().account().status()).isEqualTo(Status.FAILED);
  }

  @Test
  void aSubjectMayBeNamedByItsArnAndAPartByItsFile() throws IOException {
    collection(
        failure(
            "service-last-accessed.jsonl.gz",
            ",\"Subject\":\"arn:aws:iam::111122223333:role/InUse\""));
    assertThat(scan().unknown("InUse", "permissions"))
        .containsExactly(UnknownReason.COLLECTION_INCOMPLETE);
  }

  @Test
  void aFailedPartThatNobodyKnowsMayBeAnyOfThem() throws IOException {
    collection(failure("AccessKeys", ""));
    file("access-keys.json", "{\"AccessKeyMetadata\":[]}");
    Scanned scanned = scan();
    assertThat(scanned.unknown("ann", "access keys"))
        .containsExactly(UnknownReason.COLLECTION_INCOMPLETE);
    assertThat(scanned.problems()).singleElement().asString().contains("\"AccessKeys\"");
  }

  @Test
  void whatWasCollectedLongBeforeTheEndDoesNotShowDisuseUpToIt() throws IOException {
    collection("\"StartedAt\":\"2026-11-20T12:00:00Z\"," + DONE);
    Scanned scanned = Scanned.scan(snapshot, null);
    assertThat(scanned.findings("Idle")).isEmpty();
    assertThat(scanned.unknown("Idle", "role")).containsExactly(UnknownReason.EVIDENCE_TOO_OLD);
  }

  @Test
  void aCollectionThatEndsInTheFutureDoesNotMakeItsFilesYounger() throws IOException {
    Path details = folder.resolve(Export.FILE);
    Files.writeString(
        details, Files.readString(details).replace(Export.EXPORTED, "2026-11-20T00:00:00Z"));
    collection("\"CompletedAt\":\"2031-01-01T00:00:00Z\"");
    Scanned scanned = scan();
    assertThat(scanned.findings("Idle")).isEmpty();
    assertThat(scanned.unknown("Idle", "role")).containsExactly(UnknownReason.EVIDENCE_TOO_OLD);
    assertThat(scanned.problems()).singleElement().asString().contains("2031-01-01", "clock");
  }
}

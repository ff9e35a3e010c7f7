package dev.dormouse.snapshot;

import static dev.dormouse.testing.Export.NEVER_USED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.findings.FindingType;
import dev.dormouse.policy.PrincipalKind;
import dev.dormouse.testing.Export;
import dev.dormouse.testing.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A list of users or roles that lacks somebody is never taken for all there are. */
class PrincipalListsTest {
  private static final String ACCOUNT = "111122223333";
  private static final String USERS = "{\"Users\":[{\"UserName\":\"ann\"},{\"UserName\":\"bob\"}]}";
  private static final String KEYS =
      "{\"AccessKeyMetadata\":[{\"UserName\":\"bob\",\"AccessKeyId\":\"AKIABOB\","
          + "\"CreateDate\":\"2024-01-01T00:00:00Z\"}]}";
  private static final String PROFILES =
      "{\"LoginProfiles\":[{\"UserName\":\"bob\",\"CreateDate\":\"2024-01-01T00:00:00Z\"}]}";
  private static final String CREDENTIALS =
      "user,arn,password_enabled,password_last_used,password_last_changed,access_key_1_active,"
          + "access_key_1_last_rotated,access_key_1_last_used_date,access_key_2_active,"
          + "access_key_2_last_rotated,access_key_2_last_used_date\n"
          + "<root_account>,arn:aws:iam::111122223333:root,not_supported,N/A,not_supported,"
          + "false,N/A,N/A,false,N/A,N/A\n"
          + "bob,arn:aws:iam::111122223333:user/staff/bob,false,N/A,N/A,false,N/A,N/A,false,N/A,N/A";

  private final Export export = Export.of(ACCOUNT).user("ann").role("Idle", NEVER_USED);

  @TempDir Path folder;

  private static String list(PrincipalKind kind) {
    return AuthorizationDetailsReader.list(kind);
  }

  /** The document with something else in a list's place. */
  private String with(PrincipalKind kind, String member) {
    return export.json().replaceFirst("\"" + list(kind) + "\":\\[[^\\]]*],", member);
  }

  private AccountResult scan(String details) throws IOException {
    Files.writeString(export.write(folder).resolve(Export.FILE), details);
    return Scanned.scan(folder).account();
  }

  private void file(String name, String content) throws IOException {
    Path file = folder.resolve(ACCOUNT).resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static void lostAsAWhole(AccountResult account, PrincipalKind kind, String why) {
    assertThat(account.status()).isEqualTo(AccountResult.Status.INCOMPLETE);
    LostPrincipal lost = account.lostPrincipals().getFirst();
    assertThat(account.lostPrincipals()).hasSize(1);
    assertThat(lost.kind()).isEqualTo(kind);
    assertThat(lost.any()).isTrue();
    assertThat(lost.reason()).isEqualTo(UnknownReason.PRINCIPALS_NOT_LISTED);
    assertThat(lost.problem().line()).contains(Export.FILE + ": " + list(kind) + ": " + why);
    assertThat(account.problems()).containsExactly(lost.problem());
  }

  private static void lost(AccountResult account, String who, String where) {
    assertThat(account.status()).isEqualTo(AccountResult.Status.INCOMPLETE);
    assertThat(account.lostPrincipals())
        .singleElement()
        .satisfies(
            lost -> {
              assertThat(List.of(lost.id(), lost.name())).containsExactlyInAnyOrder(who, "");
              assertThat(lost.problem().line()).contains(Export.FILE, "lacks " + who, where);
            });
    assertThat(account.problems()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void absentListIsUnknown(PrincipalKind kind) throws IOException {
    lostAsAWhole(scan(with(kind, "")), kind, "is not there");
  }

  @ParameterizedTest
  @EnumSource
  void nullInAListsPlaceIsUnknown(PrincipalKind kind) throws IOException {
    lostAsAWhole(scan(with(kind, "\"" + list(kind) + "\":null,")), kind, "is null");
  }

  @ParameterizedTest
  @EnumSource
  void emptyListOfAnAccountThatHasNobodyOfTheKindIsComplete(PrincipalKind kind) throws IOException {
    AccountResult account = scan(with(kind, "\"" + list(kind) + "\":[],"));
    assertThat(account.status()).isEqualTo(AccountResult.Status.COMPLETE);
    assertThat(account.lostPrincipals()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void emptyListIsNotBelievedAgainstAReportHoweverOldThatIs(PrincipalKind kind) throws IOException {
    String id = (kind == PrincipalKind.USER ? "AIDA" : "AROA") + "GONE";
    file(
        "service-last-accessed/" + id + ".json",
        Report.page(false).replace("2026-11-23", "2026-10-01"));
    lostAsAWhole(scan(with(kind, "\"" + list(kind) + "\":[],")), kind, "is empty, and " + id);
  }

  static Stream<Arguments> filesThatKnowUsers() {
    return Stream.of(
        Arguments.of("users.json", USERS),
        Arguments.of("access-keys.json", KEYS),
        Arguments.of("login-profiles.json", PROFILES),
        Arguments.of("credential-report.csv", CREDENTIALS));
  }

  @ParameterizedTest
  @MethodSource("filesThatKnowUsers")
  void emptyListIsNotBelievedAgainstAFileThatKnowsUsers(String name, String content)
      throws IOException {
    file(name, content);
    lostAsAWhole(
        scan(with(PrincipalKind.USER, "\"UserDetailList\":[],")),
        PrincipalKind.USER,
        "is empty, and ");
  }

  @ParameterizedTest
  @MethodSource("filesThatKnowUsers")
  void userWhomOnlyAnotherFileKnowsIsUnknown(String name, String content) throws IOException {
    file(name, content);
    lost(scan(export.json()), "bob", name);
  }

  @Test
  void filesOfTheUsersWhoAreListedAgree() throws IOException {
    export.user("bob");
    file("users.json", USERS);
    file("access-keys.json", KEYS);
    file("login-profiles.json", PROFILES);
    file("credential-report.csv", CREDENTIALS);
    assertThat(scan(export.json()).status()).isEqualTo(AccountResult.Status.COMPLETE);
  }

  @Test
  void rowOfAnotherAccountsUserTellsNothing() throws IOException {
    file("credential-report.csv", CREDENTIALS.replace(ACCOUNT, "999988887777"));
    assertThat(scan(export.json()).lostPrincipals()).isEmpty();
  }

  @Test
  void principalsThatHaveAReportOfTheSameDayAreMissing() throws IOException {
    file("service-last-accessed.jsonl", Report.pageOf("AROAGONE"));
    lost(scan(export.json()), "AROAGONE", "service-last-accessed");
  }

  @Test
  void reportThatCannotBeReadMayBeNew() throws IOException {
    file("service-last-accessed/AIDAGONE.json", "{");
    assertThat(scan(export.json()).lostPrincipals())
        .singleElement()
        .satisfies(lost -> assertThat(lost.id()).isEqualTo("AIDAGONE"));
  }

  @Test
  void principalWhoseReportIsOlderThanTheListsByMoreThanADayWasDeletedSince() throws IOException {
    file(
        "service-last-accessed/AROAGONE.json",
        Report.page(false).replace("2026-11-23", "2026-11-22"));
    assertThat(scan(export.json()).status()).isEqualTo(AccountResult.Status.COMPLETE);
  }

  @Test
  void theCollectionTellsHowOldTheListsAreIfTheyDoNot() throws IOException {
    String old = export.json().replace(Export.EXPORTED, "2026-11-01T00:00:00Z");
    file(
        "service-last-accessed/AROAGONE.json",
        Report.page(false).replace("2026-11-23", "2026-11-19"));
    assertThat(scan(old).lostPrincipals()).hasSize(1);

    file(
        "collection.json",
        "{\"StartedAt\":\"2026-11-23T00:00:00Z\",\"CompletedAt\":\"2026-11-23T00:01:00Z\"}");
    assertThat(scan(old).lostPrincipals()).isEmpty();
  }

  @Test
  void timeInTheFutureDoesNotMakeTheListsYounger() throws IOException {
    file(
        "service-last-accessed/AROAGONE.json",
        Report.page(false).replace("2026-11-23", "2026-11-22"));
    assertThat(
            scan(export.json().replace(Export.EXPORTED, "2031-01-01T00:00:00Z")).lostPrincipals())
        .hasSize(1);
  }

  @Test
  void groupsAndPoliciesMayHaveReports() throws IOException {
    file("service-last-accessed/AGPAGROUP.json", Report.page(false));
    file("service-last-accessed/ANPAPOLICY.json", Report.page(false));
    assertThat(scan(export.json()).status()).isEqualTo(AccountResult.Status.COMPLETE);
  }

  @Test
  void strangersInAListAreNotTheAccountsOwn() throws IOException {
    file("users.json", USERS);
    String details = export.json().replace("111122223333:user/", "999988887777:user/");
    assertThat(scan(details).lostPrincipals()).anyMatch(LostPrincipal::any);
  }

  @Test
  void listsMayStandOnDifferentPages() throws IOException {
    String page = "{\"UserDetailList\":[],\"IsTruncated\":true}";
    AccountResult account = scan(page + with(PrincipalKind.USER, ""));
    assertThat(account.status()).isEqualTo(AccountResult.Status.COMPLETE);
    assertThat(account.assessments()).hasSize(1);
  }

  @Test
  void nullOnOnePageIsUnknownThoughAnotherPageHasTheList() throws IOException {
    String page = "{\"RoleDetailList\":null,\"IsTruncated\":true}";
    lostAsAWhole(scan(page + export.json()), PrincipalKind.ROLE, "is null");
  }

  @Test
  void whatIsListedIsJudgedAllTheSame() throws IOException {
    scan(with(PrincipalKind.USER, ""));
    assertThat(Scanned.scan(folder).findings("Idle")).containsExactly(FindingType.UNUSED_IAM_ROLE);
  }
}

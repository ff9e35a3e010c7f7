package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.AnalyzerType;
import dev.dormouse.analyzers.life.AccountAnalysis;
import dev.dormouse.analyzers.life.FindingStatus;
import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.policy.PrincipalKind;
import dev.dormouse.testing.Export;
import dev.dormouse.testing.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AccountScanTest {
  private static final String ACCOUNT = Rig.ACCOUNT;
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-24T00:00:00Z"));
  private static final String SIXTY_DAYS_AGO = "2026-09-25T00:00:00Z";

  @TempDir Path folder = Path.of("");

  private Rig rig(Stores store) throws IOException, SQLException {
    return new Rig(store.empty(folder), folder.resolve("snapshot"), CLOCK);
  }

  private Path export(String... roles) throws IOException {
    Export export = Export.of(ACCOUNT).role("Recent", Export.used("2026-11-23T00:00:00Z"));
    for (String role : roles) {
      export.role(role, Export.used(SIXTY_DAYS_AGO));
    }
    return export.write(folder.resolve("snapshot"));
  }

  private static String unused(String role) {
    return "UnusedIAMRole arn:aws:iam::" + ACCOUNT + ":role/" + role;
  }

  @ParameterizedTest
  @EnumSource
  void analyzersJudgeOneReadingByTheirOwnTrackingPeriods(Stores store) throws Exception {
    export("Sixty");
    try (Rig rig = rig(store)) {
      Analyzer strict = rig.analyzer("strict", 30);
      Analyzer patient = rig.analyzer("patient", 90);

      assertThat(rig.scan.scan(ACCOUNT)).isEqualTo(AccountScan.End.ANALYZED);

      assertThat(rig.active(strict)).containsExactly(unused("Sixty"));
      assertThat(rig.active(patient)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void accountThatCannotBeReadKeepsItsFindings(Stores store) throws Exception {
    Path account = export("Sixty");
    try (Rig rig = rig(store)) {
      Analyzer analyzer = rig.analyzer("strict", 30);
      rig.scan.scan(ACCOUNT);
      Files.writeString(account.resolve(Export.FILE), "{\"RoleDetailList\":[");

      assertThat(rig.scan.scan(ACCOUNT)).isEqualTo(AccountScan.End.FAILED);

      assertThat(rig.active(analyzer)).containsExactly(unused("Sixty"));
      AccountAnalysis analysis =
          rig.database.findings().analysis(analyzer.id(), ACCOUNT).orElseThrow();
      assertThat(analysis.outcome()).isEqualTo(AccountAnalysis.Outcome.FAILED);
      assertThat(analysis.analyzedAt()).isEqualTo(CLOCK.instant());
      assertThat(analysis.roles()).isEqualTo(2);
      assertThat(analysis.note()).contains(Export.FILE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void accountsMayCarryTheSameUniqueIds(Stores store) throws Exception {
    export("Sixty");
    Export.of("222233334444")
        .role("Sixty", Export.used(SIXTY_DAYS_AGO))
        .write(folder.resolve("snapshot"));
    try (Rig rig = rig(store)) {
      Analyzer analyzer = rig.analyzer("strict", 30);

      assertThat(rig.scan.scan(ACCOUNT)).isEqualTo(AccountScan.End.ANALYZED);
      assertThat(rig.scan.scan("222233334444")).isEqualTo(AccountScan.End.ANALYZED);

      assertThat(rig.active(analyzer))
          .containsExactly(unused("Sixty"), "UnusedIAMRole arn:aws:iam::222233334444:role/Sixty");
    }
  }

  @ParameterizedTest
  @EnumSource
  void scanThatTheStoreRefusesIsTriedAgainAndGivenUpInTheEnd(Stores store) throws Exception {
    export("Sixty");
    try (Rig rig = rig(store)) {
      Analyzer analyzer = rig.analyzer("strict", 30);
      AccountScan scan = rig.scan(Refusing.analyses(rig.database.findings()));

      assertThat(scan.scan(ACCOUNT)).isEqualTo(AccountScan.End.DISTURBED);
      assertThat(rig.database.findings().analysis(analyzer.id(), ACCOUNT)).isEmpty();

      assertThat(scan.scanForTheLastTime(ACCOUNT)).isEqualTo(AccountScan.End.FAILED);
      assertThat(rig.database.findings().analysis(analyzer.id(), ACCOUNT))
          .hasValueSatisfying(
              analysis -> {
                assertThat(analysis.outcome()).isEqualTo(AccountAnalysis.Outcome.FAILED);
                assertThat(analysis.note()).startsWith("its findings could not be stored");
                assertThat(analysis.analyzedAt()).isNull();
              });
      assertThat(rig.watched.due(CLOCK.instant(), Duration.ofDays(1))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void snapshotOfAnotherOrganizationIsAnalyzedAndSaysSo(Stores store) throws Exception {
    export("Sixty");
    Files.writeString(
        folder.resolve("snapshot/organization.json"),
        "{\"Organization\":{\"Id\":\"" + Rig.OTHER_ORGANIZATION + "\"}}");
    try (Rig rig = rig(store)) {
      Analyzer analyzer = rig.analyzer("strict", 30);
      rig.scan.scan(ACCOUNT);

      assertThat(rig.active(analyzer)).containsExactly(unused("Sixty"));
      assertThat(rig.database.findings().analysis(analyzer.id(), ACCOUNT).orElseThrow().gaps())
          .containsExactly(
              folder.resolve("snapshot")
                  + " is a snapshot of the organization "
                  + Rig.OTHER_ORGANIZATION
                  + ", and the setting organization names "
                  + Rig.ORGANIZATION);
    }
  }

  @ParameterizedTest
  @EnumSource
  void accountThatLeftTheSourceKeepsItsFindings(Stores store) throws Exception {
    Path account = export("Sixty");
    Export.of("222233334444").write(folder.resolve("snapshot"));
    try (Rig rig = rig(store)) {
      Analyzer analyzer = rig.analyzer("strict", 30);
      rig.scan.scan(ACCOUNT);
      AccountAnalysis before =
          rig.database.findings().analysis(analyzer.id(), ACCOUNT).orElseThrow();
      Files.delete(account.resolve(Export.FILE));
      Files.delete(account);

      assertThat(rig.scan.scan(ACCOUNT)).isEqualTo(AccountScan.End.FAILED);

      assertThat(rig.active(analyzer)).containsExactly(unused("Sixty"));
      AccountAnalysis after =
          rig.database.findings().analysis(analyzer.id(), ACCOUNT).orElseThrow();
      assertThat(after.outcome()).isEqualTo(AccountAnalysis.Outcome.FAILED);
      assertThat(after.analyzedAt()).isEqualTo(before.analyzedAt()).isNotNull();
      assertThat(after.asOf()).isEqualTo(before.asOf()).isEqualTo(Instant.parse(Export.EXPORTED));
      assertThat(after.note()).isEqualTo("the account is not in the source any more");
    }
  }

  @ParameterizedTest
  @EnumSource
  void findingOfADeletedRoleIsResolved(Stores store) throws Exception {
    export("Sixty", "Other");
    try (Rig rig = rig(store)) {
      Analyzer analyzer = rig.analyzer("strict", 30);
      rig.scan.scan(ACCOUNT);
      export("Other");

      rig.scan.scan(ACCOUNT);

      assertThat(rig.active(analyzer)).containsExactly(unused("Other"));
      assertThat(rig.told(analyzer, FindingStatus.RESOLVED)).containsExactly(unused("Sixty"));
    }
  }

  private static String without(PrincipalKind kind, String member) {
    String list = kind == PrincipalKind.USER ? "UserDetailList" : "RoleDetailList";
    return people().json().replaceFirst("\"" + list + "\":\\[[^\\]]*],", member.replace("@", list));
  }

  private static Export people() {
    return Export.of(ACCOUNT).role("Idle", Export.NEVER_USED).user("ann");
  }

  private Path peopleWithKnowledgeElsewhere() throws IOException {
    Path account = people().write(folder.resolve("snapshot"));
    Files.writeString(
        account.resolve("access-keys.json"),
        "{\"AccessKeyMetadata\":[{\"UserName\":\"ann\",\"AccessKeyId\":\"AKIAANN\",\"Status\":"
            + "\"Active\",\"CreateDate\":\"2024-01-01T00:00:00Z\",\"AccessKeyLastUsed\":{}}]}");
    Files.writeString(
        account.resolve("service-last-accessed.jsonl"), Report.pageOf(Export.roleId("Idle")));
    return account;
  }

  @ParameterizedTest
  @MethodSource("listsThatLackEverybody")
  void listThatLacksWhatOtherFilesKnowResolvesNothing(PrincipalKind kind, String member)
      throws Exception {
    Path account = peopleWithKnowledgeElsewhere();
    try (Rig rig = rig(Stores.SQLITE)) {
      Analyzer analyzer = rig.analyzer("one", 90);
      rig.scan.scan(ACCOUNT);
      assertThat(rig.active(analyzer)).hasSize(2);
      Files.writeString(account.resolve(Export.FILE), without(kind, member));

      rig.scan.scan(ACCOUNT);

      assertThat(rig.active(analyzer)).hasSize(2);
      AccountAnalysis analysis =
          rig.database.findings().analysis(analyzer.id(), ACCOUNT).orElseThrow();
      assertThat(analysis.outcome()).isEqualTo(AccountAnalysis.Outcome.INCOMPLETE);
      assertThat(analysis.gaps()).singleElement().asString().contains(Export.FILE, "DetailList");
      assertThat(analysis.unknowns())
          .extracting(AccountAnalysis.UnknownCount::reason)
          .contains(UnknownReason.PRINCIPALS_NOT_LISTED);
    }
  }

  static Stream<Arguments> listsThatLackEverybody() {
    return Stream.of("", "\"@\":null,", "\"@\":[],")
        .flatMap(
            member -> Stream.of(PrincipalKind.values()).map(kind -> Arguments.of(kind, member)));
  }

  @Test
  void changeBehindALinkedAccountFolderIsDueAndRead(@TempDir Path elsewhere) throws Exception {
    Export other = Export.of(ACCOUNT).role("Recent", Export.used("2026-11-23T00:00:00Z"));
    Path target = other.role("Idle", Export.NEVER_USED).write(elsewhere);
    Path snapshot = Files.createDirectories(folder.resolve("snapshot"));
    Files.createSymbolicLink(snapshot.resolve(ACCOUNT), target);
    try (Rig rig = rig(Stores.SQLITE)) {
      Analyzer analyzer = rig.analyzer("one", 90);
      rig.scan.scan(ACCOUNT);
      assertThat(rig.active(analyzer)).containsExactly(unused("Idle"));
      other.role("Another", Export.NEVER_USED).write(elsewhere);

      assertThat(rig.watched.due(CLOCK.instant(), Duration.ofDays(1))).containsExactly(ACCOUNT);
      rig.scan.scan(ACCOUNT);
      assertThat(rig.active(analyzer)).containsExactly(unused("Another"), unused("Idle"));
    }
  }

  @Test
  void detailsThatComeAfterTheirFolderAreRead() throws Exception {
    Files.createDirectories(folder.resolve("snapshot").resolve(ACCOUNT));
    try (Rig rig = rig(Stores.SQLITE)) {
      Analyzer analyzer = rig.analyzer("one", 30);
      assertThat(rig.scan.scan(ACCOUNT)).isEqualTo(AccountScan.End.FAILED);
      export("Sixty");

      assertThat(rig.watched.due(CLOCK.instant(), Duration.ofDays(1))).containsExactly(ACCOUNT);
      assertThat(rig.scan.scan(ACCOUNT)).isEqualTo(AccountScan.End.ANALYZED);
      assertThat(rig.active(analyzer)).containsExactly(unused("Sixty"));
    }
  }

  private static boolean dueAfter(Rig rig, Duration pause) {
    return rig.watched.due(CLOCK.instant().plus(pause), Duration.ofDays(1)).contains(ACCOUNT);
  }

  /** A folder in a file's place cannot be read, whatever it holds. */
  private static void cannotBeRead(Path file) throws IOException {
    Files.deleteIfExists(file);
    Files.createDirectory(file);
  }

  @Test
  void accountThatCouldNotBeReadIsTriedAgainSoonLessAndLessOften() throws Exception {
    Path account = export("Sixty");
    cannotBeRead(account.resolve(Export.FILE));
    try (Rig rig = rig(Stores.SQLITE)) {
      rig.analyzer("one", 30);
      assertThat(rig.scan.scan(ACCOUNT)).isEqualTo(AccountScan.End.FAILED);
      assertThat(dueAfter(rig, Duration.ZERO)).isFalse();
      assertThat(dueAfter(rig, Duration.ofSeconds(10))).isTrue();

      rig.scan.scan(ACCOUNT);
      assertThat(dueAfter(rig, Duration.ofSeconds(10))).isFalse();
      assertThat(dueAfter(rig, Duration.ofMinutes(5))).isTrue();
    }
  }

  @Test
  void accountOfWhichOneFileCouldNotBeReadIsTriedAgainSoon() throws Exception {
    Path account = export("Sixty");
    cannotBeRead(account.resolve("credential-report.csv"));
    try (Rig rig = rig(Stores.SQLITE)) {
      rig.analyzer("one", 30);
      assertThat(rig.scan.scan(ACCOUNT)).isEqualTo(AccountScan.End.ANALYZED);
      assertThat(dueAfter(rig, Duration.ZERO)).isFalse();
      assertThat(dueAfter(rig, Duration.ofMinutes(5))).isTrue();
    }
  }

  @Test
  void accountWhoseFilesAreWrongWaitsForAChange() throws Exception {
    Path account = export("Sixty");
    Files.writeString(account.resolve(Export.FILE), "{\"RoleDetailList\":[");
    try (Rig rig = rig(Stores.SQLITE)) {
      rig.analyzer("one", 30);
      assertThat(rig.scan.scan(ACCOUNT)).isEqualTo(AccountScan.End.FAILED);
      assertThat(dueAfter(rig, Duration.ofHours(23))).isFalse();
    }
  }

  @Test
  void faultOfDormouseItselfIsTriedAgainSoon() throws Exception {
    export("Sixty");
    try (Rig rig = rig(Stores.SQLITE)) {
      rig.analyzer("one", 30);
      rig.scan.fault(ACCOUNT, new IllegalStateException("invented"));
      assertThat(dueAfter(rig, Duration.ZERO)).isFalse();
      assertThat(dueAfter(rig, Duration.ofMinutes(5))).isTrue();
    }
  }

  @Test
  void accountWhoseFilesCannotBeLookedAtKeepsItsFindings() throws Exception {
    Path account = export("Sixty");
    try (Rig rig = rig(Stores.SQLITE)) {
      Analyzer analyzer = rig.analyzer("one", 30);
      rig.scan.scan(ACCOUNT);
      export();
      Files.createSymbolicLink(account.resolve("loop"), account);

      assertThat(rig.scan.scan(ACCOUNT)).isEqualTo(AccountScan.End.FAILED);
      assertThat(rig.active(analyzer)).containsExactly(unused("Sixty"));
      assertThat(dueAfter(rig, Duration.ofMinutes(5))).isTrue();
    }
  }

  @Test
  void scanThatIsInterruptedStoresNothing() throws Exception {
    export("Sixty");
    AtomicBoolean stopping = new AtomicBoolean();
    InstantSource interrupting =
        () -> {
          if (stopping.getAndSet(false)) {
            Thread.currentThread().interrupt();
          }
          return CLOCK.instant();
        };
    try (Rig rig = new Rig(Stores.SQLITE.empty(folder), folder.resolve("snapshot"), interrupting)) {
      Analyzer analyzer = rig.analyzer("one", 30);
      stopping.set(true);
      try {
        assertThatThrownBy(() -> rig.scan.scan(ACCOUNT)).isInstanceOf(ScanStoppedException.class);
      } finally {
        assertThat(Thread.interrupted()).isTrue();
      }
      assertThat(rig.database.findings().analysis(analyzer.id(), ACCOUNT)).isEmpty();
      assertThat(dueAfter(rig, Duration.ZERO)).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsScannedForADeletedAnalyzer(Stores store) throws Exception {
    export("Sixty");
    try (Rig rig = rig(store)) {
      Analyzer gone = rig.analyzer("gone", 30);
      Analyzer stays = rig.analyzer("stays", 30);
      rig.database.analyzers().delete(gone.id(), CLOCK.instant());

      assertThat(rig.scan.scan(ACCOUNT)).isEqualTo(AccountScan.End.ANALYZED);

      assertThat(rig.active(stays)).hasSize(1);
      assertThat(rig.active(gone)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void accountAnalyzerLooksAtItsOwnAccountOnly(Stores store) throws Exception {
    export("Sixty");
    Export.of("222233334444").role("Foreign", Export.NEVER_USED).write(folder.resolve("snapshot"));
    try (Rig rig = rig(store)) {
      Analyzer own = rig.analyzer("own", AnalyzerType.ACCOUNT_UNUSED_ACCESS, 30);

      rig.scan.scan(ACCOUNT);
      rig.scan.scan("222233334444");

      assertThat(rig.active(own)).containsExactly(unused("Sixty"));
      assertThat(rig.watched.accountsOf(own)).isEqualTo(Set.of(ACCOUNT));
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyChangedAndNewAccountsAreDue(Stores store) throws Exception {
    export("Sixty");
    try (Rig rig = rig(store)) {
      rig.analyzer("strict", 30);
      Instant now = CLOCK.instant();
      Duration day = Duration.ofDays(1);
      assertThat(rig.watched.due(now, day)).containsExactly(ACCOUNT);
      rig.scan.scan(ACCOUNT);
      assertThat(rig.watched.due(now, day)).isEmpty();
      assertThat(rig.watched.due(now.plus(day), day)).containsExactly(ACCOUNT);

      Export.of("222233334444").write(folder.resolve("snapshot"));
      assertThat(rig.watched.due(now, day)).containsExactly("222233334444");
      export("Sixty", "Another");
      assertThat(rig.watched.due(now, day)).containsExactly(ACCOUNT, "222233334444");
    }
  }
}

package dev.dormouse.app;

import static dev.dormouse.testing.Export.NEVER_USED;
import static dev.dormouse.testing.Export.rolePolicy;
import static dev.dormouse.testing.Export.used;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.testing.Export;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bad part of an input is told in one line; what it spoils is unknown and the rest is judged. */
class BadPartsTest {
  private static final String GOOD = "111122223333";
  private static final String BAD = "444455556666";

  @TempDir Path folder;

  private static void findsOneRole(Cli scan) {
    assertThat(scan.json().texts("findings", "findingType")).containsExactly("UnusedIAMRole");
  }

  private Cli scan(String... more) {
    String[] args = new String[more.length + 2];
    args[0] = "--format";
    args[1] = "json";
    System.arraycopy(more, 0, args, 2, more.length);
    return Cli.scan(folder, args);
  }

  @Test
  void anAccountThatCannotBeReadLeavesTheOthers() throws IOException {
    Export.of(GOOD).role("Idle", NEVER_USED).write(folder);
    Path bad = Export.of(BAD).write(folder).resolve(Export.FILE);
    Files.writeString(bad, "{\"RoleDetailList\":[{");
    Cli scan = scan();
    findsOneRole(scan);
    assertThat(scan.exit()).isEqualTo(Exit.BAD_INPUT.code());
    assertThat(scan.errLines()).singleElement().asString().contains(bad.toString(), "line 1");
    assertThat(scan.json().texts("accounts", "status")).containsExactly("COMPLETE", "FAILED");
    assertThat(scan.json().texts("unknowns", "reason")).contains("ACCOUNT_NOT_COLLECTED");
  }

  @Test
  void aFolderInTheFilesPlaceLeavesTheOthers() throws IOException {
    Export.of(GOOD).role("Idle", NEVER_USED).write(folder);
    Files.createDirectories(folder.resolve(BAD).resolve(Export.FILE));
    Cli scan = scan();
    findsOneRole(scan);
    assertThat(scan.exit()).isEqualTo(Exit.BAD_INPUT.code());
    assertThat(scan.errLines())
        .singleElement()
        .asString()
        .contains(BAD, Export.FILE, "cannot be read");
  }

  @Test
  void aLinkThatPointsNowhereLeavesTheOthers() throws IOException {
    Export.of(GOOD).role("Idle", NEVER_USED).write(folder);
    Path account = Files.createDirectories(folder.resolve(BAD));
    Files.createSymbolicLink(account.resolve(Export.FILE), folder.resolve("gone"));
    Cli scan = scan();
    findsOneRole(scan);
    assertThat(scan.exit()).isEqualTo(Exit.BAD_INPUT.code());
    assertThat(scan.errLines()).singleElement().asString().contains(BAD, Export.FILE);
  }

  @Test
  void aPolicyThatDoesNotParseMakesItsPrincipalUnknown() throws IOException {
    Export.of(GOOD)
        .role("Sick", used("2026-11-20T00:00:00Z"), rolePolicy("{\"Statement\":7}"))
        .role("Idle", NEVER_USED)
        .write(folder);
    Cli scan = scan();
    findsOneRole(scan);
    assertThat(scan.exit()).isZero();
    assertThat(scan.errLines())
        .singleElement()
        .asString()
        .contains(Export.FILE, "line 1", "policy document");
    assertThat(scan.json().texts("unknowns", "reason")).contains("POLICY_UNREADABLE");
  }

  @Test
  void evidenceIsIncompleteIfAPrincipalCouldNotBeRead() throws IOException {
    Export.of(GOOD).rawRole("{\"RoleName\":3}").role("Idle", NEVER_USED).write(folder);
    Cli scan = scan("--require-complete");
    findsOneRole(scan);
    assertThat(scan.exit()).isEqualTo(Exit.INCOMPLETE.code());
    assertThat(scan.errLines()).singleElement().asString().contains("RoleDetailList[0]");
    assertThat(scan.json().texts("problems", "place").get(0)).startsWith("RoleDetailList[0]");
    assertThat(scan.json().texts("accounts", "status")).containsExactly("INCOMPLETE");
    assertThat(scan.json().texts("unknowns", "reason")).contains("PRINCIPAL_UNREADABLE");
  }

  @Test
  void aPrincipalThatStandsTwiceIsToldAndCountsOnce() throws IOException {
    Export.of(GOOD).role("Idle", NEVER_USED).role("Idle", NEVER_USED).write(folder);
    Cli scan = scan();
    findsOneRole(scan);
    assertThat(scan.errLines()).singleElement().asString().contains("role/Idle", "stands twice");
  }

  @Test
  void unknownMembersAreNoFault() throws IOException {
    Export.of(GOOD).role("Idle", NEVER_USED, "\"Novelty\":[{\"a\":{}}]").write(folder);
    Cli scan = scan("--require-complete");
    findsOneRole(scan);
    assertThat(scan.errLines()).isEmpty();
    assertThat(scan.exit()).isZero();
  }

  @Test
  void aBrokenFileOfEvidenceIsToldAndItsSubjectUnknown() throws IOException {
    Path account = Export.of(GOOD).user("ann").role("Idle", NEVER_USED).write(folder);
    Files.writeString(account.resolve("credential-report.csv"), "<html>signed out</html>\n");
    Files.createDirectories(account.resolve("access-keys.json"));
    Files.createSymbolicLink(account.resolve("login-profiles.json"), folder.resolve("gone"));
    Cli scan = scan();
    findsOneRole(scan);
    assertThat(scan.errLines()).hasSize(3);
    assertThat(scan.err())
        .contains("credential-report.csv", "access-keys.json", "login-profiles.json");
    assertThat(scan.json().texts("unknowns", "reason"))
        .contains("NO_ACCESS_KEY_DATA", "NO_PASSWORD_DATA");
  }
}

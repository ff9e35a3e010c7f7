package dev.dormouse.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.app.Cli;
import dev.dormouse.app.Json;
import dev.dormouse.app.serve.RunningServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On the sample organization with its hundred findings. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindingsCommandsTest {
  private RunningServer server;
  private Asked asked;

  @BeforeAll
  void serve(@TempDir Path folder) throws Exception {
    Path data = folder.resolve("data");
    server = RunningServer.start(data, "--sample");
    server.awaitScan("unused-access");
    asked = new Asked(data);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private Json findings(String... more) {
    String[] args = new String[more.length + 3];
    System.arraycopy(new String[] {"findings", "list", "--format=json"}, 0, args, 0, 3);
    System.arraycopy(more, 0, args, 3, more.length);
    return asked.run(args).json();
  }

  private String idOf(String type, String part) {
    return findings("--type", type, "--contains", part).texts("findings", "id").getFirst();
  }

  @Test
  void onTheServersMachineNothingElseHasToBeSaid() {
    Cli list = asked.run("findings", "list");
    assertThat(list.err()).isEmpty();
    assertThat(list.exit()).isZero();
    List<String> lines = list.out().lines().toList();
    assertThat(lines.getFirst()).matches("ID +ACCOUNT +TYPE +STATUS +UPDATED +PRINCIPAL");
    assertThat(lines.get(1))
        .matches(
            "[0-9a-f-]{36}  [0-9]{12} +Unused\\w+ +ACTIVE +(today|yesterday) +(role|user)/\\S+");
    assertThat(lines).hasSize(104).contains("100 findings");
  }

  @ParameterizedTest
  @CsvSource({
    "--type, UnusedIAMRole, 18",
    "--type, 'unusediamuseraccesskey,UnusedIAMUserPassword', 48",
    "--not-type, UnusedPermission, 66",
    "--account, 444455556666, 17",
    "--not-account, 444455556666, 83",
    "--resource-type, role, 44",
    "--status, archived, 0",
    "--status, all, 100",
    "--contains, no-such-principal, 0"
  })
  void criteriaNarrowTheList(String option, String value, int count) {
    assertThat(findings(option, value).list("findings")).hasSize(count);
  }

  @Test
  void programsGetEveryPageInEachFormat() {
    assertThat(findings().list("findings")).hasSize(100);
    Cli lines = asked.run("findings", "list", "--format=jsonl");
    assertThat(lines.out().lines())
        .hasSize(100)
        .allSatisfy(line -> assertThat(Json.parse(line).text("status")).isEqualTo("ACTIVE"));
    List<String> csv = asked.run("findings", "list", "--format=csv").out().lines().toList();
    assertThat(csv).hasSize(101);
    assertThat(csv.getFirst())
        .isEqualTo(
            "id,findingType,status,resource,resourceType,resourceOwnerAccount,createdAt,updatedAt,"
                + "analyzedAt,error");
  }

  @Test
  void listIsSortedAndCutAsAskedFor() {
    List<String> accounts =
        findings("--sort=resourceOwnerAccount").texts("findings", "resourceOwnerAccount");
    assertThat(accounts).hasSize(100).isSorted();
    assertThat(
            findings("--sort=resourceOwnerAccount", "--order=desc", "--limit=7")
                .texts("findings", "resourceOwnerAccount"))
        .isEqualTo(accounts.reversed().subList(0, 7));
    assertThat(asked.run("findings", "list", "--limit=3").out())
        .contains("3 findings, and there are more: --limit 0 lists all");
  }

  @Test
  void coloursAreForTerminalsOnly() {
    String id = idOf("UnusedIAMRole", ":role/");
    assertThat(asked.run("findings", "show", id).out()).doesNotContain("\u001b");
    assertThat(asked.onTerminal(Map.of(), "", "findings", "show", id).out()).contains("\u001b[1m");
    assertThat(asked.onTerminal(Map.of("NO_COLOR", "1"), "", "findings", "show", id).out())
        .doesNotContain("\u001b");
  }

  @Test
  void showTellsWhatWhyOnWhatEvidenceAndWhatIsNext() {
    String id = idOf("UnusedIAMRole", ":role/");
    Cli show = asked.run("findings", "show", id);
    assertThat(show.err()).isEmpty();
    assertThat(show.out())
        .startsWith("UnusedIAMRole  role/")
        .containsPattern("\n  arn:aws:iam::[0-9]{12}:role/\\S+\n")
        .containsPattern("\nWhat is unused\n  the role, (last used|no use seen)")
        .containsPattern("\nWhy\n  Nobody used this role in the last 90 days: ")
        .containsPattern(
            "\nEvidence\n  role: unused, (last used \\S+|no use seen) \\(ROLE_LAST_USED, which")
        .contains("\nNext\n  dormouse findings archive " + id + " --analyzer unused-access");
  }

  @Test
  void showNamesUnusedActionsAndWhatNobodyKnows() {
    String text =
        findings("--type=UnusedPermission").texts("findings", "id").stream()
            .map(id -> asked.run("findings", "show", id).out())
            .filter(page -> page.contains("Unknown, and so not called unused"))
            .findFirst()
            .orElseThrow();
    assertThat(text)
        .containsPattern("\nWhat is unused\n  [a-z0-9-]+, (last used|no use seen)")
        .containsPattern("\nWhy\n  Of [0-9,]+ granted actions, ")
        .containsPattern("\n  permissions \\([0-9,]+ actions?\\): .+\n    → ");
  }

  @Test
  void showAsJsonHasTheFindingAndItsEvidence() {
    String id = idOf("UnusedIAMUserAccessKey", ":user/");
    Json shown = asked.run("findings", "show", id, "--format=json").json();
    assertThat(shown.text("id")).isEqualTo(id);
    assertThat(shown.list("findingDetails").getFirst().keys())
        .containsExactly("unusedIamUserAccessKeyDetails");
    assertThat(shown.get("dormouse", "explanation").list("findings")).isNotEmpty();
  }

  @Test
  void archivedFindingHasAReasonAndComesBack() {
    String id = idOf("UnusedIAMUserPassword", ":user/");
    Cli archive =
        asked.run(
            "findings",
            "archive",
            id,
            "--reason=break glass",
            "--owner=security",
            "--until=2099-01-31");
    assertThat(archive.out()).isEqualTo("1 of 1 findings archived.\n");
    assertThat(findings("--status=ARCHIVED").texts("findings", "id")).containsExactly(id);
    assertThat(asked.run("findings", "show", id).out())
        .contains(": break glass; owner security; until 2099-01-31T00:00:00Z\n")
        .contains("dormouse findings unarchive " + id);
    assertThat(asked.run("findings", "unarchive", id).out())
        .isEqualTo("1 of 1 findings active again.\n");
    assertThat(asked.run("findings", "unarchive", id).out())
        .isEqualTo("0 of 1 findings active again; the others were not archived.\n");
  }

  @Test
  void criteriaArchiveAllThatMatch() {
    assertThat(asked.run("findings", "archive", "--type=UnusedIAMRole").out())
        .isEqualTo("18 of 18 findings archived.\n");
    assertThat(asked.run("findings", "archive", "--type=UnusedIAMRole").out())
        .isEqualTo("No finding matches; nothing was changed.\n");
    assertThat(asked.run("findings", "unarchive", "--type=UnusedIAMRole").out())
        .isEqualTo("18 of 18 findings active again.\n");
    assertThat(server.active("unused-access")).isEqualTo(100);
  }
}

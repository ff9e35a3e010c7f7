package dev.dormouse.snapshot;

import static dev.dormouse.testing.Export.NEVER_USED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dormouse.findings.FindingType;
import dev.dormouse.snapshot.AccountResult.Status;
import dev.dormouse.testing.Export;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
  private static final String FIRST = "111122223333";
  private static final String SECOND = "444455556666";

  @TempDir Path folder;

  private void accounts(String elements) throws IOException {
    Files.writeString(folder.resolve("accounts.json"), "{\"Accounts\":[" + elements + "]}");
  }

  @Test
  void aLoneFileIsAnInput() throws IOException {
    Path file = Export.of(FIRST).role("Idle", NEVER_USED).write(folder).resolve(Export.FILE);
    Scanned scanned = Scanned.scan(file);
    assertThat(scanned.account().account().id()).isEqualTo(FIRST);
    assertThat(scanned.findings("Idle")).containsExactly(FindingType.UNUSED_IAM_ROLE);
  }

  @Test
  void aLoneFileOfSeveralAccountsIsSplitByOwner() throws IOException {
    Path file = folder.resolve("both.json");
    Files.writeString(
        file,
        Export.of(FIRST).role("One", NEVER_USED).page(true)
            + Export.of(SECOND).role("Two", NEVER_USED).page(false));
    Scanned scanned = Scanned.scan(file);
    assertThat(scanned.accounts())
        .extracting(account -> account.account().id())
        .containsExactly(FIRST, SECOND);
    assertThat(scanned.accounts()).allMatch(account -> account.assessments().size() == 1);
    assertThat(scanned.problems()).isEmpty();
  }

  @Test
  void theFolderOfOneAccountIsAnInput() throws IOException {
    Path account = Export.of(FIRST).role("Idle", NEVER_USED).write(folder);
    assertThat(Scanned.scan(account).account().account().id()).isEqualTo(FIRST);
  }

  @Test
  void authorizationDetailsMayBeGzipped() throws IOException {
    Path account = Files.createDirectories(folder.resolve(FIRST));
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(account.resolve(Export.FILE + ".gz")))) {
      out.write(Export.of(FIRST).role("Idle", NEVER_USED).json().getBytes(StandardCharsets.UTF_8));
    }
    assertThat(Scanned.scan(folder).findings("Idle")).hasSize(1);
  }

  @Test
  void aSuspendedAccountIsSkippedAndSaysWhy() throws IOException {
    Export.of(FIRST).role("Idle", NEVER_USED).write(folder);
    accounts("{\"Id\":\"%s\",\"Name\":\"Old\",\"Status\":\"SUSPENDED\"}".formatted(FIRST));
    AccountResult account = Scanned.scan(folder).account();
    assertThat(account.status()).isEqualTo(Status.SKIPPED);
    assertThat(account.note()).contains("SUSPENDED");
    assertThat(account.assessments()).isEmpty();
  }

  @Test
  void anAccountThatIsListedButNotCollectedHasFailed() throws IOException {
    Export.of(FIRST).role("Idle", NEVER_USED).write(folder);
    accounts("{\"Id\":\"%s\",\"Name\":\"Away\",\"Status\":\"ACTIVE\"}".formatted(SECOND));
    AccountResult away = Scanned.scan(folder).accounts().get(1);
    assertThat(away.status()).isEqualTo(Status.FAILED);
    assertThat(away.account().name()).isEqualTo("Away");
    assertThat(away.note()).contains("not in the snapshot");
  }

  @Test
  void anAccountsFolderWithoutDetailsHasFailedAndTheOthersAreJudged() throws IOException {
    Export.of(FIRST).role("Idle", NEVER_USED).write(folder);
    Files.createDirectories(folder.resolve(SECOND));
    Scanned scanned = Scanned.scan(folder);
    assertThat(scanned.accounts())
        .extracting(AccountResult::status)
        .containsExactly(Status.COMPLETE, Status.FAILED);
    assertThat(scanned.problems()).singleElement().asString().contains(SECOND, Export.FILE);
  }

  @Test
  void otherFoldersAndFilesAreNoAccounts() throws IOException {
    Export.of(FIRST).role("Idle", NEVER_USED).write(folder);
    Files.createDirectories(folder.resolve("notes"));
    Files.writeString(folder.resolve("123456789012"), "a file with an account's name");
    assertThat(Scanned.open(folder).accounts()).hasSize(1);
  }

  @Test
  void aFolderWithoutAccountsIsRefused() throws IOException {
    accounts("{\"Id\":\"%s\",\"Name\":\"Away\",\"Status\":\"ACTIVE\"}".formatted(FIRST));
    assertThatThrownBy(() -> Scanned.open(folder))
        .isInstanceOf(SnapshotException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("holds no account")
        .hasMessageContaining("docs/export.md");
  }

  @Test
  void anInputThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> Scanned.open(folder.resolve("gone")))
        .isInstanceOf(SnapshotException.class)
        .hasMessageContaining("gone: there is no such file or folder");
  }
}

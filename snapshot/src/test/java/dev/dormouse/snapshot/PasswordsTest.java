package dev.dormouse.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.findings.FindingType;
import dev.dormouse.testing.Export;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordsTest {
  private static final String PROFILE =
      "{\"LoginProfiles\":[{\"UserName\":\"ann\",\"CreateDate\":\"2025-01-01T00:00:00Z\"}]}";

  @TempDir Path snapshot;
  private Path folder = Path.of("");

  @BeforeEach
  void oneUser() throws IOException {
    folder = Export.of("111122223333").user("ann").write(snapshot);
  }

  private void file(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private void users(String passwordLastUsed) throws IOException {
    file(
        "users.json",
        "{\"Users\":[{\"UserName\":\"ann\",\"CreateDate\":\"2024-01-01T00:00:00Z\"%s}]}"
            .formatted(passwordLastUsed));
  }

  private Scanned scan() {
    return Scanned.scan(snapshot);
  }

  @Test
  void aProfileWithoutAnyWordOfItsUseIsUnknown() throws IOException {
    file("login-profiles.json", PROFILE);
    Scanned scanned = scan();
    assertThat(scanned.findings("ann")).isEmpty();
    assertThat(scanned.unknown("ann", "password"))
        .containsExactly(UnknownReason.NO_PASSWORD_LAST_USE);
  }

  @Test
  void aListedUserWithoutPasswordLastUsedNeverUsedThePassword() throws IOException {
    file("login-profiles.json", PROFILE);
    users("");
    assertThat(scan().findings("ann")).containsExactly(FindingType.UNUSED_IAM_USER_PASSWORD);
  }

  @Test
  void aRecentUseIsNoFinding() throws IOException {
    file("login-profiles.json", PROFILE);
    users(",\"PasswordLastUsed\":\"2026-11-01T00:00:00Z\"");
    Scanned scanned = scan();
    assertThat(scanned.findings("ann")).isEmpty();
    assertThat(scanned.unknown("ann", "password")).isEmpty();
  }

  @Test
  void aUserWhoIsNotInTheListOfUsersIsUnknown() throws IOException {
    file("login-profiles.json", PROFILE);
    file("users.json", "{\"Users\":[]}");
    assertThat(scan().unknown("ann", "password"))
        .containsExactly(UnknownReason.NO_PASSWORD_LAST_USE);
  }

  @Test
  void aUserWithoutProfileHasNoPassword() throws IOException {
    file("login-profiles.json", "{\"LoginProfiles\":[]}");
    assertThat(scan().principal("ann").password()).isNull();
  }

  @Test
  void withoutAnyFileThePasswordIsUnknown() {
    Scanned scanned = scan();
    assertThat(scanned.unknown("ann", "password")).containsExactly(UnknownReason.NO_PASSWORD_DATA);
    assertThat(scanned.findings("ann")).isEmpty();
  }

  @Test
  void anotherDocumentInTheProfilesPlaceIsToldAndTheUserUnknown() throws IOException {
    file("login-profiles.json", "{\"Users\":[]}");
    Scanned scanned = scan();
    assertThat(scanned.unknown("ann", "password")).containsExactly(UnknownReason.NO_PASSWORD_DATA);
    assertThat(scanned.problems()).singleElement().asString().contains("has no LoginProfiles");
  }

  @Test
  void aUserFileOfAFailedCollectionShowsNoDisuse() throws IOException {
    file("login-profiles.json", PROFILE);
    users("");
    file(
        "collection.json",
        "{\"CompletedAt\":\"2026-11-24T00:00:00Z\",\"Failures\":[{\"Part\":\"users\",\"Reason\":\"throttled\"}]}");
    Scanned scanned = scan();
    assertThat(scanned.findings("ann")).isEmpty();
    assertThat(scanned.unknown("ann", "password"))
        .containsExactly(UnknownReason.NO_PASSWORD_LAST_USE);
  }

  @Test
  void aUserWhoStandsTwiceUsedThePasswordWhenEitherSaysSo() throws IOException {
    file("login-profiles.json", PROFILE);
    String used = "{\"UserName\":\"ann\",\"PasswordLastUsed\":\"2026-11-20T00:00:00Z\"}";
    file("users.json", "{\"Users\":[" + used + ",{\"UserName\":\"ann\"}]}");
    assertThat(scan().findings("ann")).isEmpty();
  }

  @Test
  void ofAProfileThatStandsTwiceTheYoungerCounts() throws IOException {
    String younger = "{\"UserName\":\"ann\",\"CreateDate\":\"2026-11-01T00:00:00Z\"},";
    file("login-profiles.json", PROFILE.replace("[", "[" + younger));
    users("");
    assertThat(scan().findings("ann")).isEmpty();
  }

  @Test
  void profilesLeftFromAnEarlierCollectionAreNotUsed() throws IOException {
    file("login-profiles.json", PROFILE);
    users("");
    file(
        "collection.json",
        "{\"CompletedAt\":\"2026-11-24T00:00:00Z\",\"Failures\":[{\"Part\":\"login-profiles\"}]}");
    Scanned scanned = scan();
    assertThat(scanned.findings("ann")).isEmpty();
    assertThat(scanned.unknown("ann", "password"))
        .containsExactly(UnknownReason.COLLECTION_INCOMPLETE);
  }
}

package dev.dormouse.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.findings.Assessment;
import dev.dormouse.findings.FindingType;
import dev.dormouse.findings.Verdict;
import dev.dormouse.testing.Export;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessKeysTest {
  private static final String MADE = "2025-01-02T03:04:05Z";
  private static final String HEADER =
      "user,arn,password_enabled,password_last_used,password_last_changed,access_key_1_active,"
          + "access_key_1_last_rotated,access_key_1_last_used_date,access_key_2_active,"
          + "access_key_2_last_rotated,access_key_2_last_used_date\n";

  @TempDir Path snapshot;
  private Path folder = Path.of("");

  @BeforeEach
  void oneUser() throws IOException {
    folder = Export.of("111122223333").user("ann").write(snapshot);
  }

  private void keys(String... keys) throws IOException {
    Files.writeString(
        folder.resolve("access-keys.json"),
        "{\"AccessKeyMetadata\":[" + String.join(",", keys) + "]}");
  }

  private void row(String row) throws IOException {
    Files.writeString(folder.resolve("credential-report.csv"), HEADER + row + "\n");
  }

  private static String key(String id, String lastUsed) {
    return "{\"UserName\":\"ann\",\"AccessKeyId\":\"%s\",\"Status\":\"Active\",\"CreateDate\":\"%s\"%s}"
        .formatted(id, MADE, lastUsed);
  }

  private Scanned scan() {
    return Scanned.scan(snapshot);
  }

  @Test
  void aKeyOfWhichNobodyAskedTheLastUseIsUnknown() throws IOException {
    keys(key("AKIAONE", ""), key("AKIATWO", ",\"AccessKeyLastUsed\":null"));
    Scanned scanned = scan();
    assertThat(scanned.findings("ann")).isEmpty();
    assertThat(scanned.unknown("ann", "AKIAONE"))
        .containsExactly(UnknownReason.NO_ACCESS_KEY_LAST_USE);
    assertThat(scanned.unknown("ann", "AKIATWO"))
        .containsExactly(UnknownReason.NO_ACCESS_KEY_LAST_USE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"ServiceName\":\"N/A\",\"Region\":\"N/A\"}",
        "{\"LastUsedDate\":\"1970-01-01T00:00:00Z\"}",
        "{\"LastUsedDate\":0}",
        "{\"LastUsedDate\":\"N/A\"}",
        "{\"LastUsedDate\":null}"
      })
  void everyWayToWriteNeverIsNeverUsed(String never) throws IOException {
    keys(key("AKIAONE", ",\"AccessKeyLastUsed\":" + never));
    assertThat(scan().findings("ann")).containsExactly(FindingType.UNUSED_IAM_USER_ACCESS_KEY);
  }

  @Test
  void theReportsSlotIsTheKeyThatWasMadeInTheSameSecond() throws IOException {
    keys(key("AKIAONE", ",\"AccessKeyLastUsed\":{}"));
    row(
        "ann,arn:aws:iam::111122223333:user/ann,false,N/A,N/A,true,2025-01-02T03:04:05+00:00,"
            + "2026-11-20T10:00:00+00:00,false,N/A,N/A");
    Assessment ann = scan().principal("ann");
    assertThat(ann.findings()).isEmpty();
    assertThat(ann.keys())
        .singleElement()
        .satisfies(
            key -> {
              assertThat(key.key().id()).isEqualTo("AKIAONE");
              assertThat(key.verdict())
                  .isInstanceOfSatisfying(
                      Verdict.Used.class,
                      used ->
                          assertThat(used.at()).isEqualTo(Instant.parse("2026-11-20T10:00:00Z")));
            });
  }

  @Test
  void aSlotMadeInAnotherSecondSaysNothingOfTheKey() throws IOException {
    keys(key("AKIAONE", ""));
    row(
        "ann,arn:aws:iam::111122223333:user/ann,false,N/A,N/A,true,2025-01-02T03:04:06+00:00,"
            + "N/A,false,N/A,N/A");
    Scanned scanned = scan();
    assertThat(scanned.findings("ann")).isEmpty();
    assertThat(scanned.unknown("ann", "AKIAONE"))
        .containsExactly(UnknownReason.NO_ACCESS_KEY_LAST_USE);
  }

  @Test
  void theReportAloneTellsOfKeysByTheirSlot() throws IOException {
    row(
        "ann,arn:aws:iam::111122223333:user/ann,false,N/A,N/A,true,2025-01-02T03:04:05+00:00,N/A,"
            + "true,2025-01-02T03:04:05+00:00,2026-11-20T10:00:00+00:00");
    Assessment ann = scan().principal("ann");
    assertThat(ann.keys())
        .extracting(key -> key.key().id())
        .isEqualTo(List.of("access_key_1", "access_key_2"));
    assertThat(ann.findings()).singleElement().asString().contains("access_key_1");
  }

  @Test
  void withoutEitherFileKeysAreUnknown() {
    Scanned scanned = scan();
    assertThat(scanned.unknown("ann", "access keys"))
        .containsExactly(UnknownReason.NO_ACCESS_KEY_DATA);
    assertThat(scanned.findings("ann")).isEmpty();
  }

  @Test
  void aUserMissingFromAnOlderReportIsUnknown() throws IOException {
    row("bob,arn:aws:iam::111122223333:user/bob,false,N/A,N/A,false,N/A,N/A,false,N/A,N/A");
    Scanned scanned = scan();
    assertThat(scanned.unknown("ann", "access keys"))
        .containsExactly(UnknownReason.NO_ACCESS_KEY_DATA);
    assertThat(scanned.principal("ann").unknowns().toString()).contains("older than the user");
  }

  @Test
  void aFileOfKeysWithOneBadElementTellsOfNobody() throws IOException {
    keys("{\"UserName\":\"bob\"}");
    Scanned scanned = scan();
    assertThat(scanned.unknown("ann", "access keys"))
        .containsExactly(UnknownReason.NO_ACCESS_KEY_DATA);
    assertThat(scanned.problems()).singleElement().asString().contains("access-keys.json");
  }

  @Test
  void aRowOfAnotherAccountsUserOfThatNameTellsNothing() throws IOException {
    row(
        "ann,arn:aws:iam::999900001111:user/ann,false,N/A,N/A,true,2025-01-02T03:04:05+00:00,"
            + "N/A,false,N/A,N/A");
    Scanned scanned = scan();
    assertThat(scanned.findings("ann")).isEmpty();
    assertThat(scanned.unknown("ann", "access keys"))
        .containsExactly(UnknownReason.NO_ACCESS_KEY_DATA);
  }

  @Test
  void aRowOfAnEarlierUserOfThatNameTellsNothing() throws IOException {
    Files.writeString(
        folder.resolve("credential-report.csv"),
        HEADER.replace("user,arn,", "user,arn,user_creation_time,")
            + "ann,arn:aws:iam::111122223333:user/ann,2020-01-01T00:00:00+00:00,false,N/A,N/A,true,"
            + "2025-01-02T03:04:05+00:00,N/A,false,N/A,N/A\n");
    Scanned scanned = scan();
    assertThat(scanned.findings("ann")).isEmpty();
    assertThat(scanned.unknown("ann", "access keys"))
        .containsExactly(UnknownReason.NO_ACCESS_KEY_DATA);
  }

  @Test
  void aKeyThatStandsTwiceWasUsedWhenEitherSaysSo() throws IOException {
    String used = ",\"AccessKeyLastUsed\":{\"LastUsedDate\":\"2026-11-20T00:00:00Z\"}";
    String never = ",\"AccessKeyLastUsed\":{}";
    keys(key("AKIAONE", never), key("AKIAONE", used), key("AKIAONE", never));
    Assessment ann = scan().principal("ann");
    assertThat(ann.keys()).hasSize(1);
    assertThat(ann.findings()).isEmpty();
  }

  @Test
  void aFileOfKeysThatIsCutShortTellsOfNobody() throws IOException {
    Files.writeString(
        folder.resolve("access-keys.json"), "{\"AccessKeyMetadata\":[],\"IsTruncated\":true}");
    Scanned scanned = scan();
    assertThat(scanned.unknown("ann", "access keys"))
        .containsExactly(UnknownReason.NO_ACCESS_KEY_DATA);
    assertThat(scanned.problems()).singleElement().asString().contains("IsTruncated");
  }
}

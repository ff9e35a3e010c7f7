package dev.dormouse.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialReportTest {
  private static final String HEADER =
      "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,"
          + "password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,"
          + "access_key_1_last_used_date,access_key_1_last_used_region,"
          + "access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,"
          + "access_key_2_last_used_date,access_key_2_last_used_region,"
          + "access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,"
          + "cert_2_last_rotated";
  private static final String ROOT =
      "<root_account>,arn:aws:iam::111122223333:root,2019-01-01T00:00:00+00:00,not_supported,"
          + "2026-01-01T00:00:00+00:00,not_supported,not_supported,true,false,N/A,N/A,N/A,N/A,"
          + "false,N/A,N/A,N/A,N/A,false,N/A,false,N/A";
  private static final String ALICE =
      "alice,arn:aws:iam::111122223333:user/alice,2020-01-02T03:04:05+00:00,true,"
          + "2026-11-01T10:00:00Z,2025-05-05T05:05:05+00:00,N/A,true,true,"
          + "2021-02-03T04:05:06+00:00,2026-10-10T10:15:00+00:00,N/A,s3,false,"
          + "2022-02-03T04:05:06+00:00,N/A,N/A,N/A,false,N/A,false,N/A";

  @Test
  void aUserIsReadWithPasswordAndBothKeySlots() {
    CredentialRow alice = alice(HEADER + "\n" + ROOT + "\n" + ALICE);

    assertThat(alice.arn()).isEqualTo("arn:aws:iam::111122223333:user/alice");
    assertThat(alice.userCreated()).isEqualTo(Instant.parse("2020-01-02T03:04:05Z"));
    assertThat(alice.passwordEnabled()).isTrue();
    assertThat(alice.passwordLastUsed()).isEqualTo(Instant.parse("2026-11-01T10:00:00Z"));
    assertThat(alice.passwordLastChanged()).isEqualTo(Instant.parse("2025-05-05T05:05:05Z"));
    assertThat(alice.keys())
        .containsExactly(
            new CredentialRow.Slot(
                "access_key_1",
                true,
                Instant.parse("2021-02-03T04:05:06Z"),
                Instant.parse("2026-10-10T10:15:00Z")),
            new CredentialRow.Slot(
                "access_key_2", false, Instant.parse("2022-02-03T04:05:06Z"), null));
  }

  @Test
  void theRootRowIsLeftOut() {
    CredentialReport report = read(HEADER + "\n" + ROOT + "\n" + ALICE);

    assertThat(report.users()).isEqualTo(1);
    assertThat(report.user("<root_account>")).isEmpty();
    assertThat(report.user("bob")).isEmpty();
  }

  @Test
  void columnsAreFoundByTheirHeaderInAnyOrder() {
    assertThat(alice(reversed(HEADER) + "\n" + reversed(ALICE)))
        .isEqualTo(alice(HEADER + "\n" + ALICE));
  }

  @Test
  void columnsThatAwsAddsArePassedOver() {
    String csv =
        "brand_new," + HEADER + ",additional_credentials_info\n" + "x," + ALICE + ",\"a, b\"";

    assertThat(alice(csv)).isEqualTo(alice(HEADER + "\n" + ALICE));
  }

  @Test
  void aReportMayHaveAnyLineEndsAndAFinalNewline() {
    CredentialRow plain = alice(HEADER + "\n" + ALICE);

    assertThat(alice(HEADER + "\r\n" + ALICE + "\r\n")).isEqualTo(plain);
    assertThat(alice(HEADER + "\n" + ALICE + "\n")).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"N/A", "n/a", "no_information", "NO_INFORMATION", "not_supported"})
  void whereThereIsNoTimeThereIsNone(String value) {
    CredentialRow alice = alice(HEADER + "\n" + with("password_last_used", value));

    assertThat(alice.passwordLastUsed()).isNull();
    assertThat(alice.passwordEnabled()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"true,true", "TRUE,true", "True,true", "false,false", "FALSE,false"})
  void booleansAreReadInAnyCase(String written, boolean meant) {
    CredentialRow alice = alice(HEADER + "\n" + with("access_key_2_active", written));
    CredentialRow enabled = alice(HEADER + "\n" + with("password_enabled", written));

    assertThat(alice.keys().get(1).active()).isEqualTo(meant);
    assertThat(enabled.passwordEnabled()).isEqualTo(meant);
  }

  @Test
  void whatIsNotSupportedIsNeitherTrueNorFalse() {
    assertThat(alice(HEADER + "\n" + with("password_enabled", "not_supported")).passwordEnabled())
        .isNull();
  }

  @Test
  void aReportMayLackTheCreationTime() {
    assertThat(alice(without("user_creation_time", HEADER) + "\n" + shortened()).userCreated())
        .isNull();
  }

  @Test
  void aRowThatIsCutOffIsRefusedWithItsLine() {
    assertThatThrownBy(() -> read(HEADER + "\n" + ROOT + "\n" + ALICE.substring(0, 90)))
        .isInstanceOf(EvidenceException.class)
        .hasMessageContaining("line 3")
        .hasMessageContaining("cut off?");
  }

  @ParameterizedTest
  @CsvSource({
    "password_last_used,yesterday,not a timestamp",
    "access_key_1_last_used_date,2026-13-01T00:00:00Z,not a timestamp",
    "password_enabled,maybe,neither true nor false",
    "access_key_1_active,1,neither true nor false"
  })
  void aBadValueIsRefusedWithLineColumnAndValue(String column, String value, String reason) {
    assertThatThrownBy(() -> read(HEADER + "\n" + with(column, value)))
        .isInstanceOf(EvidenceException.class)
        .hasMessage("line 2, column " + column + ": \"" + value + "\" is " + reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user",
        "arn",
        "password_enabled",
        "password_last_used",
        "access_key_1_active",
        "access_key_2_last_used_date"
      })
  void aHeaderWithoutANeededColumnIsRefused(String column) {
    assertThatThrownBy(() -> read(without(column, HEADER) + "\n"))
        .isInstanceOf(EvidenceException.class)
        .hasMessageContaining("line 1: no column " + column);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\n", "{\"UserDetailList\": []}", "dXNlcixhcm4s", "a,a\n1,2", "x,,\n1,2,3"})
  void whatIsNoCredentialReportIsRefused(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(EvidenceException.class);
  }

  @Test
  void anUnclosedQuoteIsRefused() {
    assertThatThrownBy(() -> read(HEADER + "\n\"" + ALICE)).isInstanceOf(EvidenceException.class);
  }

  @Test
  void aReportOfNobodyIsAReport() {
    assertThat(read(HEADER).users()).isZero();
  }

  @Test
  void aReaderThatFailsIsRefusedWithItsReason() {
    Reader broken =
        new Reader() {
          @Override
          public int read(char[] buffer, int offset, int length) throws IOException {
            throw new IOException("disk on fire");
          }

          @Override
          public void close() {}
        };

    assertThatThrownBy(() -> CredentialReport.read(broken))
        .isInstanceOf(EvidenceException.class)
        .hasMessageContaining("disk on fire");
  }

  private static CredentialReport read(String csv) {
    return CredentialReport.read(new StringReader(csv));
  }

  private static CredentialRow alice(String csv) {
    return read(csv).user("alice").orElseThrow();
  }

  private static List<String> cells(String line) {
    return new ArrayList<>(Arrays.asList(line.split(",", -1)));
  }

  private static String reversed(String line) {
    List<String> cells = cells(line);
    Collections.reverse(cells);
    return String.join(",", cells);
  }

  private static String with(String column, String value) {
    List<String> cells = cells(ALICE);
    cells.set(cells(HEADER).indexOf(column), value);
    return String.join(",", cells);
  }

  private static String without(String column, String line) {
    List<String> cells = cells(line);
    cells.remove(cells(HEADER).indexOf(column));
    return String.join(",", cells);
  }

  private static String shortened() {
    return without("user_creation_time", ALICE);
  }

  @Test
  void anEmptyCellIsNotNever() {
    String blank = ALICE.replace("2026-10-10T10:15:00+00:00", "");

    assertThatThrownBy(() -> read(HEADER + "\n" + blank))
        .isInstanceOf(EvidenceException.class)
        .hasMessageContaining("access_key_1_last_used_date");
  }

  @Test
  void aUserWhoStandsTwiceIsRefused() {
    assertThatThrownBy(() -> read(HEADER + "\n" + ALICE + "\n" + ALICE))
        .isInstanceOf(EvidenceException.class)
        .hasMessageContaining("line 3", "alice", "twice");
  }
}

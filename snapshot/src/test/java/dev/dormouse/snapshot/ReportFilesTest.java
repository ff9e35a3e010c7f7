package dev.dormouse.snapshot;

import static dev.dormouse.testing.Export.allow;
import static dev.dormouse.testing.Export.roleId;
import static dev.dormouse.testing.Export.rolePolicy;
import static dev.dormouse.testing.Report.neverUsed;
import static dev.dormouse.testing.Report.page;
import static dev.dormouse.testing.Report.pageOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.findings.FindingType;
import dev.dormouse.testing.Export;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFilesTest {
  private static final String LINES = "service-last-accessed.jsonl";

  @TempDir Path snapshot;
  private Path folder = Path.of("");

  @BeforeEach
  void twoRolesInUse() throws IOException {
    folder =
        Export.of("111122223333")
            .role("One", Export.used("2026-11-20T00:00:00Z"), rolePolicy(allow("s3:*", "sqs:*")))
            .role("Two", Export.used("2026-11-20T00:00:00Z"), rolePolicy(allow("s3:*", "sqs:*")))
            .write(snapshot);
  }

  private void file(String principal, String content) throws IOException {
    Path reports = Files.createDirectories(folder.resolve("service-last-accessed"));
    Files.writeString(reports.resolve(roleId(principal) + ".json"), content);
  }

  private void lines(String... lines) throws IOException {
    Files.write(folder.resolve(LINES), Arrays.asList(lines));
  }

  private Scanned scan() {
    return Scanned.scan(snapshot);
  }

  private static String both() {
    return neverUsed("s3") + "," + neverUsed("sqs");
  }

  @Test
  void aFileAPrincipalIsReadByThePrincipalsId() throws IOException {
    file("One", page(false, both()));
    Scanned scanned = scan();
    assertThat(scanned.findings("One")).containsExactly(FindingType.UNUSED_PERMISSION);
    assertThat(scanned.findings("Two")).isEmpty();
    assertThat(scanned.unknown("Two", "permissions"))
        .containsExactly(UnknownReason.NO_LAST_ACCESSED_REPORT);
  }

  @Test
  void pagesMayFollowOneAnotherOrStandInAnArray() throws IOException {
    file("One", page(true, neverUsed("s3")) + "\n" + page(false, neverUsed("sqs")));
    file("Two", "[" + page(true, neverUsed("s3")) + "," + page(false, neverUsed("sqs")) + "]");
    Scanned scanned = scan();
    assertThat(scanned.unknown("One", "permissions")).isEmpty();
    assertThat(scanned.unknown("Two", "permissions")).isEmpty();
    assertThat(scanned.findings("Two")).containsExactly(FindingType.UNUSED_PERMISSION);
  }

  @Test
  void aReportWithoutItsLastPageShowsNoDisuse() throws IOException {
    file("One", page(true, both()));
    Scanned scanned = scan();
    assertThat(scanned.findings("One")).isEmpty();
    assertThat(scanned.unknown("One", "permissions"))
        .containsExactly(UnknownReason.REPORT_TRUNCATED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "[]", "not json", "{\"JobStatus\":\"COMPLETED\",", "\"text\"", "[[]]"})
  void aReportThatCannotBeReadIsUnknownAndToldWithItsFile(String content) throws IOException {
    file("One", content);
    file("Two", page(false, both()));
    Scanned scanned = scan();
    assertThat(scanned.findings("One")).isEmpty();
    assertThat(scanned.unknown("One", "permissions"))
        .containsExactly(UnknownReason.REPORT_UNREADABLE);
    assertThat(scanned.findings("Two")).containsExactly(FindingType.UNUSED_PERMISSION);
    assertThat(scanned.problems()).singleElement().asString().contains(roleId("One") + ".json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"IN_PROGRESS", "FAILED"})
  void aJobThatIsNotCompletedIsUnknown(String status) throws IOException {
    file("One", "{\"JobStatus\":\"%s\",\"ServicesLastAccessed\":[]}".formatted(status));
    Scanned scanned = scan();
    assertThat(scanned.findings("One")).isEmpty();
    assertThat(scanned.unknown("One", "permissions"))
        .singleElement()
        .asString()
        .isEqualTo("REPORT_" + status);
  }

  @Test
  void oneFileAnAccountHoldsAPageALine() throws IOException {
    lines(pageOf(roleId("One"), both()), "", pageOf(roleId("Two"), both()));
    Scanned scanned = scan();
    assertThat(scanned.findings("One")).containsExactly(FindingType.UNUSED_PERMISSION);
    assertThat(scanned.findings("Two")).containsExactly(FindingType.UNUSED_PERMISSION);
    assertThat(scanned.problems()).isEmpty();
  }

  @Test
  void theFileMayBeGzipped() throws IOException {
    gzip(folder.resolve(LINES + ".gz"), pageOf(roleId("One"), both()));
    assertThat(scan().findings("One")).containsExactly(FindingType.UNUSED_PERMISSION);
  }

  private static void gzip(Path path, String content) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
      out.write(content.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void aBadLineCostsItsPrincipalAndNoOther() throws IOException {
    lines(
        pageOf(roleId("One"), neverUsed("s3")),
        pageOf(roleId("One"), neverUsed("sqs")).substring(0, 120),
        pageOf(roleId("Two"), both()));
    Scanned scanned = scan();
    assertThat(scanned.findings("One")).isEmpty();
    assertThat(scanned.unknown("One", "permissions"))
        .containsExactly(UnknownReason.REPORT_UNREADABLE);
    assertThat(scanned.findings("Two")).containsExactly(FindingType.UNUSED_PERMISSION);
    assertThat(scanned.problems()).singleElement().asString().contains(LINES + ": line 2");
  }

  @Test
  void aLineThatNamesNobodyIsTold() throws IOException {
    lines(page(false, both()));
    assertThat(scan().problems()).singleElement().asString().contains("no PrincipalId");
  }

  @Test
  void aGzipFileThatBreaksOffLeavesThoseItDoesNotReachUnknown() throws IOException {
    Path path = folder.resolve(LINES + ".gz");
    gzip(path, pageOf(roleId("One"), both()) + "\n" + pageOf(roleId("Two"), both()));
    byte[] whole = Files.readAllBytes(path);
    Files.write(path, Arrays.copyOf(whole, whole.length / 2));
    Scanned scanned = scan();
    assertThat(scanned.findings("Two")).isEmpty();
    assertThat(scanned.unknown("Two", "permissions"))
        .containsExactly(UnknownReason.NO_LAST_ACCESSED_REPORT);
    assertThat(scanned.problems()).singleElement().asString().contains("cannot be read on");
  }

  @Test
  void aFileThatHoldsTheReportOfAnotherPrincipalTellsOfNeither() throws IOException {
    file("One", pageOf(roleId("Two"), both()));
    Scanned scanned = scan();
    assertThat(scanned.findings("One")).isEmpty();
    assertThat(scanned.unknown("One", "permissions"))
        .containsExactly(UnknownReason.REPORT_UNREADABLE);
    assertThat(scanned.findings("Two")).isEmpty();
    assertThat(scanned.problems()).singleElement().asString().contains("AROAOne", "AROATwo");
  }

  @Test
  void aReportThatWasFinishedInTheFutureShowsNoDisuse() throws IOException {
    file("One", page(false, both()).replace("2026-11-23T", "2026-12-23T"));
    Scanned scanned = scan();
    assertThat(scanned.findings("One")).isEmpty();
    assertThat(scanned.unknown("One", "permissions"))
        .containsExactly(UnknownReason.REPORT_UNREADABLE);
  }
}

package dev.dormouse.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LastAccessedReportTest {
  private static final String S3 = "'ServicesLastAccessed':[{'ServiceNamespace':'s3'}]";
  private static final String EC2 = "'ServicesLastAccessed':[{'ServiceNamespace':'ec2'}]";

  @Test
  void aFinishedPageIsAReportWithoutDefect() {
    LastAccessedReport report = Pages.join(Pages.completed("'JobType':'ACTION_LEVEL'," + S3));

    assertThat(report.defect()).isNull();
    assertThat(report.defectDetail()).isEmpty();
    assertThat(report.granularity()).isEqualTo(Granularity.ACTION_LEVEL);
    assertThat(report.completedAt()).isEqualTo(Instant.parse("2026-11-20T08:00:07Z"));
    assertThat(namespaces(report)).containsExactly("s3");
  }

  @Test
  void pagesAreJoinedInTheOrderTheyWereFetched() {
    LastAccessedReport report =
        Pages.join(
            Pages.completed("'IsTruncated':true,'Marker':'x'," + S3),
            Pages.completed("'IsTruncated':false," + EC2));

    assertThat(report.defect()).isNull();
    assertThat(namespaces(report)).containsExactly("s3", "ec2");
  }

  @Test
  void withoutItsLastPageAReportIsTruncated() {
    LastAccessedReport report =
        Pages.join(
            Pages.completed("'IsTruncated':true," + S3),
            Pages.completed("'IsTruncated':true," + EC2));

    assertThat(report.defect()).isEqualTo(UnknownReason.REPORT_TRUNCATED);
    assertThat(report.defectDetail()).contains("IsTruncated");
    assertThat(namespaces(report)).containsExactly("s3", "ec2");
  }

  @ParameterizedTest
  @CsvSource({
    "IN_PROGRESS,REPORT_IN_PROGRESS",
    "FAILED,REPORT_FAILED",
    "SOMETHING_NEW,REPORT_UNREADABLE",
    "completed,REPORT_UNREADABLE"
  })
  void anUnfinishedJobShowsNothing(String status, UnknownReason reason) {
    LastAccessedReport report =
        Pages.join(
            "{'JobStatus':'" + status + "','JobCompletionDate':'2026-11-20T08:00:07Z'," + S3 + "}");

    assertThat(report.defect()).isEqualTo(reason);
    assertThat(report.defectDetail()).contains(status);
    assertThat(report.services()).isEmpty();
    assertThat(report.completedAt()).isNull();
  }

  @Test
  void theLastOfSeveralUnfinishedPagesSaysWhy() {
    LastAccessedReport report =
        Pages.join("{'JobStatus':'IN_PROGRESS'}", "{'JobStatus':'FAILED','Error':{'Code':'X'}}");

    assertThat(report.defect()).isEqualTo(UnknownReason.REPORT_FAILED);
    assertThat(report.defectDetail()).contains("X");
  }

  @Test
  void aCompletedPageAfterAnUnfinishedPollCounts() {
    LastAccessedReport report =
        Pages.join("{'JobStatus':'IN_PROGRESS'}", Pages.completed(S3), "{'JobStatus':'FAILED'}");

    assertThat(report.defect()).isNull();
    assertThat(namespaces(report)).containsExactly("s3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",'JobCompletionDate':null"})
  void withoutACompletionDateNobodyKnowsUntilWhenIamLooked(String completion) {
    LastAccessedReport report =
        Pages.join(
            "{'JobStatus':'COMPLETED','JobCreationDate':'2026-11-20T08:00:00Z'"
                + completion
                + ","
                + S3
                + "}");

    assertThat(report.defect()).isEqualTo(UnknownReason.REPORT_UNREADABLE);
    assertThat(report.defectDetail()).isEqualTo("no JobCompletionDate");
    assertThat(namespaces(report)).containsExactly("s3");
  }

  @Test
  void ofRepeatedJobsOnlyTheLatestCounts() {
    String older =
        "{'JobStatus':'COMPLETED','JobCreationDate':'2026-11-19T08:00:00Z',"
            + "'JobCompletionDate':'2026-11-19T08:00:07Z',"
            + EC2
            + "}";
    String newer = Pages.completed(S3);

    assertThat(namespaces(Pages.join(older, newer))).containsExactly("s3");
    assertThat(Pages.join(newer, older)).isEqualTo(Pages.join(newer));
  }

  @Test
  void aTruncatedLatestJobIsNotCompletedByAnOlderOne() {
    String older =
        "{'JobStatus':'COMPLETED','JobCreationDate':'2026-11-19T08:00:00Z',"
            + "'JobCompletionDate':'2026-11-19T08:00:07Z',"
            + EC2
            + "}";

    assertThat(Pages.join(older, Pages.completed("'IsTruncated':true," + S3)).defect())
        .isEqualTo(UnknownReason.REPORT_TRUNCATED);
  }

  @Test
  void aPageFetchedTwiceChangesNothing() {
    String first = Pages.completed("'IsTruncated':true," + used("2026-11-01T00:00:00Z"));
    String last = Pages.completed(EC2);

    LastAccessedReport twice = Pages.join(first, first, last, first);
    assertThat(twice.defect()).isNull();
    assertThat(namespaces(twice)).containsExactly("s3", "ec2");
    assertThat(tracked(twice).lastAccessed(Pages.id("s3", "DeleteBucket")))
        .isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
  }

  @Test
  void oneServiceOnTwoPagesHasTheLaterTimesOfBoth() {
    LastAccessedReport report =
        Pages.join(
            Pages.completed(used("2026-11-01T00:00:00Z")),
            Pages.completed(used("2026-11-03T00:00:00Z")),
            Pages.completed(S3));

    assertThat(report.services()).hasSize(1);
    assertThat(report.services().get(0).lastAuthenticated())
        .isEqualTo(Instant.parse("2026-11-03T00:00:00Z"));
    assertThat(tracked(report).lastAccessed(Pages.id("s3", "DeleteBucket")))
        .isEqualTo(Instant.parse("2026-11-03T00:00:00Z"));
  }

  @Test
  void oneServiceIsOneWhateverTheCaseOfItsName() {
    LastAccessedReport report =
        Pages.join(
            Pages.completed(
                "'ServicesLastAccessed':[{'ServiceNamespace':'S3'},"
                    + "{'ServiceNamespace':'s3','LastAuthenticated':'2026-11-01T00:00:00Z'}]"));

    assertThat(report.services()).hasSize(1);
    assertThat(report.services().get(0).lastAuthenticated()).isNotNull();
  }

  @Test
  void aListOfActionsProvesTheFinerGranularityWhereNoPageNamesOne() {
    assertThat(Pages.join(Pages.completed(used("2026-11-01T00:00:00Z"))).granularity())
        .isEqualTo(Granularity.ACTION_LEVEL);
    assertThat(Pages.join(Pages.completed(S3)).granularity()).isEqualTo(Granularity.SERVICE_LEVEL);
  }

  @Test
  void aReportWithoutDefectNeedsItsCompletionTime() {
    assertThatThrownBy(
            () -> new LastAccessedReport(null, "", Granularity.ACTION_LEVEL, null, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String used(String time) {
    return "'ServicesLastAccessed':[{'ServiceNamespace':'s3','LastAuthenticated':'"
        + time
        + "','TrackedActionsLastAccessed':[{'ActionName':'DeleteBucket','LastAccessedTime':'"
        + time
        + "'}]}]";
  }

  private static List<String> namespaces(LastAccessedReport report) {
    return report.services().stream().map(ServiceAccess::namespace).toList();
  }

  private static TrackedActions tracked(LastAccessedReport report) {
    return Objects.requireNonNull(report.services().get(0).tracked());
  }

  @Test
  void pagesThatDisagreeAreAsOldAsTheOldestAndAsCoarseAsTheCoarsest() {
    String fine = "{'JobStatus':'COMPLETED','JobCreationDate':'2026-11-20T08:00:00Z',";
    LastAccessedReport report =
        Pages.join(
            fine
                + "'JobType':'ACTION_LEVEL','JobCompletionDate':'2026-11-20T08:00:07Z',"
                + S3
                + "}",
            fine
                + "'JobType':'SERVICE_LEVEL','JobCompletionDate':'2024-01-01T00:00:00Z',"
                + EC2
                + "}");

    assertThat(report.completedAt()).isEqualTo(Instant.parse("2024-01-01T00:00:00Z"));
    assertThat(report.granularity()).isEqualTo(Granularity.SERVICE_LEVEL);
  }

  @Test
  void aPageThatDoesNotSayWhenItsJobEndedSpoilsTheReport() {
    String job = "{'JobStatus':'COMPLETED','JobCreationDate':'2026-11-20T08:00:00Z',";
    LastAccessedReport report =
        Pages.join(job + "'JobCompletionDate':'2026-11-20T08:00:07Z'," + S3 + "}", job + EC2 + "}");

    assertThat(report.defect()).isEqualTo(UnknownReason.REPORT_UNREADABLE);
  }
}

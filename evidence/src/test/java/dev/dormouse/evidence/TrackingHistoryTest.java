package dev.dormouse.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TrackingHistoryTest {
  @ParameterizedTest
  @CsvSource({
    "aws,s3,2020-04-12T00:00:00Z",
    "aws,ec2,2021-04-07T00:00:00Z",
    "aws,iam,2021-04-07T00:00:00Z",
    "aws,lambda,2021-04-07T00:00:00Z",
    "aws,rds,2023-05-23T00:00:00Z",
    "aws,no-such-service,2023-05-23T00:00:00Z",
    "aws-us-gov,s3,2023-07-01T00:00:00Z",
    "aws-us-gov,rds,2023-07-01T00:00:00Z"
  })
  void actionsAreTrackedSinceADayOfTheirServiceAndPartition(
      String partition, String service, Instant since) {
    assertThat(TrackingHistory.actions(partition, service)).isEqualTo(since);
  }

  @ParameterizedTest
  @EnumSource(UnknownReason.class)
  void everyReasonSaysWhatIsMissingAndWhatToDo(UnknownReason reason) {
    assertThat(reason.description()).isNotBlank().doesNotEndWith(".");
    assertThat(reason.remedy()).isNotBlank().doesNotEndWith(".");
  }
}

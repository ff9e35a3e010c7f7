package dev.dormouse.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023-03-09T10:41:45Z",
        "2023-03-09T10:41:45z",
        "2023-03-09t10:41:45Z",
        "2023-03-09T10:41:45+00:00",
        "2023-03-09T10:41:45-00:00",
        "2023-03-09T10:41:45+0000",
        "2023-03-09 10:41:45+00:00",
        "2023-03-09 10:41:45Z",
        "2023-03-09 10:41:45",
        "2023-03-09T10:41:45",
        "2023-03-09T12:41:45+02:00",
        "2023-03-09T05:11:45-0530",
        "2023-03-08T23:41:45-11:00",
        "2023-03-09T10:41:45.000Z",
        "2023-03-09 10:41:45.000000+00:00"
      })
  void everySpellingOfAMomentIsThatMoment(String text) {
    assertThat(Timestamps.parse(text)).isEqualTo(Instant.parse("2023-03-09T10:41:45Z"));
  }

  @Test
  void fractionsAreKeptToTheNanosecond() {
    assertThat(Timestamps.parse("2023-03-09T10:41:45.5Z"))
        .isEqualTo(Instant.parse("2023-03-09T10:41:45.500Z"));
    assertThat(Timestamps.parse("2023-03-09T10:41:45.123456+00:00"))
        .isEqualTo(Instant.parse("2023-03-09T10:41:45.123456Z"));
    assertThat(Timestamps.parse("2023-03-09 10:41:45,123456789999Z"))
        .isEqualTo(Instant.parse("2023-03-09T10:41:45.123456789Z"));
  }

  @Test
  void leapDaysAndTheEpochAreRead() {
    assertThat(Timestamps.parse("2024-02-29T23:59:59Z"))
        .isEqualTo(Instant.parse("2024-02-29T23:59:59Z"));
    assertThat(Timestamps.parse("1970-01-01T00:00:00Z")).isEqualTo(Instant.EPOCH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "N/A",
        "2023-03-09",
        "2023-03-09T10:41Z",
        "2023-03-09T10:41:4",
        "2023-03-09_10:41:45Z",
        "2023/03/09T10:41:45Z",
        "2023-03-09T10.41.45Z",
        "2023-13-09T10:41:45Z",
        "2023-02-29T10:41:45Z",
        "2023-03-09T24:00:00Z",
        "2023-03-09T10:60:00Z",
        "2023-03-09T10:41:45.Z",
        "2023-03-09T10:41:45UTC",
        "2023-03-09T10:41:45+1",
        "2023-03-09T10:41:45+00:0",
        "2023-03-09T10:41:45+19:00",
        "2023-03-09T10:41:45+00:60",
        "2023-03-09T10:41:45Zjunk",
        "2o23-03-09T10:41:45Z",
        "٢٠٢٣-03-09T10:41:45Z"
      })
  void anythingElseIsRefusedAndQuoted(String text) {
    assertThatThrownBy(() -> Timestamps.parse(text))
        .isInstanceOf(DateTimeException.class)
        .hasMessage("not a timestamp: \"" + text + "\"");
  }
}

package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenFilesTest {
  @ParameterizedTest(name = "{3} connections where {2} files may be open and {1} are the pool''s")
  @CsvSource({
    "16384, 0,  1048576,             16384",
    "16384, 0,  9223372036854775807, 16384",
    "16384, 10, 16384,               16118",
    "16384, 10, 1024,                758",
    "16384, 10, 256,                 128",
    "16384, 10, 1,                   1",
    "4,     10, 1024,                4"
  })
  void connectionsLeaveFilesForTheRest(int wanted, int pool, long limit, int connections) {
    assertThat(OpenFiles.connections(wanted, pool, limit)).isEqualTo(connections);
  }

  @Test
  void connectionsFillAtMostHalfOfTheMemory() {
    assertThat(OpenFiles.connections(256L << 20)).isEqualTo(4_096);
    assertThat(OpenFiles.connections(1L << 40)).isGreaterThan(16_384);
    assertThat(OpenFiles.connections(1)).isEqualTo(1);
  }

  @Test
  void limitOfThisProcessIsNoSmallerThanWhatItHasOpen() {
    OpenFiles.limit().ifPresent(limit -> assertThat(limit).isGreaterThan(3));
  }
}

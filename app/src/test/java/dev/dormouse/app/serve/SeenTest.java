package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SeenTest {
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void whatIsWrittenIsReadBack() {
    assertThat(Seen.parse(Seen.read("abc").text())).isEqualTo(Seen.read("abc"));
    assertThat(Seen.parse(Seen.again("abc").text())).isEqualTo(Seen.again("abc"));
    assertThat(Seen.read("abc").text()).isEqualTo("abc");
    Instant then = Instant.parse("2026-11-24T00:00:00Z");
    assertThat(Seen.parse(Seen.departed(then).text())).isEqualTo(Seen.departed(then));
    Seen all = new Seen("abc", 3, then);
    assertThat(Seen.parse(all.text())).isEqualTo(all);
  }

  @Test
  void pausesGrowToMinutesAndNoFurther() {
    Seen seen = Seen.again("abc");
    assertThat(seen.pause(DAY)).isEqualTo(Duration.ofSeconds(10));
    seen = Seen.again("abc").after(seen);
    assertThat(seen.pause(DAY)).isEqualTo(Duration.ofSeconds(20));
    for (int i = 0; i < 100; i++) {
      seen = Seen.again("abc").after(seen);
    }
    assertThat(seen.pause(DAY)).isEqualTo(Duration.ofMinutes(5));
    assertThat(seen.pause(Duration.ofMinutes(1))).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void changedFilesAndFilesThatCouldBeReadBeginAnew() {
    Seen often = Seen.again("abc").after(Seen.again("abc"));
    assertThat(Seen.again("other").after(often)).isEqualTo(Seen.again("other"));
    assertThat(Seen.read("abc").after(often)).isEqualTo(Seen.read("abc"));
    assertThat(Seen.read("abc").pause(DAY)).isEqualTo(DAY);
  }
}

package dev.dormouse.snapshot.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
  private static final Instant AS_OF = SampleSettings.DEFAULT_AS_OF;
  private final Moments moments = new Moments(AS_OF, 1);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 89, 90, 137, 200, 400})
  void anAgeInDaysHasSoManyWholeDays(int days) {
    for (int i = 0; i < 200; i++) {
      String subject = "subject-" + i;
      assertThat(daysSince(moments.of(Age.days(days), subject))).isEqualTo(days);
      assertThat(daysSince(moments.within(Age.days(days), subject, "part"))).isEqualTo(days);
    }
  }

  @Test
  void anAgeInHoursIsExact() {
    assertThat(moments.of(Age.hours(1), "role")).isEqualTo(AS_OF.minus(Duration.ofHours(1)));
  }

  @Test
  void aPartIsNeverLaterThanTheWhole() {
    for (int i = 0; i < 200; i++) {
      assertThat(moments.within(Age.days(3), "role", "action-" + i))
          .isBeforeOrEqualTo(moments.of(Age.days(3), "role"));
    }
  }

  private static long daysSince(Instant moment) {
    return Duration.between(moment, AS_OF).toDays();
  }
}

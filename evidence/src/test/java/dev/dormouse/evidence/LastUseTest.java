package dev.dormouse.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LastUseTest {
  private static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-01-01T00:00:00Z");
  private static final Coverage YEAR = new Coverage(FROM, UNTIL);
  private static final List<Source> SOURCES = List.of(Source.values());
  private static final LastUse UNKNOWN = LastUse.unknown(UnknownReason.NO_ACCESS_KEY_LAST_USE);

  @Test
  void whatIsKnownGoesBeforeWhatIsNot() {
    LastUse never = new LastUse.Never(Source.CREDENTIAL_REPORT, YEAR);

    assertThat(UNKNOWN.merge(never)).isEqualTo(never);
    assertThat(never.merge(UNKNOWN)).isEqualTo(never);
    assertThat(UNKNOWN.merge(UNKNOWN)).isEqualTo(UNKNOWN);
  }

  @Test
  void aUseGoesBeforeNoUse() {
    LastUse at = new LastUse.At(FROM.plusSeconds(9), Source.ACCESS_KEY_LAST_USED, YEAR);
    LastUse never = new LastUse.Never(Source.CREDENTIAL_REPORT, YEAR);

    assertThat(at.merge(never)).isEqualTo(at);
    assertThat(never.merge(at)).isEqualTo(at);
  }

  @Test
  void ofTwoUsesTheLaterStandsWithItsSource() {
    LastUse early = new LastUse.At(FROM.plusSeconds(1), Source.CREDENTIAL_REPORT, YEAR);
    LastUse late = new LastUse.At(FROM.plusSeconds(2), Source.ACCESS_KEY_LAST_USED, YEAR);

    assertThat(early.merge(late)).isEqualTo(late);
    assertThat(late.merge(early)).isEqualTo(late);
  }

  @Test
  void anUnknownUseSaysWhatIsMissing() {
    assertThat(UNKNOWN)
        .isEqualTo(
            new LastUse.Unknown(
                UnknownReason.NO_ACCESS_KEY_LAST_USE,
                UnknownReason.NO_ACCESS_KEY_LAST_USE.description()));
  }

  @Test
  void mergingObeysItsLaws() {
    Random random = new Random(20_261_124);
    for (int i = 0; i < 20_000; i++) {
      LastUse a = any(random);
      LastUse b = any(random);
      LastUse c = any(random);

      assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c)));
      assertThat(a.merge(a)).isEqualTo(a);
      assertThat(said(a.merge(b))).isEqualTo(said(b.merge(a)));
    }
  }

  @Test
  void mergingNeverLosesAUse() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      LastUse a = any(random);
      LastUse b = any(random);
      if (a instanceof LastUse.At at) {
        assertThat(a.merge(b)).isInstanceOf(LastUse.At.class);
        assertThat(((LastUse.At) a.merge(b)).time()).isAfterOrEqualTo(at.time());
      }
    }
  }

  /** Everything but the source, which is either's where two say the same, and the reason. */
  private static List<Object> said(LastUse use) {
    return switch (use) {
      case LastUse.At at -> List.of("at", at.time(), at.coverage());
      case LastUse.Never never -> List.of("never", never.coverage());
      case LastUse.Unknown _ -> List.of("unknown");
    };
  }

  private static LastUse any(Random random) {
    Source source = SOURCES.get(random.nextInt(SOURCES.size()));
    Instant from = FROM.plusSeconds(random.nextInt(4));
    Coverage coverage = new Coverage(from, UNTIL.plusSeconds(random.nextInt(4)));
    return switch (random.nextInt(3)) {
      case 0 -> new LastUse.At(FROM.plusSeconds(random.nextInt(6)), source, coverage);
      case 1 -> new LastUse.Never(source, coverage);
      default -> UNKNOWN;
    };
  }
}

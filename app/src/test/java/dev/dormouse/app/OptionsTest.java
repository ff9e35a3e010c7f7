package dev.dormouse.app;

import static dev.dormouse.testing.Export.NEVER_USED;
import static dev.dormouse.testing.Export.used;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.testing.Export;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
  @TempDir Path input;

  @BeforeEach
  void write() throws IOException {
    Export.of("111122223333")
        .role("Idle", NEVER_USED)
        .role("Now", used("2026-11-23T00:00:00Z"))
        .role("Exactly90", used("2026-08-26T00:00:00Z"))
        .write(input);
  }

  private String findings(String... args) {
    Json report = Cli.scan(input, args).json();
    return String.join(
        " ",
        report.list("findings").stream()
            .map(finding -> finding.text("dormouse", "principal", "name"))
            .toList());
  }

  @ParameterizedTest
  @CsvSource({
    "--tracking-period, 0",
    "--tracking-period, 366",
    "--tracking-period, -1",
    "--tracking-period, ninety",
    "--as-of, yesterday",
    "--as-of, 2026-02-30",
    "--as-of, 24.11.2026",
    "--format, xml",
    "--fail-on, UnusedEverything",
    "--set, nonsense",
    "--set, noSuchSetting=1",
    "--set, exactAge=MAYBE",
    "--exclude-account, 12",
    "--exclude-tag, aws:cloudformation=1",
    "--exclude-tag, =value",
    "--no-such-option, 1"
  })
  void aBadOptionIsNamedWithItsValue(String option, String value) {
    Cli scan = Cli.run("scan", input.toString(), option, value);
    assertThat(scan.exit()).isEqualTo(Exit.USAGE.code());
    assertThat(scan.out()).isEmpty();
    assertThat(scan.errLines().get(0)).startsWith("dormouse: ").contains(option);
    assertThat(scan.err()).contains(value.replaceFirst("=.*", "")).doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 365})
  void theTrackingPeriodReachesFromADayToAYear(int days) {
    Cli scan = Cli.scan(input, "--format=json", "--tracking-period", "" + days);
    assertThat(scan.exit()).isZero();
    assertThat(scan.json().text("dormouse", "trackingPeriodDays")).isEqualTo("" + days);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-24",
        "2026-11-24T00:00:00Z",
        "2026-11-24 00:00:00",
        "2026-11-24T01:00:00+01:00"
      })
  void theMomentIsADateOrATime(String asOf) {
    Json report = Cli.run("scan", input.toString(), "--format=json", "--as-of", asOf).json();
    assertThat(report.text("dormouse", "asOf")).isEqualTo("2026-11-24T00:00:00Z");
    assertThat(report.text("dormouse", "asOfBasis")).isEqualTo("GIVEN");
  }

  @Test
  void settingsChangeWhatIsDecided() {
    assertThat(findings("--format=json")).isEqualTo("Idle Exactly90");
    assertThat(findings("--format=json", "--set", "exactAge=USED")).isEqualTo("Idle");
  }

  @Test
  void anInputOrTheSampleIsNeededAndNotBoth() {
    assertThat(Cli.run("scan").exit()).isEqualTo(Exit.USAGE.code());
    assertThat(Cli.run("scan").errLines()).singleElement().asString().contains("--sample");
    assertThat(Cli.run("scan", input.toString(), "--sample").exit()).isEqualTo(Exit.USAGE.code());
    assertThat(Cli.run("scan", "a", "b").exit()).isEqualTo(Exit.USAGE.code());
    assertThat(Cli.run("scna").exit()).isEqualTo(Exit.USAGE.code());
  }
}

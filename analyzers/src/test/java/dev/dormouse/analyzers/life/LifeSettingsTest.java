package dev.dormouse.analyzers.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dormouse.analyzers.Filter;
import dev.dormouse.testing.ProjectRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the choices do is in {@link ReconcilerTest}, and in the tests of the API for its own. */
class LifeSettingsTest {
  @Test
  void theDefaultsAreAwsLikelyChoices() {
    assertThat(LifeSettings.DEFAULT)
        .isEqualTo(
            new LifeSettings(
                LifeSettings.AgeChange.ACCEPT,
                LifeSettings.Excluded.RESOLVE,
                LifeSettings.PartialFix.REPLACE,
                LifeSettings.Drift.UPDATE,
                LifeSettings.Recurrence.NEW_FINDING,
                LifeSettings.CarryArchive.EXPLAINED,
                Filter.Operators.ALL,
                Duration.ofDays(90),
                Duration.ofDays(90),
                100,
                1000,
                100));
  }

  @ParameterizedTest
  @CsvSource({
    "ageChange,refuse,accept",
    "excluded,delete,resolve",
    "partialFix,UPDATE,REPLACE",
    "drift,Replace,Update",
    "recurrence,REACTIVATE,NEW_FINDING",
    "carryArchive,always,explained",
    "carryArchive,NEVER,EXPLAINED",
    "filterOperators,any,all",
    "retentionDays,forever,90",
    "retentionDays,30,90",
    "departedDays,forever,90",
    "departedDays,0,90",
    "pageSize,20,100",
    "largestPage,500,1000",
    "bulkIds,25,100"
  })
  void eachSettingTakesItsValuesAndItsDefaultAgain(String name, String other, String byDefault) {
    LifeSettings changed = LifeSettings.DEFAULT.with(name, other);

    assertThat(changed).isNotEqualTo(LifeSettings.DEFAULT);
    assertThat(changed.with(name, byDefault)).isEqualTo(LifeSettings.DEFAULT);
  }

  @Test
  void retentionCanBeForEver() {
    assertThat(LifeSettings.DEFAULT.with("retentionDays", "FOREVER").retention())
        .isEqualTo(LifeSettings.FOREVER);
  }

  @ParameterizedTest
  @CsvSource({
    "noSuchSetting,1,there are ageChange",
    "drift,MAYBE,'\"MAYBE\" is none of [UPDATE, REPLACE]'",
    "retentionDays,never,'\"never\" is not a number'",
    "retentionDays,-1,negative",
    "departedDays,soon,'\"soon\" is not a number'",
    "pageSize,0,one row",
    "pageSize,1001,largestPage",
    "largestPage,99,largestPage",
    "bulkIds,0,one id"
  })
  void aBadSettingIsRefusedWithWhatThereIs(String name, String value, String message) {
    assertThatThrownBy(() -> LifeSettings.DEFAULT.with(name, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void eachSettingHasItsLineInTheDocumentation() throws IOException {
    String documentation =
        Files.readString(ProjectRoot.find().orElseThrow().resolve("docs/settings.md"));

    assertThat(LifeSettings.NAMES)
        .allSatisfy(name -> assertThat(documentation).contains("| `" + name + "` |"));
  }
}

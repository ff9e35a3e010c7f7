package dev.dormouse.snapshot.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeterminismTest {
  private static final SampleSettings SCALED =
      new SampleSettings(new SampleSettings.Scaled(5, 40), 7, SampleSettings.DEFAULT_AS_OF);

  @TempDir Path folder;

  static Stream<SampleSettings> settings() {
    return Stream.of(SampleSettings.defaults(), SCALED);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void sameSettingsGiveTheSameBytesWhateverTheNumberOfThreads(SampleSettings settings)
      throws IOException {
    Map<String, byte[]> first = Written.write(folder.resolve("a"), settings, 1).files();
    Map<String, byte[]> second = Written.write(folder.resolve("b"), settings, 4).files();
    assertThat(second.keySet()).isEqualTo(first.keySet());
    first.forEach((name, bytes) -> assertThat(second.get(name)).as(name).isEqualTo(bytes));
  }

  @Test
  void anotherSeedGivesOtherIds() throws IOException {
    var other =
        new SampleSettings(new SampleSettings.Announcement(), 2, SampleSettings.DEFAULT_AS_OF);
    Written first = Written.write(folder.resolve("a"), SampleSettings.defaults());
    Written second = Written.write(folder.resolve("b"), other);
    String role = "OrdersDatabaseOperator";
    assertThat(second.role(DefaultOrganization.SHOP, role).text("RoleId"))
        .isNotEqualTo(first.role(DefaultOrganization.SHOP, role).text("RoleId"));
  }

  @Test
  void anotherMomentMovesEverythingByTheSameTime() throws IOException {
    Instant later = Instant.parse("2027-02-09T00:00:00Z");
    var moved = new SampleSettings(new SampleSettings.Announcement(), 1, later);
    Written first = Written.write(folder.resolve("a"), SampleSettings.defaults());
    Written second = Written.write(folder.resolve("b"), moved);
    String audit = DefaultOrganization.AUDIT;
    assertThat(created(second.role(audit, "AuditReadOnly")))
        .isEqualTo(created(first.role(audit, "AuditReadOnly")).plusSeconds(100L * 24 * 60 * 60));
    assertThat(second.json(audit + "/collection.json").text("CompletedAt"))
        .isEqualTo("2027-02-09T00:00:00+00:00");
  }

  private static Instant created(JsonTree role) {
    return Instant.parse(role.text("CreateDate"));
  }
}

package dev.dormouse.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class SharedDataTest {
  @Test
  void absentDataAbortsTheTestAndNamesWhatIsMissing() {
    assertThatThrownBy(() -> SharedData.require("data/no-such-file"))
        .hasSameClassAs(abortion())
        .hasMessageContaining("skipped: ../shared/data/no-such-file is not here");
  }

  @Test
  void absentDataCanBeAskedForWithoutAborting() {
    assertThat(SharedData.find("data/no-such-file")).isEmpty();
  }

  private static Throwable abortion() {
    return catchThrowable(() -> Assumptions.abort("any reason"));
  }
}

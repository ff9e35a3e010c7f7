package dev.dormouse.snapshot.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdsTest {
  private final Ids ids = new Ids(1);

  @Test
  void idsHaveAwsFormAndSayThatTheyAreExamples() {
    assertThat(ids.role("111122223333", "Admin")).matches("AROA[A-Z2-7]{10}EXAMPLE");
    assertThat(ids.user("111122223333", "anna")).matches("AIDA[A-Z2-7]{10}EXAMPLE");
    assertThat(ids.accessKey("111122223333", "anna", 0)).matches("AKIA[A-Z2-7]{9}EXAMPLE");
  }

  @Test
  void theTwoKeysOfAUserDiffer() {
    assertThat(ids.accessKey("111122223333", "anna", 0))
        .isNotEqualTo(ids.accessKey("111122223333", "anna", 1));
  }

  @Test
  void idsDoNotCollideInALargeOrganization() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      seen.add(ids.role("111122223333", "role-" + i));
    }
    assertThat(seen).hasSize(100_000);
  }
}

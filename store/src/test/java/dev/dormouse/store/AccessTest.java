package dev.dormouse.store;

import static dev.dormouse.store.StoreFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.analyzers.access.AccessKey;
import dev.dormouse.analyzers.access.AuditEntry;
import dev.dormouse.analyzers.access.Role;
import dev.dormouse.analyzers.port.AccessStore;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AccessTest extends StoreContract {
  private static final AccessKey KEY =
      new AccessKey(
          "AKIAEXAMPLE000000001",
          "for \"CI\"",
          Role.OPERATOR,
          Set.of("100000000001", "100000000002"),
          NOW,
          NOW.plusSeconds(60),
          true,
          "c2VhbGVk");

  private AccessStore access() {
    return store.database.access();
  }

  @Test
  void aKeyIsReadAsItWasWritten() {
    access().add(KEY);
    assertThat(access().find(KEY.id())).contains(KEY);
    assertThat(access().find("akiaexample000000001")).isEmpty();
    assertThat(access().find("x' OR '1'='1\0")).isEmpty();
  }

  @Test
  void keysAreListedByTheirTimeEnabledAndRemoved() {
    AccessKey earlier =
        new AccessKey("B", "", Role.ADMIN, Set.of(), NOW.minusSeconds(1), null, true, "");
    access().add(KEY);
    access().add(earlier);
    assertThat(access().keys()).containsExactly(earlier, KEY);
    assertThat(access().setEnabled("B", false)).isTrue();
    assertThat(access().find("B")).hasValueSatisfying(key -> assertThat(key.enabled()).isFalse());
    assertThat(access().setEnabled("none", false)).isFalse();
    assertThat(access().remove("B")).isTrue();
    assertThat(access().remove("B")).isFalse();
    assertThat(access().keys()).containsExactly(KEY);
  }

  @Test
  void theAuditLogIsReadBackwards() {
    for (int i = 0; i < 5; i++) {
      access().append(entry(i));
    }
    assertThat(access().audit(null, 2)).containsExactly(entry(4), entry(3));
    assertThat(access().audit(NOW.plusSeconds(3), 2)).containsExactly(entry(2), entry(1));
    assertThat(access().audit(NOW, 2)).isEmpty();
  }

  private static AuditEntry entry(int number) {
    return new AuditEntry(
        NOW.plusSeconds(number),
        "AKIA",
        "CreateAnalyzer",
        "arn:…",
        "{\"a\":\"" + "x".repeat(4000) + "\"}",
        "::1",
        200 + number,
        "request");
  }
}

package dev.dormouse.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogInfoTest {
  @TempDir Path folder;

  @Test
  void printsDateSourceCountsAndChecksum() {
    Cli info = Cli.withData(folder, "catalog", "info");

    assertThat(info.exit()).isZero();
    assertThat(info.out())
        .contains("Catalog of 2026-02-13, from the program")
        .containsPattern("services +442\n")
        .containsPattern("actions +20,284\n")
        .contains("9,807 in 201 services", "10,681 in 195 services", "17,463")
        .containsPattern("SHA-256\\) +[0-9a-f]{64}\n");
    assertThat(Cli.withData(folder, "catalog").out()).isEqualTo(info.out());
  }

  @Test
  void printsTheSameAsJson() {
    Json info = Cli.withData(folder, "catalog", "info", "--format", "json").json();

    assertThat(info.keys())
        .containsExactly(
            "date",
            "from",
            "origin",
            "source",
            "services",
            "actions",
            "lastAccessedActions",
            "lastAccessedServices",
            "policyGenerationActions",
            "policyGenerationServices",
            "operations",
            "checksum");
    assertThat(info.text("origin")).isEqualTo("PROGRAM");
    assertThat(info.text("lastAccessedActions")).isEqualTo("9807");
  }

  @Test
  void saysWhenIdsAndFactsAreFromDifferentTables() throws IOException {
    Tables.put(folder, Tables.EARLIER);

    Cli info = Cli.withData(folder, "catalog", "info");

    assertThat(info.out())
        .contains("Catalog of 2026-02-13, from the program, under the ids of " + folder);
  }
}

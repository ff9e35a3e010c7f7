package dev.dormouse.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.catalog.Catalog;
import dev.dormouse.testing.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole reference as AWS published it; see the folder of shared data. */
class PublishedReferenceTest {
  private static final String REFERENCE = "data/service-reference-2026-02-13.tar.gz";

  @TempDir Path folder;

  private static byte[] committed() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Catalog.class.getResourceAsStream("catalog.txt"))) {
      return in.readAllBytes();
    }
  }

  @Test
  void buildingGivesTheCommittedTableByteForByte() throws IOException {
    Path reference = SharedData.require(REFERENCE);
    Path table = folder.resolve("table.txt");

    for (String base : new String[] {"--new", "--date=2026-02-13"}) {
      Cli build =
          Cli.run("catalog", "build", "--from", "" + reference, base, "-o", table.toString());
      assertThat(build.err()).isEmpty();
      assertThat(table).as(base).hasBinaryContent(committed());
    }
  }

  @Test
  void updateFromAServerThatPublishesItChangesNothingButDateAndSource() throws IOException {
    Path reference = SharedData.require(REFERENCE);
    try (ReferenceHost host = new ReferenceHost(files(reference))) {
      Cli update = Cli.withData(folder, "catalog", "update", "--from", host.address());

      assertThat(update.err()).isEmpty();
      assertThat(update.out())
          .contains("20,284 actions in 442 services as of 2026-11-24; 0 new, 0 gone");
      assertThat(host.asked("/v1/s3/s3.json")).isEqualTo(1);
    }
    assertThat(Catalog.read(folder.resolve(Catalogs.FILE)).info())
        .usingRecursiveComparison()
        .ignoringFields("date", "source")
        .isEqualTo(Catalog.bundled().info());
  }

  private static Map<String, byte[]> files(Path archive) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (InputStream file = Files.newInputStream(archive);
        TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.isFile()) {
          files.put(Path.of(entry.getName()).getFileName().toString(), tar.readAllBytes());
        }
      }
    }
    return files;
  }
}

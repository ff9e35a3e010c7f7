package dev.dormouse.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogTableTest {
  private final byte[] table = CatalogBuilder.table(References.detailed(), null);

  private static CatalogException refusal(byte[] bytes) {
    try {
      CatalogTable.parse(bytes, "FILE");
    } catch (CatalogException e) {
      return e;
    }
    throw new AssertionError("the table was accepted");
  }

  /** The table with one line changed and the checksum made right again. */
  private byte[] changed(String from, String to) {
    String text = References.text(table);
    assertThat(text).contains(from);
    return sealed(text.replace(from, to));
  }

  private static byte[] sealed(String text) {
    int body = text.indexOf("\n\n") + 2;
    String crc = TableHead.crc32(text.getBytes(StandardCharsets.US_ASCII), body);
    return text.replaceFirst("crc32 .*", "crc32 " + crc).getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void isTextThatPeopleCanRead() {
    String body = References.text(table).substring(References.text(table).indexOf("\n\n") + 2);

    assertThat(body.replace('\t', '|'))
        .isEqualTo(
            """
            S wild
            A 0 R Run
            S zoo
            R ape|arn:a:zoo:::ape/${Name}|arn:a:zoo:::ape
            R wild cat|arn:a:zoo:::cat/${Name}
            R yeti
            A 1 Ltgu CountAnimals|ape
            A 2 Wto FeedAnimal|ape|wild cat
            A 3 Pg OpenDoor
            O Escape 0
            O FeedAll 1,2
            O OpenDoor
            """);
  }

  @Test
  void headTellsSourceDateAndCounts() {
    assertThat(References.text(table))
        .startsWith(
            """
            dormouse-catalog 1
            source made up
            date 2026-01-01
            services 2
            actions 4
            lastAccessed 2 1
            policyGeneration 2 1
            operations 4
            ids 4
            """);
  }

  @Test
  void readsWhatWasWritten() {
    Catalog catalog = CatalogTable.parse(table, "FILE");
    Service zoo = catalog.service("zoo").orElseThrow();

    assertThat(zoo.resourceTypes())
        .extracting(ResourceType::name)
        .containsExactly("ape", "wild cat", "yeti");
    assertThat(zoo.resourceTypes().get(0).arnFormats()).hasSize(2);
    assertThat(zoo.resourceTypes().get(2).arnFormats()).isEmpty();
    Action feed = catalog.find("zoo", "FeedAnimal").orElseThrow();
    assertThat(feed.resourceTypes())
        .extracting(ResourceType::name)
        .containsExactly("ape", "wild cat");
    assertThat(feed.lastAccessed()).isTrue();
    assertThat(feed.policyGeneration()).isFalse();
    assertThat(catalog.find("zoo", "CountAnimals").orElseThrow().anyResourceTypeUnknown()).isTrue();
    assertThat(zoo.operations())
        .containsExactly(
            new Operation("Escape", ActionSet.of(0)),
            new Operation("FeedAll", ActionSet.of(1, 2)),
            new Operation("FeedAnimal", ActionSet.of(2)),
            new Operation("OpenDoor", ActionSet.empty()));
  }

  @Test
  void refusesATableThatEndsAnywhere() {
    for (int length = 0; length < table.length; length++) {
      byte[] part = Arrays.copyOf(table, length);
      assertThatThrownBy(() -> CatalogTable.parse(part, "FILE"))
          .as("%s bytes", part.length)
          .isInstanceOf(CatalogException.class)
          .hasMessageContaining("FILE");
    }
  }

  @Test
  void refusesATableWithAnyOtherByte() {
    int body = References.text(table).indexOf("\n\n") + 2;
    for (int at = body; at < table.length; at++) {
      byte[] damaged = table.clone();
      damaged[at] ^= 4;
      assertThat(refusal(damaged)).hasMessageContaining("damaged");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'A 0 R Run',        'A 1 R Run',          'line 19: the id 1'",
    "'A 0 R Run',        'A 9 R Run',          'line 14: the id 9'",
    "'A 0 R Run',        'A x R Run',          'line 14: not a small number: \"x\"'",
    "'A 0 R Run',        'A 0 Q Run',          'line 14: unknown access level: \"Q\"'",
    "'A 0 R Run',        'A 0 R',              'line 14: an action needs'",
    "'A 0 R Run',        'B 0 R Run',          'line 14: unknown line: \"B 0 R Run\"'",
    "'A 0 R Run',        '',                   'line 14: unknown line'",
    "'A 0 R Run',        'A 0 R Run\tsea',     'line 14: the service has no resource type \"sea\"'",
    "'S wild',           'X wild',             'line 13: expected a service: \"X wild\"'",
    "'A 3 Pg OpenDoor',  'A 3 Pgx OpenDoor',   'the body has 3 actions, the head says 4'",
    "'A 3 Pg OpenDoor\n','',                   'the body has 3 ids, the head says 4'",
    "'dormouse-catalog 1','dormouse-catalog 2','not a catalog of this version'",
    "'date 2026-01-01',  'date soon',          'bad date: \"soon\"'",
    "'services 2',       'services many',      'bad services: \"many\"'",
    "'services 2',       'services 3',         'the body has 2 services, the head says 3'",
    "'lastAccessed 2 1', 'lastAccessed 2',     'bad lastAccessed: \"2\"'",
    "'source made up\n', '',                   'the head has no source'",
    "'ids 4',            'ids 2000000000',     'the head says 2000000000'",
    "'operations 4',     'operations',         'line 8: no value: \"operations\"'"
  })
  void namesWhatIsWrong(String from, String to, String message) {
    assertThat(refusal(changed(from, to == null ? "" : to)))
        .hasMessageStartingWith("FILE")
        .hasMessageContaining(message);
  }

  @Test
  void namesAnOperationOfAnUnknownAction() {
    Catalog catalog = CatalogTable.parse(changed("O FeedAll 1,2", "O FeedAll 1,99"), "FILE");

    assertThatThrownBy(() -> catalog.service("zoo").orElseThrow().operations())
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("FeedAll 1,99");
  }

  @Test
  void readsATableFromAFileAndNamesTheFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("catalog.txt");
    assertThatThrownBy(() -> Catalog.read(file)).hasMessageContaining(file.toString());

    Files.write(file, table);
    assertThat(Catalog.read(file).info().actions()).isEqualTo(4);

    Files.writeString(file, "[]");
    assertThatThrownBy(() -> Catalog.read(file))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void bundledTableIsSmallAndEndsEachLine() throws IOException {
    try (var in = Catalog.class.getResourceAsStream("catalog.txt")) {
      byte[] bytes = Objects.requireNonNull(in).readAllBytes();
      assertThat(bytes.length).isLessThan(1_400_000);
      assertThat(bytes[bytes.length - 1]).isEqualTo((byte) '\n');
      List<String> lines = References.text(bytes).lines().toList();
      assertThat(lines).noneMatch(line -> !line.equals(line.strip()));
    }
  }
}

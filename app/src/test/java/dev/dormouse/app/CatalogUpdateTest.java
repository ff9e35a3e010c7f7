package dev.dormouse.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.catalog.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Updates from a server on this machine, on the base of a small table in the data folder. */
class CatalogUpdateTest {
  private static final String RIDE =
      "{\"Name\":\"gate\",\"Actions\":["
          + "{\"Name\":\"SELLTicket\",\"Annotations\":{\"Properties\":{}}},"
          + "{\"Name\":\"Ride\",\"Annotations\":{\"Properties\":{}}}]}";

  @TempDir Path folder;

  private final ReferenceHost host;

  CatalogUpdateTest() throws IOException {
    host = ReferenceHost.madeUp();
  }

  @BeforeEach
  void putATable() throws IOException {
    Tables.put(folder, Tables.LATER);
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private Cli update(String... more) {
    String[] args = new String[more.length + 4];
    args[0] = "catalog";
    args[1] = "update";
    args[2] = "--from";
    args[3] = host.address();
    System.arraycopy(more, 0, args, 4, more.length);
    return Cli.withData(folder, args);
  }

  private Path file() {
    return folder.resolve(Catalogs.FILE);
  }

  private static int id(Catalog catalog, String service, String name) {
    return catalog.find(service, name).orElseThrow().id();
  }

  @Test
  void putsTheReferencesTableIntoTheDataFolderWhereCommandsFindIt() {
    host.publish("gate.json", RIDE);

    Cli update = update();

    assertThat(update.exit()).isZero();
    assertThat(update.err()).isEmpty();
    assertThat(update.out())
        .contains("9 actions in 3 services as of 2026-11-24", "1 new, 0 gone since 2026-06-01")
        .contains("Written to " + file());
    assertThat(Cli.withData(folder, "expand", "gate:*", "--format", "json").json().get("services"))
        .hasToString("{gate=[Ride, SELLTicket]}");
    Json info = Cli.withData(folder, "catalog", "info", "--format", "json").json();
    assertThat(info.text("origin")).isEqualTo("DATA_FOLDER");
    assertThat(info.text("from")).isEqualTo(file().toString());
    assertThat(info.text("source")).isEqualTo(host.address());
    assertThat(info.text("date")).isEqualTo("2026-11-24");
  }

  @Test
  void everyKnownActionKeepsItsId() {
    Catalog before = Catalog.read(file());
    host.publish("gate.json", RIDE);

    update();

    Catalog after = Catalog.read(file());
    assertThat(after.idLimit()).isEqualTo(before.idLimit() + 1);
    before
        .all()
        .forEach(
            id ->
                assertThat(after.action(id).qualifiedName())
                    .isEqualToIgnoringCase(before.action(id).qualifiedName()));
    assertThat(id(after, "gate", "Ride")).isEqualTo(before.idLimit());
  }

  @Test
  void goesIntoAnotherFolderWhenAskedTo() {
    Path other = folder.resolve("not/yet/there");

    Cli update = update("--data-folder", other.toString(), "--force");

    assertThat(update.exit()).isZero();
    assertThat(Catalog.read(other.resolve(Catalogs.FILE)).info().services()).isEqualTo(3);
    assertThat(Catalog.read(file()).info().date()).isEqualTo(Tables.LATER);
  }

  @Test
  void refusesAReferenceThatLostATenth() throws IOException {
    byte[] before = Files.readAllBytes(file());
    host.publish(ReferenceFiles.INDEX, "[{\"service\":\"zoo\",\"url\":\"/v1/zoo/zoo.json\"}]");

    Cli update = update();

    assertThat(update.exit()).isEqualTo(Exit.BAD_INPUT.code());
    assertThat(update.errLines())
        .singleElement()
        .asString()
        .contains(host.address(), "only 1 services", "has 3", "--force");
    assertThat(file()).hasBinaryContent(before);
    assertThat(update("--force").exit()).isZero();
    assertThat(Catalog.read(file()).info().services()).isEqualTo(1);
    assertThat(Catalog.read(file()).idLimit()).isEqualTo(8);
  }

  @Test
  void refusesAReferenceThatNoLongerSaysWhatIsTracked() throws IOException {
    byte[] before = Files.readAllBytes(file());
    String zoo = Files.readString(ReferenceHost.folder().resolve("zoo.json"));
    host.publish("zoo.json", zoo.replace("IAM Action Last Accessed", "Something Else"));

    Cli update = update();

    assertThat(update.exit()).isEqualTo(Exit.BAD_INPUT.code());
    assertThat(update.err()).contains("actions with last-accessed data");
    assertThat(file()).hasBinaryContent(before);
  }

  @Test
  void aFailureLeavesTheTableAsItWas() throws IOException {
    byte[] before = Files.readAllBytes(file());
    host.fail("zoo.json", ReferenceHost.status(500));

    Cli update = update("--force");

    assertThat(update.exit()).isEqualTo(Exit.BAD_INPUT.code());
    assertThat(update.errLines())
        .containsExactly("dormouse: " + host.address("zoo") + ": the server answered 500");
    assertThat(update.out()).isEmpty();
    assertThat(file()).hasBinaryContent(before);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void doesNotGiveUpTheIdsOfABrokenTableUnasked() throws IOException {
    Files.writeString(file(), "dormouse-catalog 1\n");

    Cli update = update();

    assertThat(update.exit()).isEqualTo(Exit.BAD_INPUT.code());
    assertThat(update.errLines()).singleElement().asString().contains(file().toString(), "--force");
    assertThat(file()).hasContent("dormouse-catalog 1\n");
    assertThat(update("--force").exit()).isZero();
    assertThat(Catalog.read(file()).info().services()).isEqualTo(3);
  }

  @Test
  void refusesAClockThatGoesBehindTheCatalog() throws IOException {
    Tables.put(folder, LocalDate.of(2027, 1, 1));

    Cli update = update();

    assertThat(update.exit()).isEqualTo(Exit.BAD_INPUT.code());
    assertThat(update.err()).contains("2026-11-24", "2027-01-01", "clock");
  }

  @Test
  void namesAFolderThatCannotBeWritten() {
    Cli update = update("--force", "--data-folder", file().toString());

    assertThat(update.exit()).isNotZero();
    assertThat(update.errLines()).singleElement().asString().contains(file().toString());
  }

  @Test
  void quotesWhatIsNoAddress() {
    Cli update = Cli.withData(folder, "catalog", "update", "--from", "nowhere");

    assertThat(update.exit()).isEqualTo(Exit.USAGE.code());
    assertThat(update.err()).contains("\"nowhere\"");
  }
}

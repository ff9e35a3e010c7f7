package dev.dormouse.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.app.Catalogs.InForce;
import dev.dormouse.app.Catalogs.Origin;
import dev.dormouse.catalog.Action;
import dev.dormouse.catalog.Catalog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogsTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Catalogs catalogs(Map<String, String> environment) {
    return new Catalogs(
        new Session(
            new PrintStream(new ByteArrayOutputStream()),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false,
            Clock.systemUTC(),
            environment));
  }

  private InForce inForce() {
    return catalogs(Map.of("DORMOUSE_HOME", folder.toString())).inForce();
  }

  @Test
  void dataFolderIsDormousesOwnThenTheDesktopsThenTheUsers() {
    Map<String, String> all =
        Map.of("DORMOUSE_HOME", "/own", "XDG_DATA_HOME", "/xdg", "HOME", "/home/u");

    assertThat(catalogs(all).dataFolder()).isEqualTo(Path.of("/own"));
    assertThat(catalogs(Map.of("XDG_DATA_HOME", "/xdg", "HOME", "/home/u")).dataFolder())
        .isEqualTo(Path.of("/xdg/dormouse"));
    assertThat(catalogs(Map.of("XDG_DATA_HOME", "", "HOME", "/home/u")).dataFolder())
        .isEqualTo(Path.of("/home/u/.local/share/dormouse"));
  }

  @Test
  void withoutATableTheProgramsOwnIsInForce() {
    assertThat(inForce()).isEqualTo(new InForce(Catalog.bundled(), Origin.PROGRAM));
    assertThat(err.size()).isZero();
  }

  @Test
  void aTableThatIsAsNewIsInForce() throws IOException {
    Tables.put(folder, Catalog.bundled().info().date());

    assertThat(inForce().origin()).isEqualTo(Origin.DATA_FOLDER);
    assertThat(inForce().catalog().info().services()).isEqualTo(3);
  }

  @Test
  void anOlderTableLendsItsIdsToTheProgramsFacts() throws IOException {
    Catalog local = Tables.put(folder, Tables.EARLIER);

    InForce inForce = inForce();

    assertThat(inForce.origin()).isEqualTo(Origin.MERGED);
    assertThat(inForce.catalog().info().date()).isEqualTo(Catalog.bundled().info().date());
    assertThat(inForce.catalog().info().actions()).isEqualTo(20_284);
    for (int id = 0; id < local.idLimit(); id++) {
      Action action = inForce.catalog().action(id);
      assertThat(action.qualifiedName()).isEqualTo(local.action(id).qualifiedName());
      assertThat(action.retired()).isTrue();
    }
    assertThat(inForce.catalog().find("s3", "GetObject").orElseThrow().id())
        .isEqualTo(local.idLimit() + Catalog.bundled().find("s3", "GetObject").orElseThrow().id());
  }

  @Test
  void aBrokenTableIsReportedInOneLineAndPassedOver() throws IOException {
    Tables.put(folder, Tables.LATER);
    Path file = folder.resolve(Catalogs.FILE);
    byte[] table = Files.readAllBytes(file);
    table[table.length - 5] ^= 1;
    Files.write(file, table);

    assertThat(inForce()).isEqualTo(new InForce(Catalog.bundled(), Origin.PROGRAM));
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("dormouse: " + file + ": damaged")
        .contains("going on with the program's own catalog")
        .hasLineCount(1);
  }

  @Test
  void aTableThatCannotBeReadIsReportedAndPassedOver() throws IOException {
    Files.createDirectory(folder.resolve(Catalogs.FILE));

    assertThat(inForce().origin()).isEqualTo(Origin.PROGRAM);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains(folder.resolve(Catalogs.FILE).toString())
        .hasLineCount(1);
  }
}

package dev.dormouse.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.catalog.Catalog;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogBuildTest {
  private static final String MADE_UP = ReferenceHost.folder().toString();

  @TempDir Path folder;

  private Path output() {
    return folder.resolve("table.txt");
  }

  private Cli build(String... more) {
    String[] args = new String[more.length + 4];
    args[0] = "catalog";
    args[1] = "build";
    args[2] = "-o";
    args[3] = output().toString();
    System.arraycopy(more, 0, args, 4, more.length);
    return Cli.run(args);
  }

  /** An archive of the made-up reference, with names as {@code tar czf FILE .} gives them. */
  private Path archive(String name) throws IOException {
    Path archive = folder.resolve(name);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(archive));
        TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(out));
        var files = Files.list(ReferenceHost.folder())) {
      for (Path file : files.toList()) {
        tar.putArchiveEntry(tar.createArchiveEntry(file, "./" + file.getFileName()));
        Files.copy(file, tar);
        tar.closeArchiveEntry();
      }
    }
    return archive;
  }

  @Test
  void writesTheTableOfAFolder() {
    Cli build = build("--from", MADE_UP, "--date", "2026-03-01", "--new");

    assertThat(build.exit()).isZero();
    assertThat(build.err()).isEmpty();
    Catalog catalog = Catalog.read(output());
    assertThat(catalog.info().date()).hasToString("2026-03-01");
    assertThat(catalog.info().services()).isEqualTo(3);
    assertThat(catalog.info().actions()).isEqualTo(8);
    assertThat(catalog.find("zoo", "TagAnimal").orElseThrow().anyResourceTypeUnknown()).isTrue();
    assertThat(catalog.idLimit()).isEqualTo(8);
  }

  @Test
  void anArchiveGivesTheSameAsTheFolderAndItsNameTheDate() throws IOException {
    Path archive = archive("reference-2026-03-01.tar.gz");
    build("--from", MADE_UP, "--date", "2026-03-01", "--new");
    byte[] expected = Files.readAllBytes(output());

    assertThat(build("--from", archive.toString(), "--new").exit()).isZero();

    assertThat(output()).hasBinaryContent(expected);
  }

  @Test
  void keepsTheIdsOfTheProgramsOwnTableUnlessToldOtherwise() {
    build("--from", MADE_UP, "--date", "2026-03-01");

    Catalog catalog = Catalog.read(output());
    int id = Catalog.bundled().find("s3", "GetObject").orElseThrow().id();
    assertThat(catalog.action(id).qualifiedName()).isEqualTo("s3:GetObject");
    assertThat(catalog.action(id).retired()).isTrue();
    assertThat(catalog.find("gate", "SellTicket").orElseThrow().id()).isEqualTo(20_284);
  }

  @Test
  void keepsTheIdsOfANamedBase() throws IOException {
    Path base = folder.resolve("base.txt");
    Files.write(base, Tables.madeUp(Tables.LATER, Catalog.bundled()));

    assertThat(build("--from", MADE_UP, "--date", "2026-07-01", "--base", base.toString()).exit())
        .isZero();

    assertThat(Catalog.read(output()).idLimit()).isEqualTo(20_292);
    assertThat(Catalog.read(output()).find("gate", "SellTicket").orElseThrow().id())
        .isEqualTo(20_284);
  }

  @Test
  void printsTheTableWithoutAFile() {
    Cli build = Cli.run("catalog", "build", "--from", MADE_UP, "--date", "2026-03-01", "--new");

    assertThat(build.exit()).isZero();
    assertThat(build.out()).startsWith("dormouse-catalog 1\n").contains("\nS gate\n");
  }

  @Test
  void asksForADateThatNoNameTells() {
    Cli build = build("--from", MADE_UP);

    assertThat(build.exit()).isEqualTo(Exit.USAGE.code());
    assertThat(build.err()).contains(MADE_UP, "--date");
    assertThat(build("--from", MADE_UP, "--date", "soon").err()).contains("\"soon\"");
    assertThat(build("--from", MADE_UP, "--date", "2026-02-30").exit())
        .isEqualTo(Exit.USAGE.code());
    assertThat(build("--new", "--base", "b", "--from", MADE_UP, "--date", "2026-02-03").exit())
        .isEqualTo(Exit.USAGE.code());
    assertThat(output()).doesNotExist();
  }

  @Test
  void namesWhatCannotBeRead() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "not an archive");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path cut = folder.resolve("cut.tar.gz");
    byte[] whole = Files.readAllBytes(archive("whole.tar.gz"));
    Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
    for (Path bad : new Path[] {text, empty, cut, folder.resolve("gone")}) {
      Cli build = build("--from", bad.toString(), "--date", "2026-03-01");
      assertThat(build.exit()).isEqualTo(Exit.BAD_INPUT.code());
      assertThat(build.errLines()).singleElement().asString().contains(bad.toString());
      assertThat(output()).doesNotExist();
    }
  }

  @Test
  void namesAServiceWhoseDocumentIsMissing() throws IOException {
    Path partial = Files.createDirectory(folder.resolve("partial"));
    Files.copy(
        ReferenceHost.folder().resolve(ReferenceFiles.INDEX),
        partial.resolve(ReferenceFiles.INDEX));

    Cli build = build("--from", partial.toString(), "--date", "2026-03-01");

    assertThat(build.exit()).isEqualTo(Exit.BAD_INPUT.code());
    assertThat(build.err()).contains("gate.json");
  }
}

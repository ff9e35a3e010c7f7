package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dormouse.findings.Account;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {
  private static final FileTime FIRST = FileTime.from(Instant.parse("2026-11-01T00:00:00Z"));

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void files() throws IOException {
    Files.createDirectories(folder.resolve("deep/deeper"));
    write("a.json", "one");
    write("deep/deeper/b.json", "two");
  }

  private void write(String name, String content) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    Files.setLastModifiedTime(file, FIRST);
  }

  private String print() throws IOException {
    return new Fingerprint().files(folder).text();
  }

  private String entries() throws IOException {
    return new Fingerprint().entries(folder).text();
  }

  @Test
  void readingChangesNothing() throws IOException {
    String before = print();

    Files.readString(folder.resolve("a.json"));

    assertThat(print()).isEqualTo(before).matches("[0-9a-f]{32}");
  }

  @Test
  void changedFileChangesIt() throws IOException {
    String before = print();
    write("deep/deeper/b.json", "longer");
    String longer = print();
    Files.setLastModifiedTime(
        folder.resolve("deep/deeper/b.json"), FileTime.from(FIRST.toInstant().plusMillis(1)));

    assertThat(longer).isNotEqualTo(before);
    assertThat(print()).isNotIn(before, longer);
  }

  @Test
  void fileThatAppearsOrDisappearsOrIsRenamedChangesIt() throws IOException {
    String before = print();
    write("c.json", "");
    String more = print();
    Files.delete(folder.resolve("c.json"));
    assertThat(print()).isEqualTo(before).isNotEqualTo(more);

    Files.move(folder.resolve("a.json"), folder.resolve("z.json"));
    assertThat(print()).isNotEqualTo(before);
  }

  @Test
  void entriesAreThoseOfTheFolderItself() throws IOException {
    String before = entries();
    write("deep/deeper/b.json", "longer");
    assertThat(entries()).isEqualTo(before);

    Files.createDirectory(folder.resolve("222233334444"));
    String another = entries();
    assertThat(another).isNotEqualTo(before);

    write("a.json", "longer");
    assertThat(entries()).isNotIn(before, another);
  }

  /** Holds until what lies behind a link changes. */
  private void changesWith(Path changed, Printing printing) throws IOException {
    String before = printing.print();
    Files.writeString(changed, "longer than before");
    assertThat(printing.print()).isNotEqualTo(before);
  }

  private interface Printing {
    String print() throws IOException;
  }

  @Test
  void changesBehindALinkedFileCount(@TempDir Path elsewhere) throws IOException {
    Path file = Files.writeString(elsewhere.resolve("c.json"), "three");
    Files.createSymbolicLink(folder.resolve("c.json"), file);
    changesWith(file, this::print);
    changesWith(Files.writeString(file, "short"), this::entries);
  }

  @Test
  void changesBehindALinkedFolderCount(@TempDir Path elsewhere) throws IOException {
    Path file = Files.writeString(elsewhere.resolve("c.json"), "three");
    Files.createSymbolicLink(folder.resolve("current"), elsewhere);
    changesWith(file, this::print);
  }

  @Test
  void whatIsLookedAtMayItselfBeALink(@TempDir Path elsewhere) throws IOException {
    Path link = Files.createSymbolicLink(elsewhere.resolve("source"), folder);
    changesWith(folder.resolve("deep/deeper/b.json"), () -> new Fingerprint().files(link).text());
    changesWith(folder.resolve("a.json"), () -> new Fingerprint().entries(link).text());
  }

  @Test
  void linkThatComesToPointElsewhereChangesIt(@TempDir Path elsewhere) throws IOException {
    Files.createDirectories(elsewhere.resolve("one"));
    Files.writeString(Files.createDirectories(elsewhere.resolve("two")).resolve("c.json"), "");
    Path link = Files.createSymbolicLink(folder.resolve("current"), elsewhere.resolve("one"));
    String before = print();

    Files.delete(link);
    Files.createSymbolicLink(link, elsewhere.resolve("two"));
    assertThat(print()).isNotEqualTo(before);
  }

  @Test
  void linksThatMakeALoopCannotBeLookedAt() throws IOException {
    Files.createSymbolicLink(folder.resolve("deep/back"), folder);
    assertThatThrownBy(this::print).isInstanceOf(FileSystemLoopException.class);
  }

  @Test
  void linkToNothingHidesNothingElse() throws IOException {
    Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("gone"));
    changesWith(folder.resolve("a.json"), this::print);
    Files.writeString(folder.resolve("a.json"), "short");
    changesWith(folder.resolve("a.json"), this::entries);
  }

  @Test
  void whatIsSaidChangesIt() {
    Account account = Account.of("111122223333");
    String plain = new Fingerprint().account(account).text();

    assertThat(new Fingerprint().account(account).text()).isEqualTo(plain);
    assertThat(new Fingerprint().account(account).say("more").text()).isNotEqualTo(plain);
  }

  @Test
  void folderThatIsNotThereHasNoFiles() throws IOException {
    assertThat(new Fingerprint().files(folder.resolve("none")).text())
        .isEqualTo(new Fingerprint().text());
  }
}

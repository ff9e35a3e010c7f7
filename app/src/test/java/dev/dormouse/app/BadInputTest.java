package dev.dormouse.app;

import static dev.dormouse.testing.Export.NEVER_USED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.testing.Export;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Input that is no input: one line on standard error, exit code 4, nothing on standard output. */
class BadInputTest {
  private static final Export EXPORT = Export.of("111122223333").role("Idle", NEVER_USED);

  @TempDir Path folder;

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("export.json"), content);
  }

  private static void refused(Cli scan, String... words) {
    assertThat(scan.exit()).isEqualTo(Exit.BAD_INPUT.code());
    assertThat(scan.errLines()).singleElement().asString().startsWith("dormouse: ").contains(words);
    assertThat(scan.out()).isEmpty();
  }

  @Test
  void textThatIsNotJson() throws IOException {
    refused(Cli.scan(file("An error occurred\n")), "export.json", "line 1", "not valid JSON");
  }

  @Test
  void jsonThatIsCutOff() throws IOException {
    String whole = EXPORT.json();
    refused(
        Cli.scan(file(whole.substring(0, whole.length() / 2))),
        "export.json",
        "line 1, column ",
        "not valid JSON");
  }

  @Test
  void anEmptyFile() throws IOException {
    refused(Cli.scan(file("")), "export.json", "is empty", "get-account-authorization-details");
  }

  @Test
  void emptyArraysAreSaidToHoldNobody() throws IOException {
    Cli scan = Cli.scan(file("{\"UserDetailList\":[],\"RoleDetailList\":[],\"Policies\":[]}"));
    assertThat(scan.exit()).isZero();
    assertThat(scan.errLines()).singleElement().asString().contains("export.json", "no users");
  }

  @Test
  void anotherDocumentOfAws() throws IOException {
    Cli scan = Cli.scan(file("{\"Roles\":[{\"Arn\":\"arn:aws:iam::111122223333:role/a\"}]}"));
    assertThat(scan.exit()).isEqualTo(Exit.BAD_INPUT.code());
    assertThat(scan.errLines())
        .singleElement()
        .asString()
        .contains("export.json", "is not the output of", "it has Roles");
  }

  @Test
  void anArrayInPlaceOfAnObject() throws IOException {
    Cli scan = Cli.scan(file("[1,2]"));
    refused(scan, "not a JSON object");
  }

  @Test
  void aDocumentDeeperThanAnyOfAws() throws IOException {
    Cli scan = Cli.scan(file("{\"RoleDetailList\":" + "[".repeat(100_000)));
    assertThat(scan.exit()).isEqualTo(Exit.BAD_INPUT.code());
    assertThat(scan.errLines()).singleElement().asString().contains("export.json");
  }

  @Test
  void binaryInPlaceOfText() throws IOException {
    Path file = Files.write(folder.resolve("export.json"), new byte[] {0, 1, 2, (byte) 0xff});
    refused(Cli.scan(file), "export.json");
  }

  @Test
  void aGzipFileThatIsBroken() throws IOException {
    Path file = folder.resolve("export.json.gz");
    Files.write(file, new byte[] {0x1f, (byte) 0x8b, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9});
    refused(Cli.scan(file), "export.json.gz", "cannot be read");
  }

  @Test
  void aFileThatIsNotThere() {
    refused(Cli.scan(folder.resolve("gone.json")), "gone.json", "no such file or folder");
  }

  @Test
  void aLinkThatPointsNowhere() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), folder.resolve("gone"));
    refused(Cli.scan(link), "link.json");
  }

  @Test
  void aFolderWithoutAccounts() {
    refused(Cli.scan(folder), folder.toString(), "holds no account", "docs/export.md");
  }

  @Test
  void listsWithNobodyInThemAreNoFault() throws IOException {
    Cli scan = Cli.scan(file(Export.of("111122223333").json()));
    assertThat(scan.exit()).isZero();
    assertThat(scan.out()).contains("0 active findings");
  }

  @Test
  void aTimeInTheFutureIsNamedWithItsFileAndValue() throws IOException {
    Export ahead = Export.of("111122223333").role("Ahead", Export.used("2031-05-06T00:00:00Z"));
    Cli scan = Cli.run("scan", file(ahead.json()).toString());
    assertThat(scan.exit()).isZero();
    assertThat(scan.errLines())
        .singleElement()
        .asString()
        .contains("export.json", "2031-05-06", "is a clock wrong?");
  }

  @Test
  void aNameThatForgesALineStaysOneLine() {
    refused(Cli.scan(folder.resolve("a\nb\u001b[31m")), "a\\u000ab\\u001b[31m");
  }
}

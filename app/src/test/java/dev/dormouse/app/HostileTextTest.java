package dev.dormouse.app;

import static dev.dormouse.testing.Export.NEVER_USED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.testing.Export;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and tags are other people's text, and some people mean harm. */
class HostileTextTest {
  private static final String MARKUP = "</script><img src=x onerror=alert(1)>";
  private static final String ESCAPES = "\\u001b[2J\\u009b31m\\u202egnp.exe\\u0007\\r\\n";

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Export.of("111122223333")
        .role(
            MARKUP,
            NEVER_USED,
            "\"Tags\":[{\"Key\":\"%s\",\"Value\":\"%s\"}]".formatted(MARKUP, ESCAPES))
        .role("x" + ESCAPES, NEVER_USED)
        .role("a/$(touch${IFS}owned)/b';c", NEVER_USED)
        .write(folder);
    Files.writeString(
        folder.resolve("accounts.json"),
        "{\"Accounts\":[{\"Id\":\"111122223333\",\"Name\":\"=cmd%s,\\\"%s\",\"Status\":\"ACTIVE\"}]}"
            .formatted(ESCAPES, MARKUP));
  }

  private static void isSafeForATerminal(String text) {
    assertThat(text.replace("\n", "").replace("\r\n", ""))
        .doesNotContainPattern("[\\p{Cc}&&[^\\r\\n]]")
        .doesNotContain("\u202e");
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "csv"})
  void controlAndDirectionCharactersAreShownAsEscapes(String format) {
    Cli scan = Cli.scan(folder, "--format", format, "--details");
    isSafeForATerminal(scan.out());
    assertThat(scan.out()).contains("\\u001b[2J", "\\u009b31m", "\\u202e");
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "jsonl", "html"})
  void noEscapeCharacterIsPrinted(String format) {
    assertThat(Cli.scan(folder, "--format", format).out()).doesNotContain("\u001b", "\u0007");
  }

  @Test
  void onATerminalTheOnlyEscapesAreDormousesOwn() {
    Cli scan = Cli.onTerminal(Map.of(), "scan", folder.toString(), Cli.AS_OF, "--details");
    assertThat(scan.out()).contains("\u001b[");
    isSafeForATerminal(scan.out().replaceAll("\u001b\\[[0-9]+m", ""));
  }

  @Test
  void markupStaysTextInTheHtmlReport() {
    String page = Cli.scan(folder, "--format", "html").out();
    assertThat(page).doesNotContain("<img", MARKUP);
    assertThat(page.split("</script", -1)).hasSameSizeAs(page.split("<script", -1));
  }

  @Test
  void jsonKeepsTheTextAsItIs() {
    Json report = Cli.scan(folder, "--format", "json").json();
    assertThat(report.list("findings").stream().map(it -> it.text("dormouse", "principal", "name")))
        .contains(MARKUP, "x\u001b[2J\u009b31m\u202egnp.exe\u0007\r\n");
  }

  @Test
  void aCellOfTheCsvIsNeverAFormulaAndQuotedWhereItMust() {
    String csv = Cli.scan(folder, "--format", "csv").out();
    assertThat(csv)
        .contains(",\"'=cmd\\u001b")
        .contains(",\"\"" + MARKUP + "\"")
        .doesNotContain(",=cmd", ",\"=cmd");
    assertThat(csv.lines()).hasSize(4);
  }

  @Test
  void theNextCommandCanBePastedIntoAShell() throws IOException {
    Path only =
        Export.of("444455556666")
            .role("a/$(touch${IFS}owned)/b';c", NEVER_USED)
            .write(Files.createDirectory(folder.resolve("o")));
    assertThat(Cli.scan(only).out())
        .contains(
            "dormouse explain 'arn:aws:iam::444455556666:role/a/$(touch${IFS}owned)/b'\\'';c' ");
  }

  @Test
  void explainPrintsNoneOfIt() {
    String arn = "arn:aws:iam::111122223333:role/" + MARKUP;
    Cli explain = Cli.run("explain", arn, folder.toString(), Cli.AS_OF);
    assertThat(explain.exit()).isZero();
    isSafeForATerminal(explain.out());
    assertThat(explain.out()).contains("Tags: ");
  }
}

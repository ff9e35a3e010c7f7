package dev.dormouse.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser: what its scripts make of the data and of the address. */
class HtmlReportBrowserTest {
  private final Chromium chromium = Chromium.require();
  private final Path folder;

  HtmlReportBrowserTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private String opened(String fragment) throws IOException, InterruptedException {
    return opened(ReportFixture.json(), fragment);
  }

  /** What the page shows: its markup without the data, the script and the style. */
  private String opened(String json, String fragment) throws IOException, InterruptedException {
    Path page = ReportFixture.pageIn(folder, json);
    Path profile = Files.createDirectory(folder.resolve("profile"));
    return chromium
        .dom(page.toUri() + fragment, profile)
        .replaceAll("(?s)<(script|style|noscript)\\b.*?</\\1>", "");
  }

  private static List<String> shownFindings(String dom) {
    return Pattern.compile("<tr [^>]*data-id=\"([^\"]*)\"")
        .matcher(dom)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  /** The text that a reader sees, without markup. */
  private static String text(String dom) {
    return dom.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }

  @Test
  void countsFindingsAndWhatIsNotKnown() throws Exception {
    String dom = opened("");

    assertThat(text(dom))
        .contains("6 findings of access that nobody used for 90 days or more")
        .contains("Evidence is incomplete: 2 principals could not be judged in full")
        .contains("Active findings 6 in 2 accounts")
        .contains("Unused roles 3 1 with no use seen at all")
        .contains("Unused credentials 2 1 user with keys, 1 with passwords")
        .contains("Unused permissions 1 principal with 3 unused actions")
        .contains("Not known 2 principals in 1 account")
        .contains("No last accessed report", "What to do: Export the report (docs/export.md)")
        .contains("Collection interrupted")
        .contains("40 Untracked action AWS keeps no last-accessed data for the action Listed in");
    assertThat(shownFindings(dom)).hasSize(6);
  }

  @Test
  void showsOnlyTheTypeThatTheAddressAsksFor() throws Exception {
    String dom = opened("#type=UnusedIAMRole");

    assertThat(shownFindings(dom)).containsExactly("f-recovery", "f-sso", "f-hostile");
    assertThat(text(dom)).contains("3 of 6 findings", "Type: Unused role");
  }

  @Test
  void joinsFiltersOfSeveralKindsAndSorts() throws Exception {
    String dom = opened("#account=222233334444&age=90-179&age=180-364&sort=principal&dir=desc");

    assertThat(shownFindings(dom)).containsExactly("f-permissions", "f-keys", "f-hostile");
  }

  @Test
  void findsAnUnusedActionByItsName() throws Exception {
    assertThat(shownFindings(opened("#q=s3:deletebucket"))).containsExactly("f-permissions");
  }

  @Test
  void filtersByServiceAndOpensOneFinding() throws Exception {
    String dom = opened("#service=rds&finding=f-permissions");

    assertThat(shownFindings(dom)).containsExactly("f-permissions");
    assertThat(text(dom))
        .contains("Of 7 granted actions 3 were not used for 90 days or more.")
        .contains("3 unused 2 not known 2 used 1 service not used at all")
        .contains("service: last use not known")
        .contains("s3:Nonexistent")
        .contains("1 action without effect: blocked by the permissions boundary")
        .contains("The snapshot shows no service control policies here.")
        .contains("Replace AmazonRDSFullAccess")
        .contains("reporting-inline Inline 5 1 Buckets : 1 unused");
  }

  @Test
  void proposesToDeactivateAKeyBeforeItIsDeleted() throws Exception {
    String shown = text(opened("#finding=f-keys"));

    assertThat(shown).contains("No use seen 137 days ago");
    assertThat(shown.indexOf("update-access-key")).isBetween(0, shown.indexOf("delete-access-key"));
  }

  @Test
  void showsNamesAndTagsAsTextWhateverTheySay() throws Exception {
    String dom = opened("#finding=f-hostile");

    assertThat(dom).doesNotContain("<img").contains("&lt;img src=x onerror=alert(1)&gt;");
    assertThat(dom).contains("&lt;/script&gt;&lt;script&gt;document.title='taken'&lt;/script&gt;");
    assertThat(dom).contains("__proto__").contains("safe⟨U+202E⟩fdp.exe⟨U+2028⟩");
    assertThat(dom).contains("<title>6 findings");
    assertThat(text(dom)).contains("--role-name '&lt;img src=x onerror=alert(1)&gt;'");
  }

  @Test
  void givesWhatIsNotKnownTheSameList() throws Exception {
    String dom = opened("#view=unknown&reason=NO_LAST_ACCESSED_REPORT");

    assertThat(shownFindings(dom)).isEmpty();
    assertThat(text(dom))
        .contains("1 of 3 entries")
        .contains("deploy-pipeline", "310 actions", "No report for this role in the snapshot.");
  }

  @Test
  void saysThatNothingIsProvenWhenNothingCouldBeJudged() throws Exception {
    String json =
        """
        {"dormouse":{"asOf":"2026-11-01T00:00:00Z","trackingPeriodDays":90},"findings":[],
         "unknowns":[{"account":"111122223333","subject":"account","reason":"COLLECTION_FAILED"}]}
        """;

    assertThat(text(opened(json, "")))
        .contains("No unused access found, but not everything could be judged")
        .contains("Unused roles 0 in the tracking period 1 account not known")
        .contains("Unused access keys 0 1 account not known")
        .contains("Collection failed", "No findings.");
  }

  @Test
  void namesADataBlockThatWasCutOff() throws Exception {
    assertThat(text(opened("{\"findings\":[", "")))
        .contains("This report cannot be shown")
        .contains("Write the report again");
  }
}

package dev.dormouse.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private static String between(String text, String start, String end) {
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf(end, from));
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE)
        .matcher(text)
        .results()
        .map(found -> found.group(0))
        .toList();
  }

  @Test
  void carriesTheDataBetweenTheScriptTagsUnchangedInMeaning() throws IOException {
    String page = ReportFixture.page(ReportFixture.json());

    String data = between(page, "<script type=\"application/json\" id=\"report\">", "</script>");
    String unescaped = data.replace("\\u003c", "<").replace("\\u003e", ">").replace("\\u0026", "&");
    assertThat(unescaped).isEqualTo(ReportFixture.json());
  }

  @Test
  void noNameOrTagEndsAnElementOfThePage() throws IOException {
    String empty = ReportFixture.page("{}");
    String hostile = ReportFixture.page(ReportFixture.json());

    assertThat(all("</?(script|style|img)|<!--", hostile))
        .isEqualTo(all("</?(script|style|img)|<!--", empty));
  }

  @Test
  void allowsItsOwnStyleAndScriptByHashAndNoConnection() throws IOException {
    String page = ReportFixture.page("{}");
    String policy = between(page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"");
    String style = between(page, "<style>", "</style>");
    String script = between(page, "<script type=\"module\">", "</script>");

    assertThat(policy)
        .startsWith("default-src 'none';")
        .contains("style-src '" + ReportPage.hash(style) + "';")
        .contains("script-src '" + ReportPage.hash(script) + "';")
        .doesNotContain("unsafe")
        .doesNotContain("connect-src");
  }

  @Test
  void namesNoPlaceOnANetwork() throws IOException {
    String page = ReportFixture.page("{}").replace("http://www.w3.org/2000/svg", "");

    assertThat(page)
        .doesNotContain(
            "http:", "https:", "WebSocket", "@import", "url(", "fetch(", "XMLHttp", "import(");
    Matcher source = Pattern.compile("\\b(src|href)\\s*=\\s*\"([^\"]*)\"").matcher(page);
    assertThat(source.results().map(found -> found.group(2)))
        .allMatch(target -> target.startsWith("#") || target.startsWith("data:"));
  }

  @Test
  void makesNoMarkupOfData() throws IOException {
    assertThat(ReportFixture.page("{}"))
        .doesNotContain(
            "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(")
        .doesNotContainPattern("<[^>]*\\son[a-z]+=");
  }

  @Test
  void saysWhatToDoWithoutScript() throws IOException {
    assertThat(between(ReportFixture.page("{}"), "<noscript>", "</noscript>"))
        .contains("Allow JavaScript", "--format");
  }

  @Test
  void passesOnTheFailureOfItsData() {
    StringWriter page = new StringWriter();

    assertThatThrownBy(
            () ->
                HtmlReport.write(
                    page,
                    out -> {
                      throw new IOException("no more disk");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("no more disk");
    assertThat(page.toString()).doesNotContain("</html>");
  }
}

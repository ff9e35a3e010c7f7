package dev.dormouse.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.Filter;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that is wrong in every way: AWS's error, no fault, and nothing changed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
  private static final String ORG = ServerFixture.HOME.arn("org");
  private ServerFixture server;
  private Analyzer before;
  private UUID finding;
  private Filter filter;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = new ServerFixture(folder);
    call("PUT", "/analyzer", "{'analyzerName':'org','type':'ORGANIZATION_UNUSED_ACCESS'}");
    call(
        "PUT",
        "/analyzer/org/archive-rule",
        "{'ruleName':'r','filter':{'resource':{'contains':['none']}}}");
    Findings findings = new Findings(server, "org");
    finding = findings.role("222233334444", "a");
    findings.role("222233334444", "b");
    findings.role("222233334444", "c");
    before = server.analyzer("org");
    filter = server.database.analyzers().rules(before.id()).getFirst().filter();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private Calls.Reply call(String method, String target, String body) {
    return server.calls().call(method, target, body.replace('\'', '"'));
  }

  private void checkNothingChanged() {
    assertThat(server.faults).isEmpty();
    assertThat(server.database.analyzers().all()).containsExactly(before);
    assertThat(server.database.analyzers().rules(before.id()))
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.name()).isEqualTo("r");
              assertThat(rule.filter()).isEqualTo(filter);
            });
    assertThat(server.database.findings().counts(before.id(), java.util.Set.of()).rows())
        .singleElement()
        .satisfies(row -> assertThat(row.active()).isEqualTo(3));
  }

  /** Columns: method, target, body with single quotes, fields of fieldList or the reason. */
  @ParameterizedTest
  @CsvFileSource(
      resources = "/dev/dormouse/api/bad-input.txt",
      delimiter = '|',
      quoteCharacter = '`',
      maxCharsPerColumn = 100_000,
      ignoreLeadingAndTrailingWhitespace = true)
  void isAValidationErrorThatNamesTheFields(
      String method, String target, String body, String fields) {
    String expanded =
        (body == null ? "" : body)
            .replace("@ORG", ORG)
            .replace("@ID", finding.toString())
            .replace("@LONG", "x".repeat(3_000))
            .replace("@21", "'v'" + ",'v'".repeat(20))
            .replace("@101", "'v'" + ",'v'".repeat(100));
    Calls.Reply reply = call(method, target.replace("@ORG", encoded(ORG)), expanded);
    assertThat(reply.error()).as(reply.body()).isEqualTo("ValidationException");
    assertThat(reply.status()).isEqualTo(400);
    for (String field : fields.split(" ", -1)) {
      assertThat(reply.body())
          .containsAnyOf("\"name\":\"" + field + "\"", "\"reason\":\"" + field + "\"");
    }
    assertThat(reply.body().split("\"name\":", -1))
        .hasSizeLessThanOrEqualTo(1 + fields.split(" ", -1).length);
    checkNothingChanged();
  }

  private static String encoded(String arn) {
    return arn.replace(":", "%3A").replace("/", "%2F");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "' OR 1=1 --",
        "\\\"; DROP TABLE finding; --",
        "<script>alert(1)</script>",
        "a\\r\\nX-Injected: yes",
        "${jndi:ldap://x}",
        "%s%n%x",
        "../../etc/passwd",
        "\\u202e\\ufeff",
      })
  void injectionIsOnlyText(String text) {
    String json = text.replace('\'', '\u2019');
    for (String body :
        List.of(
            "{'analyzerName':'" + json + "','type':'ACCOUNT_UNUSED_ACCESS'}",
            "{'analyzerName':'x','type':'" + json + "'}",
            "{'analyzerName':'x','type':'ACCOUNT_UNUSED_ACCESS','tags':{'a<>" + json + "':'b'}}")) {
      Calls.Reply reply = call("PUT", "/analyzer", body);
      assertThat(reply.error()).isEqualTo("ValidationException");
      assertThat(reply.headers()).doesNotContainKey("x-injected");
      assertThat(reply.headers()).containsEntry("content-type", "application/json");
    }
    Calls.Reply listed =
        server
            .calls()
            .call(
                "POST",
                "/findingv2",
                "{\"analyzerArn\":\""
                    + ORG
                    + "\",\"filter\":{\"resource\":{\"contains\":[\""
                    + text
                    + "\"]}}}");
    assertThat(listed.status()).as(listed.body()).isEqualTo(200);
    assertThat(listed.body()).isEqualTo("{\"findings\":[]}");
    checkNothingChanged();
  }

  @Test
  void unknownMembersAreIgnored() {
    assertThat(
            call(
                    "POST",
                    "/findingv2",
                    "{'analyzerArn':'" + ORG + "','new':{'a':[1,null]},'maxResults':null}")
                .status())
        .isEqualTo(200);
  }

  @Test
  void tokenOfAnotherQueryIsRefused() {
    String token =
        call("POST", "/findingv2", "{'analyzerArn':'" + ORG + "','maxResults':1}")
            .body()
            .replaceFirst("(?s).*\"nextToken\":\"([^\"]+)\".*", "$1");
    String page = "{'analyzerArn':'" + ORG + "','maxResults':2,'nextToken':'" + token + "'";
    assertThat(call("POST", "/findingv2", page + "}").status()).isEqualTo(200);
    for (String other :
        List.of(
            page + ",'filter':{'id':{'exists':true}}}",
            page + ",'sort':{'attributeName':'id'}}",
            page + ",'sort':{'orderBy':'ASC'}}",
            page.replace(token, token.substring(1)) + "}",
            page.replace(token, "AAAA") + "}")) {
      assertThat(call("POST", "/findingv2", other).body()).contains("\"name\":\"nextToken\"");
    }
    assertThat(call("GET", "/analyzer?nextToken=" + token, "").body())
        .contains("\"name\":\"nextToken\"");
    checkNothingChanged();
  }

  @Test
  void clientTokenOfAnotherRequestIsRefused() {
    String rule = "{'filter':{'resource':{'contains':['none']}},'clientToken':'t'}";
    assertThat(call("PUT", "/analyzer/org/archive-rule/r", rule).status()).isEqualTo(200);
    assertThat(call("PUT", "/analyzer/org/archive-rule/r", rule).status()).isEqualTo(200);
    assertThat(call("PUT", "/analyzer/org/archive-rule/r", rule.replace("none", "other")).body())
        .contains("\"name\":\"clientToken\"");
    checkNothingChanged();
  }

  @Test
  void unknownIdAmongKnownOnesChangesNothing() {
    String body =
        "{'analyzerArn':'" + ORG + "','status':'ARCHIVED','ids':['" + finding + "','nobody']}";
    assertThat(call("PUT", "/finding", body).body()).contains("\"name\":\"ids\"");
    String contradictory =
        "{'analyzerArn':'"
            + ORG
            + "','status':'ARCHIVED','ids':['"
            + finding
            + "'],'resourceArn':'arn:aws:iam::222233334444:role/b'}";
    assertThat(call("PUT", "/finding", contradictory).body()).contains("\"name\":\"resourceArn\"");
    checkNothingChanged();
  }
}

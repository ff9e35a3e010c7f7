package dev.dormouse.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.api.call.PercentText;
import dev.dormouse.api.json.JsonText;
import dev.dormouse.api.json.JsonValue.JsonObject;
import dev.dormouse.api.json.JsonValue.JsonString;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that mean something elsewhere, wherever a request takes a text. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InjectionTest {
  private static final String ORG = ServerFixture.HOME.arn("org");
  private static final String ROOT = "/dormouse/v1/analyzers/org";
  private ServerFixture server;
  private UUID finding;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = new ServerFixture(folder);
    ok("PUT", "/analyzer", "{\"analyzerName\":\"org\",\"type\":\"ORGANIZATION_UNUSED_ACCESS\"}");
    finding = new Findings(server, "org").role("222233334444", "a");
  }

  @AfterAll
  void stop() {
    assertThat(server.faults).isEmpty();
    server.close();
  }

  private String ok(String method, String target, String body) {
    Calls.Reply reply = server.calls().call(method, target, body);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.body();
  }

  private void refused(String error, String method, String target, String body) {
    Calls.Reply reply = server.calls().call(method, target, body);
    assertThat(reply.error()).as(method + target + body + reply.body()).isEqualTo(error);
    assertThat(reply.headers())
        .doesNotContainKey("x-injected")
        .containsEntry("content-type", "application/json");
  }

  private static String json(String text) {
    String object = JsonText.canonical(new JsonObject(Map.of("k", new JsonString(text))));
    return object.substring(object.indexOf(':') + 1, object.length() - 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x' OR '1'='1",
        "'; DROP TABLE finding; --",
        "\"; DELETE FROM access_key; --",
        "%' ESCAPE '\\",
        "<script>alert('x')</script>",
        "a\r\nX-Injected: yes",
        "${jndi:ldap://x}{{7*7}}",
        "../../../../etc/passwd",
        "\u202e\ufeff:name",
      })
  void textStaysAText(String text) {
    Analyzer before = server.analyzer("org");
    String quoted = json(text);
    String encoded = PercentText.encode(text);
    String arn = "\"analyzerArn\":\"" + ORG + "\"";
    String filter = "{\"resource\":{\"contains\":[" + quoted + "]}}";
    String invalid = "ValidationException";

    refused(
        invalid,
        "PUT",
        "/analyzer/org/archive-rule",
        "{\"ruleName\":" + quoted + ",\"filter\":" + filter + "}");
    refused(invalid, "GET", "/analyzer/" + encoded, "");
    refused(invalid, "DELETE", "/analyzer/org/archive-rule/" + encoded, "");
    refused(
        invalid, "POST", "/findingv2", "{" + arn + ",\"sort\":{\"attributeName\":" + quoted + "}}");
    refused(invalid, "POST", "/findingv2", "{" + arn + ",\"nextToken\":" + quoted + "}");
    refused(invalid, "GET", "/analyzer?nextToken=" + encoded, "");
    refused(invalid, "GET", "/tags/" + encoded, "");
    refused(
        invalid,
        "PUT",
        "/finding",
        "{" + arn + ",\"status\":\"ARCHIVED\",\"resourceArn\":" + quoted + "}");
    refused(
        "ResourceNotFoundException",
        "GET",
        "/findingv2/" + encoded + "?analyzerArn=" + PercentText.encode(ORG),
        "");
    refused(
        "ResourceNotFoundException",
        "PUT",
        "/finding",
        "{" + arn + ",\"status\":\"ARCHIVED\",\"ids\":[" + quoted + "]}");
    refused("ResourceNotFoundException", "GET", ROOT + "/findings/" + encoded + "/evidence", "");
    assertThat(ok("POST", "/findingv2", "{" + arn + ",\"filter\":" + filter + "}"))
        .isEqualTo("{\"findings\":[]}");

    assertThat(server.database.analyzers().all()).containsExactly(before);
    assertThat(server.database.analyzers().rules(before.id())).isEmpty();
    assertThat(ok("POST", "/findingv2", "{" + arn + "}")).contains(finding.toString(), "ACTIVE");
  }

  /** What may be any text comes back as it went in. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x' OR '1'='1",
        "'; DROP TABLE finding; --",
        "\" , \\ ' %s ? :name <b>&amp;",
        "../../etc/passwd",
        "\u202e\u00e9\ud83e\udda8",
      })
  void acceptedTextIsReadBackAsItWas(String text) {
    String quoted = json(text);
    String filter = "{\"resource\":{\"contains\":[" + quoted + "]}}";
    ok("PUT", "/analyzer/org/archive-rule", "{\"ruleName\":\"r\",\"filter\":" + filter + "}");
    assertThat(ok("GET", "/analyzer/org/archive-rule/r", "")).contains("[" + quoted + "]");
    ok("DELETE", "/analyzer/org/archive-rule/r", "");

    ok("PUT", ROOT + "/scope", "{\"organizationalUnits\":[" + quoted + "]}");
    assertThat(ok("GET", ROOT + "/scope", "")).contains("[" + quoted + "]");
    ok("PUT", ROOT + "/scope", "{\"organizationalUnits\":[]}");

    ok(
        "POST",
        ROOT + "/findings/archive",
        "{\"ids\":[\"" + finding + "\"],\"reason\":" + quoted + ",\"owner\":" + quoted + "}");
    assertThat(ok("GET", ROOT + "/findings/" + finding + "/evidence", ""))
        .contains("\"reason\":" + quoted)
        .contains("\"owner\":" + quoted);
    ok("POST", ROOT + "/findings/unarchive", "{\"ids\":[\"" + finding + "\"]}");

    String tag = "a b_./=+:@-\u00e9";
    List.of(tag, "")
        .forEach(
            value ->
                ok(
                    "POST",
                    "/tags/" + PercentText.encode(ORG),
                    "{\"tags\":{\"k\":" + json(value) + "}}"));
    refusedOrSame(text);
  }

  private void refusedOrSame(String text) {
    Calls.Reply reply =
        server
            .calls()
            .call(
                "POST",
                "/tags/" + PercentText.encode(ORG),
                "{\"tags\":{\"k\":" + json(text) + "}}");
    String tags = ok("GET", "/tags/" + PercentText.encode(ORG), "");
    if (reply.status() == 200) {
      assertThat(tags).contains(json(text));
    } else {
      assertThat(reply.error()).isEqualTo("ValidationException");
      assertThat(tags).isEqualTo("{\"tags\":{\"k\":\"\"}}");
    }
  }
}

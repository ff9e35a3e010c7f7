package dev.dormouse.api;

import static dev.dormouse.api.ExtensionWorld.ONE;
import static dev.dormouse.api.ExtensionWorld.OTHER;
import static dev.dormouse.api.ExtensionWorld.ROLE_ARN;
import static dev.dormouse.api.ExtensionWorld.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.analyzers.AnalyzerStatus;
import dev.dormouse.analyzers.Scope;
import dev.dormouse.analyzers.StatusReason;
import dev.dormouse.analyzers.access.AuditEntry;
import dev.dormouse.analyzers.port.Scans;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operations below {@code /dormouse/v1} tell. */
class ExtensionsTest {
  private ExtensionWorld world;

  @BeforeEach
  void start(@TempDir Path folder) {
    world = new ExtensionWorld(folder);
  }

  @AfterEach
  void stop() {
    world.close();
    assertThat(world.server.faults).isEmpty();
  }

  private static String encoded(String arn) {
    return arn.replace(":", "%3A").replace("/", "%2F");
  }

  @Test
  void evidenceShowsFindingExplanationAndLastAnalysis() {
    Calls.Reply reply = world.get(ROOT + "/findings/" + world.role + "/evidence");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body())
        .contains("\"id\":\"" + world.role + "\"")
        .contains("\"lineage\":\"" + world.role + "\"")
        .contains("\"unusedIamRoleDetails\":{\"lastAccessed\":\"2026-01-02T03:04:05Z\"}")
        .contains("\"outcome\":\"INCOMPLETE\"")
        .contains("\"inSource\":true,\"explanation\":{\"resource\":\"" + ROLE_ARN)
        .doesNotContain("\"note\":\"The");
  }

  @Test
  void evidenceSaysThatTheSourceHasNoSuchPrincipal() {
    assertThat(world.get(ROOT + "/findings/" + world.permissions + "/evidence").body())
        .contains("\"inSource\":false,\"note\":\"The source has no such principal now")
        .contains("\"numberOfUnusedServices\":1,\"numberOfUnusedActions\":2")
        .doesNotContain("explanation");
  }

  @Test
  void sourceThatCannotBeReadIsNoMissingPrincipal() {
    world.server.untold = Optional.of(new Scans.Explanation.Unreadable("it is away"));
    String unknown = ROOT + "/principals?arn=" + encoded(ROLE_ARN + "x");
    for (String target : List.of(ROOT + "/findings/" + world.role + "/evidence", unknown)) {
      Calls.Reply reply = world.get(target);
      assertThat(reply.status()).isEqualTo(503);
      assertThat(reply.error()).isEqualTo("ServiceUnavailable");
      assertThat(reply.body()).contains("The source cannot be read just now: it is away");
    }
    world.server.untold = Optional.empty();
    assertThat(world.get(unknown).error()).isEqualTo("ResourceNotFoundException");
  }

  @Test
  void evidenceSaysThatTheAccountIsNotAnalyzed() {
    world.server.untold = Optional.of(new Scans.Explanation.LeftOut("it is suspended"));
    assertThat(world.get(ROOT + "/findings/" + world.role + "/evidence").body())
        .contains("\"inSource\":false,\"note\":\"The account is not analyzed now")
        .contains("it is suspended");
  }

  @Test
  void evidenceSaysThatThePrincipalIsAnother() {
    world.server.explanations.put(ROLE_ARN, "{\"principal\":{\"id\":\"AROANEW\"}}");
    assertThat(world.get(ROOT + "/findings/" + world.role + "/evidence").body())
        .contains("\"note\":\"The principal that has this ARN now is another one");
  }

  @Test
  void principalShowsItsOpenFindings() {
    String target = ROOT + "/principals?arn=" + encoded(ROLE_ARN);
    assertThat(world.get(target).body())
        .contains("\"id\":\"" + world.role + "\"")
        .contains("\"inSource\":true,\"explanation\":{");
    world.server.explanations.clear();
    assertThat(world.get(target).body()).contains("\"inSource\":false,\"note\":");
    Calls.Reply nobody = world.get(ROOT + "/principals?arn=" + encoded(ROLE_ARN + "x"));
    assertThat(nobody.error()).isEqualTo("ResourceNotFoundException");
    assertThat(nobody.body()).contains("\"resourceType\":\"Principal\"");
  }

  @Test
  void accountsTellHowTheLastLookWent() {
    String body = world.get(ROOT + "/accounts").body();
    assertThat(body)
        .contains("\"accountId\":\"" + ONE + "\",\"accountName\":\"name of " + ONE)
        .contains("\"reason\":\"NO_ROLE_LAST_USED\"")
        .contains("\"remedy\":\"export with aws iam")
        .contains("\"gaps\":[\"a file is missing\"]")
        .contains(
            "\"activeFindings\":{\"UnusedIAMRole\":1,\"UnusedIAMUserAccessKey\":1,"
                + "\"UnusedIAMUserPassword\":0,\"UnusedPermission\":1}")
        .contains("\"outcome\":\"FAILED\"")
        .contains("\"note\":\"no authorization details\"");
  }

  @Test
  void accountsComeInPages() {
    String first = world.get(ROOT + "/accounts?maxResults=1").body();
    assertThat(first).contains(ONE).doesNotContain(OTHER);
    String token = first(first, "\"nextToken\":\"([^\"]+)\"");
    assertThat(world.get(ROOT + "/accounts?maxResults=1&nextToken=" + token).body())
        .contains(OTHER)
        .doesNotContain(ONE)
        .doesNotContain("nextToken");
  }

  private static String first(String text, String regex) {
    Matcher matcher = Pattern.compile(regex).matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }

  @Test
  void trendsCountByTypeAndByAccount() {
    assertThat(world.get(ROOT + "/trends").body())
        .contains("\"active\":4,\"archived\":0,\"resolved\":0,\"opened\":4,\"closed\":0")
        .contains("{\"findingType\":\"UnusedIAMRole\",\"active\":1,");
    assertThat(world.get(ROOT + "/trends?by=account").body())
        .contains("\"accountId\":\"" + ONE + "\",\"active\":3,")
        .contains("\"accountId\":\"" + OTHER + "\",\"active\":1,");
  }

  @Test
  void trendsOverManyMonthsCountEveryDayOnce() {
    world.call("PUT", "/analyzer", "{'analyzerName':'old','type':'ORGANIZATION_UNUSED_ACCESS'}");
    Findings old = new Findings(world.server, "old");
    LocalDate today = LocalDate.ofInstant(world.server.clock.instant(), ZoneOffset.UTC);
    world.server.clock.ahead = Duration.ofDays(-70);
    old.role(ONE, "first");
    world.server.clock.ahead = Duration.ZERO;
    String body =
        world
            .get("/dormouse/v1/analyzers/old/trends?from=" + today.minusDays(75) + "&to=" + today)
            .body();
    List<String> days =
        Pattern.compile("\"day\":\"([^\"]+)\"")
            .matcher(body)
            .results()
            .map(m -> m.group(1))
            .toList();
    assertThat(days)
        .containsExactlyElementsOf(
            Stream.iterate(today.minusDays(70), day -> !day.isAfter(today), day -> day.plusDays(1))
                .map(LocalDate::toString)
                .toList());
    assertThat(body).containsOnlyOnce("\"opened\":1,\"closed\":0,\"types\"");
  }

  @Test
  void previewCountsWhatARuleWouldArchive() {
    String preview = ROOT + "/archive-rules/preview";
    assertThat(world.call("POST", preview, "{'filter':{'resource':{'contains':['idle']}}}").body())
        .contains("\"activeFindings\":4,\"matches\":1,\"matchesByType\":{\"UnusedIAMRole\":1,")
        .contains("\"examples\":[{")
        .doesNotContain("warning");
    assertThat(
            world
                .call(
                    "POST",
                    preview,
                    "{'filter':{'resourceOwnerAccount':{'eq':['" + ONE + "']}},'examples':0}")
                .body())
        .contains("\"matches\":3")
        .contains("\"warning\":\"The rule would archive more than half")
        .contains("\"examples\":[]");
    assertThat(
            world
                .call(
                    "POST",
                    preview,
                    "{'filter':{'findingType':{'neq':['UnusedIAMRole','UnusedPermission']}}}")
                .body())
        .contains(
            "\"matches\":2,\"matchesByType\":{\"UnusedIAMRole\":0,\"UnusedIAMUserAccessKey\":1,"
                + "\"UnusedIAMUserPassword\":1,\"UnusedPermission\":0}");
    assertThat(
            world
                .server
                .database
                .findings()
                .counts(world.server.analyzer("org").id(), java.util.Set.of())
                .rows())
        .allSatisfy(row -> assertThat(row.archived()).isZero());
  }

  @Test
  void scanIsAskedForAndItsProgressTold() {
    Instant requested = world.server.clock.instant();
    world.server.requested.clear();
    world.server.scan = new Scans.Status(true, 5, 2, requested, List.of(OTHER));
    assertThat(world.call("POST", ROOT + "/scan", "").body())
        .contains("\"state\":\"RUNNING\",\"accounts\":5,\"pending\":2,\"requestedAt\":\"")
        .contains("\"running\":[\"" + OTHER + "\"]");
    assertThat(world.server.requested).containsExactly("org");
    world.server.scan = new Scans.Status(true, 5, 0, requested, List.of());
    assertThat(world.get(ROOT + "/scan").body()).contains("\"state\":\"IDLE\"");
    world.server.scan = new Scans.Status(false, 0, 0, requested, List.of());
    assertThat(world.get(ROOT + "/scan").body()).contains("\"state\":\"UNREADABLE\"");
    assertThat(world.server.requested).hasSize(1);
  }

  @Test
  void usageCountsRolesAndUsersOnce() {
    YearMonth month = YearMonth.from(world.server.clock.instant().atOffset(ZoneOffset.UTC));
    assertThat(world.get(ROOT + "/usage").body())
        .isEqualTo("{\"month\":\"" + month + "\",\"principals\":3,\"complete\":false}");
    assertThat(world.get(ROOT + "/usage?month=2020-01").body())
        .isEqualTo("{\"month\":\"2020-01\",\"principals\":0,\"complete\":true}");
  }

  @Test
  void scopeReplacesTheListsThatAreNamed() {
    world.server.requested.clear();
    String target = ROOT + "/scope";
    assertThat(world.get(target).body())
        .isEqualTo("{\"paths\":[],\"names\":[],\"organizationalUnits\":[]}");
    assertThat(
            world
                .call(
                    "PUT",
                    target,
                    "{'paths':['/service-role/*'],'organizationalUnits':['ou-abcd-12345678']}")
                .status())
        .isEqualTo(200);
    world.call("PUT", target, "{'names':['*BreakGlass*'],'organizationalUnits':[]}");
    assertThat(world.server.analyzer("org").configuration().scope())
        .isEqualTo(new Scope(List.of("/service-role/*"), List.of("*BreakGlass*"), List.of()));
    assertThat(world.server.requested).hasSize(2);
    world.call("PUT", target, "{'names':['*BreakGlass*']}");
    assertThat(world.server.requested).hasSize(2);
  }

  @Test
  void auditPagesLeaveOutNothing() {
    Instant past = Instant.parse("2026-01-01T00:00:00Z");
    for (int i = 0; i < 25; i++) {
      world.server.database.access().append(entry(past.plusSeconds(i / 10), i));
    }
    List<String> seen = new ArrayList<>();
    String next = "2026-01-02T00:00:00Z";
    while (!next.isEmpty()) {
      String body = world.get("/dormouse/v1/audit?limit=7&before=" + next).body();
      Pattern.compile("\"requestId\":\"([^\"]+)\"")
          .matcher(body)
          .results()
          .forEach(it -> seen.add(it.group(1)));
      next = body.contains("nextBefore") ? first(body, "\"nextBefore\":\"([^\"]+)\"") : "";
    }
    assertThat(seen).hasSize(25).doesNotHaveDuplicates();
  }

  private static AuditEntry entry(Instant at, int number) {
    return new AuditEntry(at, "AKIA", "Do", "it", "{}", "::1", 200, "request " + number);
  }

  @Test
  void mutatingCallIsAuditedWithWhatItAskedFor() {
    world.call(
        world.operator,
        "POST",
        ROOT + "/findings/archive",
        "{'ids':['" + world.role + "'],'reason':'kept for the audit'}");
    assertThat(world.get("/dormouse/v1/audit?limit=1").body())
        .contains("\"operation\":\"POST /dormouse/v1/analyzers/{name}/findings/archive\"")
        .contains("kept for the audit")
        .contains("\"caller\":\"" + world.operator.key().id() + "\"");
  }

  @Test
  void disabledAnalyzerTellsNothingOfItsFindings() {
    world
        .server
        .database
        .analyzers()
        .setStatus(
            world.server.analyzer("org").id(),
            AnalyzerStatus.DISABLED,
            StatusReason.ORGANIZATION_DELETED);
    for (String path :
        List.of(
            "/accounts", "/trends", "/findings/export", "/findings/" + world.role + "/evidence")) {
      Calls.Reply reply = world.get(ROOT + path);
      assertThat(reply.error()).as(path).isEqualTo("ValidationException");
      assertThat(reply.body()).contains("DISABLED");
    }
  }

  @Test
  void callerIsTold() {
    assertThat(world.call(world.limited, "GET", "/dormouse/v1/caller", "").body())
        .isEqualTo(
            "{\"name\":\""
                + world.limited.key().id()
                + "\",\"role\":\"OPERATOR\",\"everyAccount\":false,\"accounts\":[\""
                + ONE
                + "\"]}");
  }

  @Test
  void descriptionNeedsNoSignatureAndEverythingElseDoes() {
    Map<String, String> host = Map.of("Host", "x");
    Calls.Reply reply = world.server.calls().send("GET", "/dormouse/v1/openapi.json", host, "");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).contains("\"openapi\": \"3.1.0\"");
    for (String path : List.of("/accounts", "/scan", "/findings/export", "/usage")) {
      assertThat(world.server.calls().send("GET", ROOT + path, host, "").error())
          .isEqualTo("MissingAuthenticationToken");
    }
  }
}

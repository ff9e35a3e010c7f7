package dev.dormouse.api;

import static dev.dormouse.api.ExtensionWorld.ONE;
import static dev.dormouse.api.ExtensionWorld.OTHER;
import static dev.dormouse.api.ExtensionWorld.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.analyzers.access.Role;
import dev.dormouse.analyzers.port.Scans;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may call the operations below {@code /dormouse/v1}, and what a limited key sees. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExtensionRolesTest {
  private ExtensionWorld world;

  @BeforeAll
  void start(@TempDir Path folder) {
    world = new ExtensionWorld(folder);
  }

  @AfterAll
  void stop() {
    world.close();
  }

  /** Columns: method, path, body, the least role, whether a limited key is refused. */
  @ParameterizedTest
  @CsvSource({
    "GET,/accounts,,VIEWER,false",
    "GET,/trends,,VIEWER,false",
    "GET,/findings/export,,VIEWER,false",
    "GET,/scan,,VIEWER,false",
    "GET,/scope,,VIEWER,true",
    "GET,/usage,,VIEWER,true",
    "POST,/findings/archive,\"{'filter':{'resource':{'eq':['none']}}}\",OPERATOR,false",
    "POST,/findings/unarchive,\"{'filter':{'resource':{'eq':['none']}}}\",OPERATOR,false",
    "POST,/archive-rules/preview,\"{'filter':{'resource':{'eq':['none']}}}\",VIEWER,false",
    "POST,/scan,,ADMIN,true",
    "PUT,/scope,{'names':[]},ADMIN,true",
    "GET,^/audit,,ADMIN,true",
    "GET,^/caller,,VIEWER,false",
  })
  void roleIsAskedFor(String method, String path, String body, Role least, boolean everyAccount) {
    String target = path.startsWith("^") ? "/dormouse/v1" + path.substring(1) : ROOT + path;
    String text = body == null ? "" : body.replace("\"", "");
    for (Role role : Role.values()) {
      for (Set<String> accounts : List.of(Set.<String>of(), Set.of(ONE))) {
        boolean allowed = role.includes(least) && (accounts.isEmpty() || !everyAccount);
        Calls.Reply reply = world.call(world.server.key(role, accounts), method, target, text);
        assertThat(reply.status()).as(role + " " + accounts).isEqualTo(allowed ? 200 : 403);
        if (!allowed) {
          assertThat(reply.error()).isEqualTo("AccessDeniedException");
        }
      }
    }
  }

  @Test
  void limitedKeySeesItsAccountsOnly() {
    world.server.scan = new Scans.Status(true, 5, 2, null, List.of(ONE, OTHER));
    for (String path :
        List.of("/accounts", "/trends?by=account", "/findings/export?format=csv", "/scan")) {
      Calls.Reply reply = world.call(world.limited, "GET", ROOT + path, "");
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body()).as(path).contains(ONE).doesNotContain(OTHER);
    }
    assertThat(world.call(world.limited, "GET", ROOT + "/scan", "").body())
        .contains("\"accounts\":1");
  }

  @Test
  void limitedKeyDoesNotFindWhatIsOfOtherAccounts() {
    String evidence = ROOT + "/findings/" + world.elsewhere + "/evidence";
    assertThat(world.call(world.limited, "GET", evidence, "").error())
        .isEqualTo("ResourceNotFoundException");
    String arn = "arn%3Aaws%3Aiam%3A%3A" + OTHER + "%3Auser%2Fperson";
    assertThat(world.get(ROOT + "/principals?arn=" + arn).status()).isEqualTo(200);
    assertThat(world.call(world.limited, "GET", ROOT + "/principals?arn=" + arn, "").error())
        .isEqualTo("ResourceNotFoundException");
  }

  @Test
  void limitedKeyArchivesInItsAccountsOnly() {
    String archive = ROOT + "/findings/archive";
    String byFilter = "{'filter':{'findingType':{'eq':['UnusedIAMUserPassword']}}}";
    assertThat(world.call(world.limited, "POST", archive, byFilter).body())
        .isEqualTo("{\"matched\":0,\"changed\":0}");
    String byIds = "{'ids':['" + world.role + "','" + world.elsewhere + "']}";
    assertThat(world.call(world.limited, "POST", archive, byIds).body())
        .contains("There is no finding " + world.elsewhere);
    assertThat(world.get(ROOT + "/findings/" + world.role + "/evidence").body())
        .contains("\"status\":\"ACTIVE\"");
    assertThat(
            world
                .call(
                    world.limited,
                    "POST",
                    ROOT + "/archive-rules/preview",
                    "{'filter':{'resourceType':{'exists':true}}}")
                .body())
        .contains("\"activeFindings\":3,\"matches\":3");
  }

  @Test
  void unknownAnalyzerIsNotFoundAnywhere() {
    for (String path :
        List.of("/accounts", "/trends", "/findings/export", "/scan", "/scope", "/usage")) {
      assertThat(world.get("/dormouse/v1/analyzers/none" + path).error())
          .as(path)
          .isEqualTo("ResourceNotFoundException");
    }
  }
}

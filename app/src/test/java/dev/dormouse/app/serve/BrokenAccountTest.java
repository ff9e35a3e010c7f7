package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.testing.Export;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One account whose files are broken, among others. */
class BrokenAccountTest {
  private static final String BROKEN = "222233334444";

  @TempDir Path folder = Path.of("");

  @Test
  void brokenAccountIsNamedAndTheOthersAreScanned() throws Exception {
    Path snapshot = folder.resolve("snapshot");
    for (String account : new String[] {Rig.ACCOUNT, BROKEN, "333344445555"}) {
      Export.of(account)
          .role("Recent", Export.used("2026-11-20T00:00:00Z"))
          .role("Idle", Export.NEVER_USED)
          .write(snapshot);
    }
    Path details = snapshot.resolve(BROKEN).resolve("account-authorization-details.json");
    Files.writeString(details, "{\"RoleDetailList\": [{\"RoleName\": \"Idle\"");
    try (Served served =
        Served.start(folder.resolve("data"), "--account=" + Rig.ACCOUNT, "--source=" + snapshot)) {
      assertThat(
              served
                  .call(
                      "PUT",
                      "/analyzer",
                      "{'analyzerName':'all','type':'ORGANIZATION_UNUSED_ACCESS'}")
                  .statusCode())
          .isEqualTo(200);
      Analyzer analyzer = served.server.database().analyzers().find("all").orElseThrow();
      Rig.await(
          "each account looked at",
          () -> served.server.database().findings().analyses(analyzer.id(), Set.of()).size() == 3);

      String accounts = served.call("GET", "/dormouse/v1/analyzers/all/accounts", "").body();
      assertThat(accounts)
          .containsSubsequence(Rig.ACCOUNT, BROKEN, "FAILED", details.toString(), "333344445555");
      assertThat(accounts.split("FAILED", -1)).hasSize(2);
      String findings = served.call("POST", "/findingv2", "{'analyzerArn':'" + arn() + "'}").body();
      assertThat(findings)
          .contains("arn:aws:iam::" + Rig.ACCOUNT + ":role/Idle")
          .contains("arn:aws:iam::333344445555:role/Idle")
          .doesNotContain(BROKEN);
      assertThat(served.get("/health/ready").statusCode()).isEqualTo(200);
    }
  }

  private static String arn() {
    return "arn:aws:access-analyzer:us-east-1:" + Rig.ACCOUNT + ":analyzer/all";
  }
}

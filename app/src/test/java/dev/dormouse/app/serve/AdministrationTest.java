package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.AnalyzerStatus;
import dev.dormouse.analyzers.port.AnalyzerStore;
import dev.dormouse.testing.Export;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdministrationTest {
  private static final String OTHER = "999988887777";

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void aSource() throws IOException {
    Export.of(Rig.ACCOUNT).role("Idle", Export.NEVER_USED).write(folder.resolve("snapshot"));
  }

  private Served serve(String... more) {
    String[] options = new String[more.length + 2];
    options[0] = "--account=" + Rig.ACCOUNT;
    options[1] = "--source=" + folder.resolve("snapshot");
    System.arraycopy(more, 0, options, 2, more.length);
    return Served.start(folder.resolve("data"), options);
  }

  private static HttpResponse<String> create(Served served, String name, String type)
      throws Exception {
    return served.call("PUT", "/analyzer", "{'analyzerName':'" + name + "','type':'" + type + "'}");
  }

  private static void createBoth(Served served) throws Exception {
    assertThat(create(served, "org", "ORGANIZATION_UNUSED_ACCESS").statusCode()).isEqualTo(200);
    assertThat(create(served, "own", "ACCOUNT_UNUSED_ACCESS").statusCode()).isEqualTo(200);
    awaitScan(served);
  }

  private static void awaitScan(Served served) throws InterruptedException {
    Analyzer analyzer = served.server.database().analyzers().find("org").orElseThrow();
    Rig.await("a scan", () -> served.server.scans().status(analyzer).pending() == 0);
  }

  private static String shown(Served served, String name) throws Exception {
    return served.call("GET", "/analyzer/" + name, "").body();
  }

  private static HttpResponse<String> findings(Served served, String name) throws Exception {
    return served.call(
        "POST",
        "/findingv2",
        "{'analyzerArn':'arn:aws:access-analyzer:us-east-1:"
            + Rig.ACCOUNT
            + ":analyzer/"
            + name
            + "'}");
  }

  private static void assertDisabled(Served served) throws Exception {
    assertThat(shown(served, "org"))
        .contains("\"status\":\"DISABLED\"")
        .contains("\"statusReason\":{\"code\":\"DELEGATED_ADMINISTRATOR_DEREGISTERED\"}");
    assertThat(findings(served, "org").statusCode()).isEqualTo(400);
    assertThat(shown(served, "own")).contains("\"status\":\"ACTIVE\"");
    assertThat(findings(served, "own").statusCode()).isEqualTo(200);
  }

  @Test
  void organizationsAnalyzersAreDisabledWhileTheSettingSaysSoAndScannedAgainAfterwards()
      throws Exception {
    try (Served served = serve()) {
      createBoth(served);
    }
    long requests;
    try (Served served = serve("--administrator=false")) {
      assertDisabled(served);
      requests = requests(served);
    }
    try (Served served = serve("--administrator=true")) {
      assertThat(shown(served, "org"))
          .contains("\"status\":\"ACTIVE\"")
          .doesNotContain("statusReason");
      assertThat(findings(served, "org").statusCode()).isEqualTo(200);
      assertThat(requests(served)).isEqualTo(requests + 1);
      awaitScan(served);
    }
  }

  private static long requests(Served served) {
    return served.server.database().analyzers().find("org").orElseThrow().scanRequest();
  }

  @Test
  void statusFollowsTheSourceWhileTheServerRunsAndStaysWhereItCannotBeTold() throws Exception {
    try (Served served = serve()) {
      createBoth(served);

      organization("{\"Organization\":{\"MasterAccountId\":\"" + OTHER + "\"}}");
      Rig.await("disabled", () -> status(served) == AnalyzerStatus.DISABLED);
      assertDisabled(served);
      assertThat(create(served, "more", "ORGANIZATION_UNUSED_ACCESS").statusCode()).isEqualTo(403);

      AnalyzerStore analyzers = served.server.database().analyzers();
      new Administration(Optional::empty, analyzers, InstantSource.system()).apply();
      assertDisabled(served);

      organization("{\"Organization\":{\"MasterAccountId\":\"" + Rig.ACCOUNT + "\"}}");
      Rig.await("active", () -> status(served) == AnalyzerStatus.ACTIVE);
    }
  }

  private static AnalyzerStatus status(Served served) {
    return served.server.database().analyzers().find("org").orElseThrow().status();
  }

  private void organization(String json) throws IOException {
    Files.writeString(folder.resolve("snapshot").resolve("organization.json"), json);
  }
}

package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.testing.Export;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that is stopped and started again under a running server. */
class AwayDatabaseTest {
  private static final String CREATE = "{'analyzerName':'%s','type':'ACCOUNT_UNUSED_ACCESS'}";

  @TempDir Path folder = Path.of("");

  private EmbeddedPostgres postgres(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder.resolve("postgres"))
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  private void export(String... roles) throws IOException {
    Export export = Export.of(Rig.ACCOUNT);
    export.role("Recent", Export.used("2026-11-20T00:00:00Z"));
    for (String role : roles) {
      export.role(role, Export.NEVER_USED);
    }
    export.write(folder.resolve("snapshot"));
  }

  private Served served(int port) {
    return Served.start(
        folder.resolve("data"),
        "--account=" + Rig.ACCOUNT,
        "--source=" + folder.resolve("snapshot"),
        "--take-over=4s",
        "--database-user=postgres",
        "--database-url=jdbc:postgresql://localhost:" + port + "/postgres");
  }

  @Test
  void serverSaysThatItsDatabaseIsAwayAndGoesOnWhenItIsBack() throws Exception {
    export("One", "Two");
    EmbeddedPostgres postgres = postgres(0);
    int port = postgres.getPort();
    try (Served served = served(port)) {
      assertThat(served.call("PUT", "/analyzer", CREATE.formatted("a")).statusCode())
          .isEqualTo(200);
      Rig.await("two findings", () -> active(served).equals("2"));

      postgres.close();

      Rig.await("not ready", () -> status(served, "/health/ready") == 503);
      assertThat(served.get("/health/live").statusCode()).isEqualTo(200);
      for (HttpResponse<String> answer :
          java.util.List.of(
              served.call("GET", "/analyzer/a", ""),
              served.call("PUT", "/analyzer", CREATE.formatted("b")))) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("x-amzn-errortype")).contains("ServiceUnavailable");
        assertThat(answer.headers().firstValue("retry-after")).contains("2");
      }
      export("Two", "Three", "Four");
      postgres = postgres(port);

      Rig.await("ready", () -> status(served, "/health/ready") == 200);
      assertThat(served.call("GET", "/analyzer/a", "").statusCode()).isEqualTo(200);
      assertThat(served.call("GET", "/analyzer/b", "").statusCode()).isEqualTo(404);
      Rig.await("what changed meanwhile", () -> active(served).equals("3"));
    } finally {
      postgres.close();
    }
  }

  @Test
  void lostEntryOfTheAuditLogStandsInTheLog() throws Exception {
    export("One");
    EmbeddedPostgres postgres = postgres(0);
    try (Served served = served(postgres.getPort())) {
      assertThat(served.call("GET", "/analyzer", "").statusCode()).isEqualTo(200);

      postgres.close();
      served.call("PUT", "/analyzer", CREATE.formatted("lost"));

      Rig.await("the entry", () -> served.err().contains("not in the audit log"));
      assertThat(served.err()).contains("CreateAnalyzer");
    }
  }

  private static int status(Served served, String path) {
    try {
      return served.get(path).statusCode();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many findings are active, as the API counts them; empty while it cannot. */
  private static String active(Served served) {
    try {
      String arn = "arn:aws:access-analyzer:us-east-1:" + Rig.ACCOUNT + ":analyzer/a";
      String body =
          served
              .call("POST", "/analyzer/findings/statistics", "{'analyzerArn':'" + arn + "'}")
              .body();
      return body.replaceFirst("(?s).*\"totalActiveFindings\":([0-9]+).*|.*", "$1");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}

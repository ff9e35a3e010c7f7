package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.port.FindingCounts;
import dev.dormouse.testing.Export;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An SQLite database that takes no more, under a running server. */
class StoreTroubleTest {
  private static final int CONNECTIONS = 6;
  private static final int ROLES = 2_000;

  @TempDir Path folder = Path.of("");

  enum Trouble {
    FULL("PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1073741823", "the disk is full"),
    READ_ONLY("PRAGMA query_only = ON", "PRAGMA query_only = OFF", "the file is read-only");

    private final String begin;
    private final String end;
    private final String told;

    Trouble(String begin, String end, String told) {
      this.begin = begin;
      this.end = end;
      this.told = told;
    }
  }

  private void export(int roles) throws IOException {
    Export export = Export.of(Rig.ACCOUNT);
    export.role("Recent", Export.used("2026-11-20T00:00:00Z"));
    for (int i = 0; i < roles; i++) {
      export.role("Role" + i, Export.NEVER_USED);
    }
    export.write(folder.resolve("snapshot"));
  }

  @ParameterizedTest
  @EnumSource
  void serverSaysSoChangesNothingAndGoesOnWhenItIsOver(Trouble trouble) throws Exception {
    export(2);
    try (Served served =
        Served.start(
            folder.resolve("data"),
            "--account=" + Rig.ACCOUNT,
            "--source=" + folder.resolve("snapshot"))) {
      String create = "{'analyzerName':'a','type':'ACCOUNT_UNUSED_ACCESS'}";
      assertThat(served.call("PUT", "/analyzer", create).statusCode()).isEqualTo(200);
      Analyzer analyzer = served.server.database().analyzers().find("a").orElseThrow();
      Rig.await("two findings", () -> active(served, analyzer) == 2);

      onEveryConnection(served, trouble.begin);
      export(ROLES);

      HttpResponse<String> refused = writeUntilRefused(served);
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("x-amzn-errortype")).contains("ServiceUnavailable");
      assertThat(served.err()).contains(trouble.told);
      assertThat(served.call("GET", "/analyzer/a", "").statusCode()).isEqualTo(200);
      assertThat(active(served, analyzer)).isEqualTo(2);

      onEveryConnection(served, trouble.end);

      Rig.await("the findings", () -> active(served, analyzer) == ROLES);
      assertThat(served.get("/health/ready").statusCode()).isEqualTo(200);
      assertThat(served.server.database().findings().events(0, ROLES + 1)).hasSize(ROLES);
    }
  }

  @Test
  void requestsAreToldToComeAgainWhileAnotherProcessHoldsTheLock() throws Exception {
    export(2);
    try (Served served =
        Served.start(
            folder.resolve("data"),
            "--account=" + Rig.ACCOUNT,
            "--source=" + folder.resolve("snapshot"))) {
      String create = "{'analyzerName':'a','type':'ACCOUNT_UNUSED_ACCESS'}";
      String month = "{'configuration':{'unusedAccess':{'unusedAccessAge':30}}}";
      String scan = "/dormouse/v1/analyzers/a/scan";
      assertThat(served.call("PUT", "/analyzer", create).statusCode()).isEqualTo(200);
      try (Connection other = served.server.database().dataSource().getConnection();
          Statement statement = other.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        assertAgain(served.call("POST", scan, ""));
        assertAgain(served.call("PUT", "/analyzer/a", month));
        statement.execute("ROLLBACK");
      }
      assertThat(served.call("PUT", "/analyzer/a", month).statusCode()).isEqualTo(200);
      assertThat(served.call("POST", scan, "").statusCode()).isEqualTo(200);
    }
  }

  private static void assertAgain(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("x-amzn-errortype")).contains("ServiceUnavailable");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  /** A full database may have room for some more. */
  private static HttpResponse<String> writeUntilRefused(Served served) throws Exception {
    String values = "'" + "x".repeat(2_000) + "'";
    for (int i = 0; ; i++) {
      HttpResponse<String> answer =
          served.call(
              "PUT",
              "/analyzer/a/archive-rule",
              "{'ruleName':'r" + i + "','filter':{'resource':{'contains':[" + values + "]}}}");
      if (answer.statusCode() != 200) {
        return answer;
      }
    }
  }

  private static long active(Served served, Analyzer analyzer) {
    return served.server.database().findings().counts(analyzer.id(), Set.of()).rows().stream()
        .mapToLong(FindingCounts.Row::active)
        .sum();
  }

  private static void onEveryConnection(Served served, String pragma) throws SQLException {
    List<Connection> connections = new ArrayList<>();
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        connections.add(served.server.database().dataSource().getConnection());
      }
      for (Connection connection : connections) {
        try (Statement statement = connection.createStatement()) {
          statement.execute(pragma);
        }
      }
    } finally {
      for (Connection connection : connections) {
        connection.close();
      }
    }
  }
}

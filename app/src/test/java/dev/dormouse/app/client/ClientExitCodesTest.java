package dev.dormouse.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.dormouse.app.Cli;
import dev.dormouse.app.Exit;
import dev.dormouse.app.serve.RunningServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way in which a call goes wrong has its code, and one line. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientExitCodesTest {
  private RunningServer server;
  private Asked asked;
  private Path folder;

  @BeforeAll
  void serve(@TempDir Path folder) {
    this.folder = folder;
    Path data = folder.resolve("data");
    server = RunningServer.start(data, "--account=111122223333");
    asked = new Asked(data);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static void ends(Cli run, Exit exit, String message) {
    assertThat(run.err()).startsWith("dormouse: ").contains(message).hasLineCount(1);
    assertThat(run.exit()).isEqualTo(exit.code());
    assertThat(run.out()).isEmpty();
  }

  @Test
  void serverThatDoesNotRunIsToldHowToStart() throws Exception {
    String free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = "http://127.0.0.1:" + socket.getLocalPort();
    }
    Map<String, String> key = server.newKey("ADMIN");
    ends(
        asked.with(key, "findings", "list", "--endpoint", free),
        Exit.UNREACHABLE,
        free + " (--endpoint): no server answers; is it running");
    Path idle = Files.createDirectory(folder.resolve("idle"));
    Files.writeString(
        idle.resolve("config"), "[services dormouse]\naccessanalyzer =\n  endpoint_url = " + free);
    ends(
        asked.with(key, "findings", "list", "--data", idle.toString()),
        Exit.UNREACHABLE,
        "no server answers; start one with: dormouse serve");
    ends(
        asked.with(key, "findings", "list", "--endpoint=http://no-such-host.invalid"),
        Exit.UNREACHABLE,
        "nobody knows that host");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "[]", "{\"a\":1", "{\"a\":1,\"a\":2}"})
  void whatIsNoDormouseIsToldSo(String body) throws Exception {
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    other.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    other.start();
    try {
      ends(
          asked.run(
              "analyzers", "list", "--endpoint=http://127.0.0.1:" + other.getAddress().getPort()),
          Exit.UNREACHABLE,
          "what answers there is no Dormouse server");
    } finally {
      other.stop(0);
    }
  }

  @Test
  void wrongSecretIsRefusedAndNeverPrinted() {
    Map<String, String> key =
        Map.of(
            "AWS_ACCESS_KEY_ID",
            server.newKey("ADMIN").get("AWS_ACCESS_KEY_ID"),
            "AWS_SECRET_ACCESS_KEY",
            "sesame");
    Cli run = asked.with(key, "analyzers", "list");
    ends(run, Exit.REFUSED, "of AWS_ACCESS_KEY_ID: The request signature we calculated");
    assertThat(run.err()).doesNotContain("sesame");
  }

  @Test
  void viewerMakesNoAnalyzer() {
    ends(
        asked.with(server.newKey("VIEWER"), "analyzers", "create", "x"),
        Exit.REFUSED,
        "AccessDeniedException");
  }

  @Test
  void valueThatTheServerRefusesIsNamed() {
    ends(
        asked.run("analyzers", "create", "x", "--tracking-period=366"),
        Exit.REFUSED,
        "unusedAccessAge");
    ends(asked.run("analyzers", "create", "9 lives"), Exit.REFUSED, "analyzerName");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    ends(asked.run("analyzers", "show", "nobody"), Exit.NOT_FOUND, "nobody");
    ends(
        asked.run("findings", "list"),
        Exit.NOT_FOUND,
        "the server has no analyzer yet; make one with: dormouse analyzers create NAME");
    ends(asked.run("findings", "list", "--analyzer=../../x"), Exit.REFUSED, "analyzerName");
  }

  @Test
  void withoutAnAccessKeyTheLineSaysWhereFrom() {
    ends(
        asked.run("findings", "list", "--data", folder.resolve("nowhere").toString()),
        Exit.USAGE,
        "there is no access key: set AWS_ACCESS_KEY_ID");
    ends(asked.run("findings", "list", "--profile=other"), Exit.USAGE, "--profile: ");
  }

  @Test
  void halfAKeyInTheEnvironmentIsRefusedThoughTheAdministratorsLiesInTheDataFolder() {
    assertThat(asked.run("analyzers", "list").exit()).isZero();
    ends(
        asked.with(Map.of("AWS_ACCESS_KEY_ID", "AKIAMINE"), "analyzers", "list"),
        Exit.USAGE,
        "AWS_ACCESS_KEY_ID is set, AWS_SECRET_ACCESS_KEY is not");
    ends(
        asked.with(
            Map.of("AWS_ACCESS_KEY_ID", "", "AWS_SECRET_ACCESS_KEY", "sesame"),
            "analyzers",
            "list"),
        Exit.USAGE,
        "AWS_SECRET_ACCESS_KEY is set, AWS_ACCESS_KEY_ID is not");
  }

  @Test
  void profileOfTheSharedCredentialsFileIsTaken() throws Exception {
    Map<String, String> key = server.newKey("VIEWER");
    Path shared = folder.resolve("shared");
    Files.writeString(
        shared,
        "# mine\n[default]\naws_access_key_id = AKIAWRONG\naws_secret_access_key = x\n\n[dormouse]\n"
            + "aws_access_key_id="
            + key.get("AWS_ACCESS_KEY_ID")
            + "\naws_secret_access_key="
            + key.get("AWS_SECRET_ACCESS_KEY")
            + "\n");
    Map<String, String> environment = Map.of("AWS_SHARED_CREDENTIALS_FILE", shared.toString());
    assertThat(asked.with(environment, "analyzers", "list", "--profile=dormouse").err()).isEmpty();
    ends(
        asked.with(environment, "analyzers", "list", "--profile=default"),
        Exit.REFUSED,
        "the access key AKIAWRONG of " + shared);
    Files.delete(shared);
    Files.createDirectory(shared);
    ends(
        asked.with(environment, "analyzers", "list", "--profile=default"),
        Exit.BAD_INPUT,
        shared + ": cannot be read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "findings list --format=xml",
        "findings list --type=UnusedEverything",
        "findings list --account=12",
        "findings list --status=OPEN",
        "findings list --order=up",
        "findings list --limit=-1",
        "findings list --resource-type=group",
        "findings archive",
        "findings archive x --type=UnusedIAMRole",
        "findings archive x --until=tomorrow",
        "findings archive x --until=2020-01-01",
        "findings",
        "analyzers update x",
        "analyzers update x --no-exclusions --exclude-account=111122223333",
        "analyzers update x --no-exclusions --exclude-tag=keep",
        "analyzers create x --tag=foo",
        "analyzers create x --type=galaxy",
        "analyzers list --endpoint=ftp://x",
        "analyzers list --endpoint=http://host/path",
        "rules preview"
      })
  void wrongCommandLineAsksNobody(String line) {
    Cli run = asked.run(line.split(" "));
    assertThat(run.exit()).isEqualTo(Exit.USAGE.code());
    assertThat(run.err()).startsWith("dormouse: ").doesNotContain("option option");
    assertThat(run.out()).isEmpty();
  }
}

package dev.dormouse.app.serve;

import dev.dormouse.app.Explainers;
import dev.dormouse.app.Session;
import dev.dormouse.testing.Signer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;

/** {@code dormouse serve} within the test's own process. */
final class Served implements AutoCloseable {
  final Server server;
  private final Path data;
  private final ByteArrayOutputStream out;
  private final ByteArrayOutputStream err;

  private Served(Server server, Path data, ByteArrayOutputStream out, ByteArrayOutputStream err) {
    this.server = server;
    this.data = data;
    this.out = out;
    this.err = err;
  }

  static Served start(Path data, String... options) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Session session =
        new Session(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false,
            Clock.systemUTC(),
            new HashMap<>(Map.of("DORMOUSE_HOME", data.toString())));
    CommandLine line =
        ServeCommand.line(
            session,
            () -> data,
            folder -> dev.dormouse.catalog.Catalog.bundled(),
            catalog -> assessment -> Explainers.explain(catalog, assessment));
    List<String> all =
        Stream.concat(Arrays.stream(options), Stream.of("--port=0", "--watch=1s")).toList();
    line.parseArgs(all.toArray(String[]::new));
    ServeCommand command = line.getCommand();
    return new Served(command.start(), data, out, err);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** The log. */
  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** A call signed with the administrator's key. */
  HttpResponse<String> call(String method, String target, String body) throws Exception {
    return call(Signer.of(data.resolve(DataFolder.CREDENTIALS)), method, target, body);
  }

  /**
   * @param body with single quotes for double ones
   */
  HttpResponse<String> call(Signer signer, String method, String target, String body)
      throws Exception {
    URI uri = URI.create(server.endpoint() + target);
    String json = body.replace('\'', '"');
    Signer.Headers headers = signer.sign(method, uri.getAuthority(), target, json, Instant.now());
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(uri)
              .method(method, HttpRequest.BodyPublishers.ofString(json))
              .header("X-Amz-Date", headers.date())
              .header("Authorization", headers.authorization())
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  HttpResponse<String> get(String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(server.endpoint() + path)).build();
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  @Override
  public void close() {
    server.close();
  }
}

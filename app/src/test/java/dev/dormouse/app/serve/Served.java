package dev.dormouse.app.serve;

import dev.dormouse.app.Explainers;
import dev.dormouse.app.Session;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;

/** {@code dormouse serve} within the test's own process. */
final class Served implements AutoCloseable {
  final Server server;
  private final ByteArrayOutputStream out;

  private Served(Server server, ByteArrayOutputStream out) {
    this.server = server;
    this.out = out;
  }

  static Served start(Path data, String... options) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Session session =
        new Session(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
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
    return new Served(command.start(), out);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
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

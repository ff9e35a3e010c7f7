package dev.dormouse.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on this machine that publishes a reference with the paths of AWS's. */
final class ReferenceHost implements AutoCloseable {
  /** What the server does instead of answering with a document. */
  interface Fault {
    void answer(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, byte[]> documents = new ConcurrentHashMap<>();
  private final Map<String, Fault> faults = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);

  /** A server of files by name, among them the index. */
  ReferenceHost(Map<String, byte[]> files) throws IOException {
    files.forEach((name, bytes) -> documents.put(path(name), bytes));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** A server of the small made-up reference among the test's resources. */
  static ReferenceHost madeUp() throws IOException {
    return new ReferenceHost(files(folder()));
  }

  /** The folder with the small made-up reference. */
  static Path folder() {
    try {
      return Path.of(Objects.requireNonNull(ReferenceHost.class.getResource("reference")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, byte[]> files(Path folder) throws IOException {
    Map<String, byte[]> files = new ConcurrentHashMap<>();
    try (var found = Files.list(folder)) {
      for (Path file : found.toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  private static String path(String name) {
    String service = name.replace(".json", "");
    return name.equals(ReferenceFiles.INDEX) ? "/" : "/v1/" + service + "/" + name;
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort() + "/";
  }

  /** The address of a service's document. */
  String address(String service) {
    return address() + "v1/" + service + "/" + service + ".json";
  }

  /** How often a path was asked for. */
  long asked(String path) {
    return asked.stream().filter(path::equals).count();
  }

  void publish(String name, String json) {
    documents.put(path(name), json.getBytes(StandardCharsets.UTF_8));
  }

  void withdraw(String name) {
    documents.remove(path(name));
  }

  /** Makes the server misbehave at a file. */
  void fail(String name, Fault fault) {
    faults.put(path(name), fault);
  }

  /** A fault that answers with a status and nothing else. */
  static Fault status(int status) {
    return exchange -> exchange.sendResponseHeaders(status, -1);
  }

  /** A fault that never answers. */
  Fault silence() {
    return exchange -> closing.await();
  }

  /** A fault that begins an answer and never ends it. */
  Fault trickle() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 1_000);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
      closing.await();
    };
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      asked.add(path);
      Fault fault = faults.get(path);
      byte[] document = documents.get(path);
      if (fault != null) {
        fault.answer(exchange);
      } else if (document == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        exchange.sendResponseHeaders(200, document.length);
        exchange.getResponseBody().write(document);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(e));
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}

package dev.dormouse.api;

import dev.dormouse.analyzers.life.TimeOrderedIds;
import dev.dormouse.api.call.Endpoint;
import dev.dormouse.api.connection.ClientDeadlines;
import dev.dormouse.api.dispatch.Dispatcher;
import dev.dormouse.api.extension.DormouseApi;
import dev.dormouse.api.key.AccessKeys;
import dev.dormouse.api.operation.AccessAnalyzerApi;
import dev.dormouse.api.operation.PageTokens;
import dev.dormouse.api.operation.Services;
import dev.dormouse.api.signature.SigV4Authenticator;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** The API over HTTP: listens from {@link #start} to {@link #close}. */
public final class ApiServer implements AutoCloseable {
  private final WebServer server;
  private final ClientDeadlines deadlines;
  private final URI endpoint;

  private ApiServer(WebServer server, ClientDeadlines deadlines, URI endpoint) {
    this.server = server;
    this.deadlines = deadlines;
    this.endpoint = endpoint;
  }

  /**
   * Loads the web server's many classes, which takes about as long as it takes to open a database:
   * to be done meanwhile, and be over before {@link #start}.
   */
  public static void load() {
    HttpRouting.builder();
    Http1Config.builder().build();
    WebServer.builder().buildPrototype();
  }

  /**
   * @throws IllegalArgumentException if the TLS files cannot be used
   * @throws IllegalStateException if the address cannot be listened on
   */
  public static ApiServer start(ApiSettings settings, Ports ports) {
    Listen listen = settings.listen();
    checkIsFree(listen);
    ClientDeadlines deadlines = new ClientDeadlines(settings.limits().patience());
    WebServer server = configured(settings, ports, deadlines).build().start();
    if (!server.isRunning()) {
      throw new IllegalStateException("cannot listen on " + listen.host() + ":" + listen.port());
    }
    deadlines.start();
    return new ApiServer(server, deadlines, endpoint(listen, server.port()));
  }

  /** Where clients find it: AWS's {@code endpoint_url}. */
  public URI endpoint() {
    return endpoint;
  }

  /** Takes no new requests, and ends when those in flight have ended, or their grace has. */
  @Override
  public void close() {
    server.stop();
    deadlines.close();
  }

  /** The web server only logs why it cannot listen. */
  private static void checkIsFree(Listen listen) {
    try (ServerSocket socket = new ServerSocket(listen.port(), 1, listen.address())) {
      if (!socket.isBound()) {
        throw new SocketException("not bound");
      }
    } catch (IOException e) {
      throw new IllegalStateException(
          "cannot listen on " + listen.host() + ":" + listen.port() + ": " + e.getMessage(), e);
    }
  }

  private static URI endpoint(Listen listen, int port) {
    String host = listen.host().contains(":") ? "[" + listen.host() + "]" : listen.host();
    return URI.create((listen.tls() == null ? "http://" : "https://") + host + ":" + port);
  }

  private static WebServerConfig.Builder configured(
      ApiSettings settings, Ports ports, ClientDeadlines deadlines) {
    Limits limits = settings.limits();
    Supplier<UUID> requestIds = new TimeOrderedIds(ports.clock(), ports.random());
    AnswerWriter writer = new AnswerWriter(ports.clock());
    HttpHandler handler =
        new HttpHandler(
            new BodyMemory(limits.bodyMemory()),
            limits.bodyBytes(),
            ports.probes(),
            dispatcher(settings, ports, requestIds),
            writer,
            ports.listener());
    WebServerConfig.Builder server =
        WebServer.builder()
            .address(settings.listen().address())
            .port(settings.listen().port())
            .shutdownHook(false)
            .useNio(false)
            .maxTcpConnections(limits.connections())
            .maxPayloadSize(limits.bodyBytes())
            .shutdownGracePeriod(limits.grace())
            .connectionOptions(deadlines.socketOptions())
            .protocolsDiscoverServices(false)
            .addConnectionSelector(deadlines.over(http1(limits)))
            .directHandlers(
                new MalformedRequests(writer, requestIds, ports.listener(), ports.clock())
                    .everywhere())
            .routing(HttpRouting.builder().any(handler));
    TlsFiles tls = settings.listen().tls();
    return tls == null ? server : server.tls(TlsSettings.of(tls));
  }

  private static ServerConnectionSelector http1(Limits limits) {
    Http1Config config =
        Http1Config.builder()
            .maxHeadersSize(limits.headerBytes())
            .maxPrologueLength(limits.lineBytes())
            .build();
    return Http1ConnectionSelector.builder().config(config).build();
  }

  private static Dispatcher dispatcher(
      ApiSettings settings, Ports ports, Supplier<UUID> requestIds) {
    Services services =
        new Services(
            settings.home(),
            settings.organization(),
            settings.quotas(),
            settings.life(),
            ports.analyzers(),
            ports.findings(),
            ports.scans(),
            ports.catalog(),
            new PageTokens(ports.secrets().derive("page tokens")),
            new TimeOrderedIds(ports.clock(), ports.random()));
    List<Endpoint> endpoints = new ArrayList<>(AccessAnalyzerApi.endpoints(services));
    endpoints.addAll(DormouseApi.endpoints(services, ports.access()));
    endpoints.addAll(ports.extensions().apply(services));
    return new Dispatcher(
        endpoints,
        new SigV4Authenticator(new AccessKeys(ports.access(), ports.secrets(), ports.random())),
        settings.limits().rate(),
        ports.clientTokens(),
        ports.access(),
        ports.listener(),
        ports.clock(),
        requestIds);
  }
}

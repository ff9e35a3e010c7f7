package dev.dormouse.api;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.Home;
import dev.dormouse.analyzers.Quotas;
import dev.dormouse.analyzers.access.AuditEntry;
import dev.dormouse.analyzers.access.Role;
import dev.dormouse.analyzers.life.LifeSettings;
import dev.dormouse.analyzers.life.TimeOrderedIds;
import dev.dormouse.analyzers.port.FindingStore;
import dev.dormouse.analyzers.port.Scans;
import dev.dormouse.api.call.Endpoint;
import dev.dormouse.api.dispatch.ApiListener;
import dev.dormouse.api.key.AccessKeys;
import dev.dormouse.api.key.SecretBox;
import dev.dormouse.api.operation.Services;
import dev.dormouse.catalog.Catalog;
import dev.dormouse.store.Database;
import dev.dormouse.store.DatabaseSettings;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;

/** A server on a new SQLite store, with keys of every role, and what it did. */
public final class ServerFixture implements AutoCloseable {
  static final Home HOME = new Home("aws", "us-east-1", "111122223333");
  static final Limits LIMITS = Limits.DEFAULT;
  private static final Catalog CATALOG = Catalog.bundled();

  private final SecureRandom random = new SecureRandom();
  private final List<AccessAnalyzerClient> clients = new ArrayList<>();
  final Map<String, String> explanations = new ConcurrentHashMap<>();
  final Queue<String> requested = new ConcurrentLinkedQueue<>();
  final Queue<ApiListener.Exchange> exchanges = new ConcurrentLinkedQueue<>();
  final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
  final Queue<AuditEntry> lostEntries = new ConcurrentLinkedQueue<>();
  final Clock clock = new Clock();
  final Database database;
  final SecretBox secrets;
  final AccessKeys keys;
  final AccessKeys.Created admin;
  final ApiServer server;
  Optional<String> unready = Optional.empty();

  /** What is said of every principal instead. */
  Optional<Scans.Explanation> untold = Optional.empty();

  Scans.Status scan = new Scans.Status(true, 0, 0, null, List.of());

  /** The system's time, moved. */
  static final class Clock implements InstantSource {
    volatile java.time.Duration ahead = java.time.Duration.ZERO;

    @Override
    public Instant instant() {
      return InstantSource.system().instant().plus(ahead);
    }
  }

  /** What a test wants otherwise. */
  record Wishes(
      UnaryOperator<ApiSettings> settings,
      UnaryOperator<FindingStore> findings,
      Function<Services, List<Endpoint>> extensions) {
    static final Wishes NONE =
        new Wishes(UnaryOperator.identity(), UnaryOperator.identity(), services -> List.of());

    static Wishes settings(UnaryOperator<ApiSettings> change) {
      return new Wishes(change, NONE.findings(), NONE.extensions());
    }
  }

  public ServerFixture(Path folder) {
    this(folder, Wishes.NONE);
  }

  ServerFixture(Path folder, Wishes wishes) {
    byte[] key = new byte[SecretBox.KEY_BYTES];
    random.nextBytes(key);
    secrets = new SecretBox(key, random);
    database =
        Database.open(
            new DatabaseSettings.Sqlite(folder.resolve("store.db")),
            CATALOG,
            clock,
            new TimeOrderedIds(clock, random));
    keys = new AccessKeys(database.access(), secrets, random);
    admin = key(Role.ADMIN, Set.of());
    server = ApiServer.start(wishes.settings().apply(settings()), ports(wishes));
  }

  private static ApiSettings settings() {
    return new ApiSettings(
        HOME,
        () -> true,
        Quotas.DEFAULT,
        LifeSettings.DEFAULT,
        new Listen("127.0.0.1", 0, null, false),
        LIMITS);
  }

  private Ports ports(Wishes wishes) {
    return new Ports(
        database.analyzers(),
        database.clientTokens(),
        wishes.findings().apply(database.findings()),
        database.access(),
        new RecordedScans(),
        CATALOG,
        secrets,
        new Probes(() -> unready, () -> "up 1\n"),
        wishes.extensions(),
        new Recorder(),
        clock,
        System::nanoTime,
        random);
  }

  AccessKeys.Created key(Role role, Set<String> accounts) {
    return keys.create("test", role, accounts, null, clock.instant());
  }

  URI endpoint() {
    return server.endpoint();
  }

  AccessAnalyzerClient client() {
    return client(admin);
  }

  AccessAnalyzerClient client(AccessKeys.Created key) {
    AccessAnalyzerClient client =
        AccessAnalyzerClient.builder()
            .endpointOverride(endpoint())
            .region(Region.EU_CENTRAL_1)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(key.key().id(), key.secret())))
            .overrideConfiguration(config -> config.retryStrategy(retry -> retry.maxAttempts(1)))
            .build();
    clients.add(client);
    return client;
  }

  Calls calls() {
    return new Calls(endpoint(), admin.key().id(), admin.secret());
  }

  Calls calls(AccessKeys.Created key) {
    return new Calls(endpoint(), key.key().id(), key.secret());
  }

  /** An analyzer's store-side value. */
  Analyzer analyzer(String name) {
    return database.analyzers().find(name).orElseThrow();
  }

  @Override
  public void close() {
    clients.forEach(AccessAnalyzerClient::close);
    server.close();
    database.close();
  }

  private final class RecordedScans implements Scans {
    @Override
    public void request(Analyzer analyzer) {
      requested.add(analyzer.name());
    }

    @Override
    public Status status(Analyzer analyzer) {
      return scan;
    }

    @Override
    public Explanation explain(Analyzer analyzer, String accountId, String principalArn) {
      String json = explanations.get(principalArn);
      return untold.orElseGet(
          () -> json == null ? new Explanation.NoSuchPrincipal() : new Explanation.Known(json));
    }
  }

  private final class Recorder implements ApiListener {
    @Override
    public void answered(Exchange exchange) {
      exchanges.add(exchange);
    }

    @Override
    public void failed(String requestId, Throwable fault) {
      faults.add(fault);
    }

    @Override
    public void notAudited(AuditEntry entry, Throwable fault) {
      lostEntries.add(entry);
    }
  }
}

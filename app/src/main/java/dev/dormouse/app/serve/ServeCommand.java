package dev.dormouse.app.serve;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.AnalyzerConfiguration;
import dev.dormouse.analyzers.AnalyzerType;
import dev.dormouse.analyzers.Quotas;
import dev.dormouse.analyzers.port.AnalyzerStore;
import dev.dormouse.api.ApiServer;
import dev.dormouse.app.Exit;
import dev.dormouse.app.Session;
import dev.dormouse.catalog.Catalog;
import dev.dormouse.store.Database;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dormouse serve}: analyzers that watch accounts, over Access Analyzer's own API. */
@Command(
    name = "serve",
    description = {
      "Watches accounts and answers IAM Access Analyzer's API, until it is told to stop.",
      "Each option may stand in dormouse.conf of the data folder and in the environment as well"
          + " (docs/operations.md)."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "2:an option or a variable is wrong",
      "4:a file is wrong, such as dormouse.conf",
      "5:the data folder cannot be written",
      "7:the port is taken, or the database does not answer",
      "130:stopped by SIGINT",
      "143:stopped by SIGTERM"
    })
public final class ServeCommand implements Callable<Integer> {
  /** The management account of the sample organization. */
  private static final String SAMPLE_ACCOUNT = "111122223333";

  private static final String SAMPLE_ANALYZER = "unused-access";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--sample", description = "Serve the sample organization.")
  boolean sample;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description =
          "The folder for all that is the server's own: database, keys, dormouse.conf. Default:"
              + " $$DORMOUSE_HOME, or the user's data folder.")
  @Nullable Path data;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A choice of docs/settings.md, such as exactAge=USED.")
  Map<String, String> others = new LinkedHashMap<>();

  private final Session session;
  private final Supplier<Path> dataFolder;
  private final Function<Path, Catalog> catalogs;
  private final Function<Catalog, PrincipalExplainer> explainers;

  private ServeCommand(
      Session session,
      Supplier<Path> dataFolder,
      Function<Path, Catalog> catalogs,
      Function<Catalog, PrincipalExplainer> explainers) {
    this.session = session;
    this.dataFolder = dataFolder;
    this.catalogs = catalogs;
    this.explainers = explainers;
  }

  /**
   * The command with an option for each {@link Setting}.
   *
   * @param dataFolder where none is named
   * @param catalogs the catalog in force, by data folder
   */
  public static CommandLine line(
      Session session,
      Supplier<Path> dataFolder,
      Function<Path, Catalog> catalogs,
      Function<Catalog, PrincipalExplainer> explainers) {
    CommandLine line = new CommandLine(new ServeCommand(session, dataFolder, catalogs, explainers));
    for (Setting setting : Setting.values()) {
      line.getCommandSpec()
          .addOption(
              OptionSpec.builder(setting.option())
                  .type(String.class)
                  .paramLabel(setting.form())
                  .description(setting.description())
                  .build());
    }
    return line;
  }

  /**
   * Loads, beside whatever else is done first, what every server takes some time to load: one after
   * the other, in the order of need, as two processors do no more at once.
   */
  public static void prepare() {
    Thread.ofPlatform()
        .name("prepare")
        .daemon()
        .start(
            () -> {
              Database.load();
              Catalog.bundled().info();
              ApiServer.load();
            });
  }

  @Override
  public Integer call() throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    Server server = start();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  stopped.countDown();
                },
                "stop"));
    stopped.await();
    return Exit.OK.code();
  }

  /** Everything but the waiting. */
  Server start() {
    DataFolder folder = DataFolder.open(data == null ? dataFolder.get() : data);
    Catalog catalog = catalogs.apply(folder.path());
    List<SampleSource> sources =
        sample
            ? List.of(new SampleSource(folder.file(DataFolder.SAMPLE), SAMPLE_ACCOUNT))
            : List.of();
    ServerSettings settings =
        SettingsReader.read(
            folder.path(), session.environment(), options(), sources, session.errIsTerminal());
    if (sample) {
      SampleFolderWriter.write(folder.file(DataFolder.SAMPLE), catalog);
    }
    Server server =
        Server.start(
            settings, folder, catalog, explainers.apply(catalog), session.err(), session.clock());
    if (sample) {
      sampleAnalyzer(server);
    }
    new Greeting(session.out(), folder, settings).say(server, sample);
    return server;
  }

  private Map<String, String> options() {
    Map<String, String> options = new HashMap<>(others);
    for (Setting setting : Setting.values()) {
      String value = spec.findOption(setting.option()).getValue();
      if (value != null) {
        options.put(setting.key(), value);
      }
    }
    return options;
  }

  private void sampleAnalyzer(Server server) {
    AnalyzerStore analyzers = server.database().analyzers();
    Instant now = session.clock().instant();
    boolean none = analyzers.all().stream().noneMatch(one -> one.type().organization());
    if (none) {
      Analyzer made =
          analyzers.create(
              SAMPLE_ANALYZER,
              AnalyzerType.ORGANIZATION_UNUSED_ACCESS,
              AnalyzerConfiguration.DEFAULT,
              Map.of(),
              List.of(),
              now,
              Quotas.DEFAULT.analyzers(AnalyzerType.ORGANIZATION_UNUSED_ACCESS));
      server.scans().request(made);
    }
  }
}

package dev.dormouse.app.serve;

import static java.util.stream.Collectors.joining;

import dev.dormouse.analyzers.Home;
import dev.dormouse.analyzers.life.LifeSettings;
import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import dev.dormouse.findings.Exclusions;
import dev.dormouse.findings.Settings;
import dev.dormouse.store.DatabaseSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;

/** Makes {@link ServerSettings} of what was given; what is wrong ends the program with one line. */
final class SettingsReader {
  static final String FILE = "dormouse.conf";

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration YEAR = Duration.ofDays(365);

  /** On SQLite nobody else can take over; a restarted server waits for itself. */
  private static final Duration ALONE = Duration.ofSeconds(10);

  private static final Duration SHARED = Duration.ofSeconds(40);

  private final Path data;
  private final GivenSettings given;
  private final SettingValues values;

  private SettingsReader(Path data, GivenSettings given) {
    this.data = data;
    this.given = given;
    this.values = new SettingValues(given);
  }

  /**
   * @param options by name, as {@link GivenSettings#read} takes them
   * @param sample the account of the sample organization, or empty if that is not to be served
   * @param terminal whether a person reads the log
   * @throws Failure naming the place of a wrong value
   */
  static ServerSettings read(
      Path data,
      Map<String, String> environment,
      Map<String, String> options,
      List<SampleSource> sample,
      boolean terminal) {
    GivenSettings given = GivenSettings.read(data.resolve(FILE), environment, options);
    return new SettingsReader(data, given).read(sample, terminal);
  }

  /** The database alone, for commands that need nothing else. */
  static DatabaseSettings database(Path data, Map<String, String> environment) {
    GivenSettings given = GivenSettings.read(data.resolve(FILE), environment, Map.of());
    return new DatabaseReader(data, given).read();
  }

  private ServerSettings read(List<SampleSource> sample, boolean terminal) {
    DatabaseSettings database = new DatabaseReader(data, given).read();
    return new ServerSettings(
        data,
        home(sample),
        values
            .text(Setting.ADMINISTRATOR, "true|false", "is none of true, false")
            .map(Boolean::parseBoolean),
        sample.isEmpty()
            ? values.paths(Setting.SOURCE)
            : sample.stream().map(SampleSource::folder).toList(),
        database,
        new ListeningReader(given).read(),
        jobs(database),
        analysis(),
        values.number(Setting.THROTTLE, 2_000, 1, 100_000),
        log(terminal),
        exposed());
  }

  private List<String> exposed() {
    return new SecretFiles(data.resolve(FILE), given)
        .paths().stream().flatMap(file -> FileModes.exposed(file).stream()).toList();
  }

  private Home home(List<SampleSource> sample) {
    String form = "[0-9]{12}";
    String reason = "is not an account id of 12 digits";
    String account =
        sample.isEmpty()
            ? values.needed(Setting.ACCOUNT, form, reason)
            : values.text(Setting.ACCOUNT, form, reason).orElse(sample.getFirst().account());
    String region =
        values
            .text(Setting.REGION, "[a-z]{2,}(-[a-z0-9]+)+", "is not a Region")
            .orElse("us-east-1");
    String partition =
        values
            .text(Setting.PARTITION, "aws(-[a-z]+)*", "is not a partition")
            .orElse(partition(region));
    return new Home(partition, region, account);
  }

  private static String partition(String region) {
    return region.startsWith("cn-")
        ? "aws-cn"
        : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }

  private JobSettings jobs(DatabaseSettings database) {
    Duration patience =
        switch (database) {
          case DatabaseSettings.Sqlite _ -> ALONE;
          case DatabaseSettings.Postgres _ -> SHARED;
        };
    int processors = Runtime.getRuntime().availableProcessors();
    return new JobSettings(
        values.time(Setting.RESCAN, DAY, MINUTE, YEAR),
        values.time(Setting.WATCH, MINUTE, SECOND, DAY),
        values.time(Setting.TAKE_OVER, patience, Duration.ofSeconds(4), DAY),
        values.number(Setting.SCANS, Math.clamp(processors / 2, 1, 4), 1, 64));
  }

  private AnalysisChoices analysis() {
    Settings settings = Settings.DEFAULT;
    LifeSettings life = LifeSettings.DEFAULT;
    for (Map.Entry<String, Given> other : given.others().entrySet()) {
      String name = other.getKey();
      String value = other.getValue().value();
      if (!LifeSettings.NAMES.contains(name) && !Settings.NAMES.contains(name)) {
        throw unknown(other.getValue());
      }
      try {
        if (LifeSettings.NAMES.contains(name)) {
          life = life.with(name, value);
        } else {
          settings = settings.with(name, value);
        }
      } catch (IllegalArgumentException e) {
        throw new Failure(
            other.getValue().inFile() ? Exit.BAD_INPUT : Exit.USAGE,
            other.getValue().where() + ": " + e.getMessage());
      }
    }
    return new AnalysisChoices(
        settings,
        life,
        values.text(Setting.OWN_ROLE, Exclusions.COLLECTOR_ROLE),
        values
            .text(Setting.ORGANIZATION, "o-[a-z0-9]{10,32}", "is not an organization's id")
            .orElse(""));
  }

  private static Failure unknown(Given other) {
    Stream<String> names =
        Stream.of(
                Settings.NAMES.stream(),
                LifeSettings.NAMES.stream(),
                Arrays.stream(Setting.values()).map(Setting::key))
            .flatMap(all -> all);
    return new Failure(
        other.inFile() ? Exit.BAD_INPUT : Exit.USAGE,
        other.where() + ": no such setting; there are " + names.collect(joining(", ")));
  }

  private LogSettings log(boolean terminal) {
    String format = values.oneOf(Setting.LOG_FORMAT, List.of("auto", "text", "json"));
    Level level =
        switch (values.oneOf(Setting.LOG_LEVEL, List.of("info", "error", "warn", "debug"))) {
          case "error" -> Level.SEVERE;
          case "warn" -> Level.WARNING;
          case "debug" -> Level.FINE;
          default -> Level.INFO;
        };
    return new LogSettings(format.equals("json") || (format.equals("auto") && !terminal), level);
  }
}

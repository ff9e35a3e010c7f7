package dev.dormouse.app;

import dev.dormouse.snapshot.sample.FolderInUseException;
import dev.dormouse.snapshot.sample.Sample;
import dev.dormouse.snapshot.sample.SampleSettings;
import dev.dormouse.snapshot.sample.SampleSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code dormouse sample}: writes a sample organization to look at, to test and to measure with.
 */
@Command(
    name = "sample",
    description = {
      "Writes a sample organization as a snapshot folder.",
      "Without --accounts and --principals: twelve accounts with 100 findings at 90 days."
    })
final class SampleCommand implements Callable<Integer> {
  private static final int DEFAULT_ACCOUNTS = 10;
  private static final int DEFAULT_PRINCIPALS = 100;

  @Parameters(
      paramLabel = "DIR",
      description = "A folder that does not exist, is empty, or holds an earlier sample.")
  Path folder = Path.of("");

  @Option(
      names = "--accounts",
      paramLabel = "N",
      description = "Make an organization of N accounts (10 if only --principals is given).")
  @Nullable Integer accounts;

  @Option(
      names = "--principals",
      paramLabel = "N",
      description = "N users and roles in each account (100 if only --accounts is given).")
  @Nullable Integer principals;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Another organization of the same kind. The same options always give the same bytes.")
  long seed = SampleSettings.DEFAULT_SEED;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "When it was collected, such as 2026-11-01 (the default).")
  @Nullable String asOf;

  private final Session session;
  private final Catalogs catalogs;

  SampleCommand(Session session, Catalogs catalogs) {
    this.session = session;
    this.catalogs = catalogs;
  }

  @Override
  public Integer call() {
    SampleSettings settings = new SampleSettings(shape(), seed, moment());
    SampleSummary summary = write(settings);
    session
        .out()
        .printf(
            "%,d accounts with %,d roles and %,d users, as of %s, are in %s%nNext: dormouse scan %s%n",
            summary.accounts(), summary.roles(), summary.users(), settings.asOf(), folder, folder);
    return Exit.OK.code();
  }

  private SampleSummary write(SampleSettings settings) {
    int threads = Runtime.getRuntime().availableProcessors();
    Sample sample = new Sample(settings, catalogs.current(), threads);
    try (Progress progress = new Progress(session, "accounts", expected(settings.shape()))) {
      return sample.write(folder, (done, all) -> progress.to(done));
    } catch (FolderInUseException e) {
      throw new Failure(Exit.CANNOT_WRITE, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new Failure(Exit.CANNOT_WRITE, folder + ": the sample cannot be written: " + e);
    }
  }

  private static int expected(SampleSettings.Shape shape) {
    return switch (shape) {
      case SampleSettings.Announcement() -> 12;
      case SampleSettings.Scaled scaled -> scaled.accounts();
    };
  }

  private SampleSettings.Shape shape() {
    if (accounts == null && principals == null) {
      return new SampleSettings.Announcement();
    }
    try {
      return new SampleSettings.Scaled(
          accounts == null ? DEFAULT_ACCOUNTS : accounts,
          principals == null ? DEFAULT_PRINCIPALS : principals);
    } catch (IllegalArgumentException e) {
      throw new Failure(Exit.USAGE, "--" + e.getMessage());
    }
  }

  private Instant moment() {
    return asOf == null ? SampleSettings.DEFAULT_AS_OF : AnalysisOptions.moment(asOf);
  }
}

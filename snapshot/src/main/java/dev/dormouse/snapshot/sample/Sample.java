package dev.dormouse.snapshot.sample;

import dev.dormouse.catalog.Catalog;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Writes a sample organization as a snapshot folder. */
public final class Sample {
  private final SampleSettings settings;
  private final Vocabulary vocabulary;
  private final int threads;

  /**
   * @param catalog where the names of actions come from
   * @param threads how many accounts are written at once; the bytes do not depend on it
   */
  public Sample(SampleSettings settings, Catalog catalog, int threads) {
    this.settings = settings;
    this.vocabulary = new Vocabulary(catalog);
    this.threads = threads;
  }

  /**
   * Writes the sample. An earlier sample in the same folder is replaced.
   *
   * @throws FolderInUseException if the folder holds anything else; nothing is changed then
   * @throws IOException if the folder cannot be written
   */
  public SampleSummary write(Path folder, SampleProgress progress) throws IOException {
    new SampleFolder(folder).prepare(settings);
    SampleOrganization organization = organization();
    var moments = new Moments(settings.asOf(), settings.seed());
    new OrganizationWriter(organization, moments, folder).write();
    var tally = new Tally(organization.headers().size(), progress);
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int i = 0; i < organization.headers().size(); i++) {
      int index = i;
      tasks.add(
          () -> {
            SampleAccount account = organization.account().apply(index);
            var scene = new Scene(account, new Ids(settings.seed()), moments, vocabulary);
            new AccountWriter(scene, folder.resolve(account.id())).write();
            tally.add(account);
            return null;
          });
    }
    runAll(tasks);
    return tally.summary();
  }

  private SampleOrganization organization() {
    return switch (settings.shape()) {
      case SampleSettings.Announcement() -> DefaultOrganization.make(vocabulary);
      case SampleSettings.Scaled(int accounts, int principals) ->
          new ScaledOrganization(accounts, principals, settings.seed()).make();
    };
  }

  private void runAll(List<Callable<Void>> tasks) throws IOException {
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<Void>> running = tasks.stream().map(executor::submit).toList();
      try {
        for (Future<Void> task : running) {
          task.get();
        }
      } catch (ExecutionException e) {
        executor.shutdownNow();
        throw failure(e.getCause());
      } catch (InterruptedException e) {
        executor.shutdownNow();
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while writing the sample");
      }
    }
  }

  private static IOException failure(@Nullable Throwable cause) {
    return switch (cause) {
      case IOException io -> io;
      case JacksonException json when json.getCause() instanceof IOException io -> io;
      case RuntimeException bug -> throw bug;
      case Error error -> throw error;
      case null, default -> new IOException("could not write the sample", cause);
    };
  }

  /** Counts what is written, under one lock, so that the listener hears rising numbers. */
  private static final class Tally {
    private final int all;
    private final SampleProgress progress;
    private SampleSummary summary = new SampleSummary(0, 0, 0);

    Tally(int all, SampleProgress progress) {
      this.all = all;
      this.progress = progress;
    }

    synchronized void add(SampleAccount account) {
      summary = summary.plus(account);
      progress.accountsWritten(summary.accounts(), all);
    }

    synchronized SampleSummary summary() {
      return summary;
    }
  }
}
